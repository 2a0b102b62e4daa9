package dev.callsheet.registry.apikey;

import dev.callsheet.caller.Caller;
import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.Objects;

/** Makes keys with webhooks, for the tests of other packages. */
public final class KeyDesk {
  private KeyDesk() {}

  /** The ids of a key and of its endpoint. */
  public record Made(String keyId, String endpointId) {}

  public static Made make(ApplicationContext context, Caller caller, String url) {
    var keys = context.getBean(RegistryKeys.class);
    var scopes = List.copyOf(caller.scopes());
    return switch (keys.create(caller, "Told", scopes, url)) {
      case KeyIssue.Issued issued ->
          new Made(issued.key().id(), Objects.requireNonNull(issued.webhook()).endpoint().id());
      case KeyIssue other -> throw new AssertionError(other);
    };
  }
}
