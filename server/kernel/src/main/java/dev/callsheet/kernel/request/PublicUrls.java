package dev.callsheet.kernel.request;

import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkErrorException;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The URLs under which callers reach this server. */
@Singleton
public final class PublicUrls {
  private static final Pattern ORIGIN =
      Pattern.compile("(?i:https?)://([0-9A-Za-z._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

  private final @Nullable String configured;
  private final RequestOrigin origin;

  /**
   * Keeps the configuration.
   *
   * @param configured the URL of the server as callers see it; null takes it from each request
   */
  PublicUrls(
      @Nullable @Value("${callsheet.public-url:}") String configured, HttpSettings settings) {
    this.configured = configured == null || configured.isBlank() ? null : configured;
    this.origin = new RequestOrigin(settings.trustedNetworks());
  }

  /**
   * Returns the URL of a path.
   *
   * @param path begins with a slash
   * @throws FrameworkErrorException when the request names a host that is none
   */
  public URI of(String path) {
    return configured == null
        ? URI.create(ServerRequestContext.currentRequest().map(this::origin).orElse("") + path)
        : URI.create(configured + path);
  }

  private String origin(HttpRequest<?> request) {
    var told = origin.of(request);
    // Anybody may send any header.
    if (!ORIGIN.matcher(told).matches()) {
      throw new FrameworkErrorException(
          new FrameworkError.MalformedBody("The header that names the host is malformed."));
    }
    return told;
  }
}
