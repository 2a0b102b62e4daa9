package dev.callsheet.kernel.connection;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Lets a client that cannot send {@code PATCH} or {@code DELETE} send a {@code POST} and name the
 * method in {@code X-HTTP-Method-Override}, which the tus protocol (1.0.0) asks of its servers.
 */
final class MethodOverride {
  private static final String HEADER = "X-HTTP-Method-Override";

  private MethodOverride() {}

  /** Gives the request the method that it means. */
  static void apply(HttpRequest request) {
    if (!request.method().equals(HttpMethod.POST)) {
      return;
    }
    var meant = request.headers().get(HEADER);
    if (HttpMethod.PATCH.name().equals(meant) || HttpMethod.DELETE.name().equals(meant)) {
      request.setMethod(HttpMethod.valueOf(meant));
    }
  }
}
