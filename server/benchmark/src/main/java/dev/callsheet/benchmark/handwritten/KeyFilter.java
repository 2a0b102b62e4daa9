package dev.callsheet.benchmark.handwritten;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds who presents a key, by the hash of its secret. */
@ServerFilter("/v1/**")
@Order(FilterOrder.KEY)
final class KeyFilter {
  private static final String SCHEME = "Bearer ";
  private static final String PREFIX = "sk_studio_";

  private final KeyRepository keys;

  KeyFilter(KeyRepository keys) {
    this.keys = keys;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable HttpResponse<?> authenticate(HttpRequest<?> request) {
    var caller = caller(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
    if (caller.isEmpty()) {
      return HttpResponse.unauthorized()
          .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
          .body(ErrorBody.of("unauthenticated", "This API key is unknown."));
    }
    if (caller.get().suspended()) {
      return HttpResponse.status(403, "Forbidden")
          .body(ErrorBody.of("forbidden", "The owner of this API key is suspended."));
    }
    request.setAttribute(Caller.ATTRIBUTE, caller.get());
    return null;
  }

  private Optional<Caller> caller(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith(SCHEME + PREFIX)) {
      return Optional.empty();
    }
    var hash = sha256(authorization.substring(SCHEME.length()));
    return keys.find(hash).filter(key -> MessageDigest.isEqual(key.secretSha256(), hash));
  }

  private static byte[] sha256(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException exception) {
      throw new IllegalStateException(exception); // every Java platform has it
    }
  }
}
