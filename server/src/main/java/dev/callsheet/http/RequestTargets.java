package dev.callsheet.http;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Keeps request targets that are no URI from being answered outside of any family: such a request
 * is marked as undecodable, and its target made readable so that its path still tells the family.
 */
final class RequestTargets {
  private static final String HARMLESS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/?=&";

  private RequestTargets() {}

  static void mend(HttpRequest request) {
    if (isReadable(request.uri())) {
      return;
    }
    request.setUri(escaped(request.uri()));
    request.setDecoderResult(DecoderResult.failure(new DecoderException("not a URI")));
  }

  private static boolean isReadable(String target) {
    try {
      var unused = new URI(target);
      // No id holds a NUL; in a query the parameter's own check refuses it.
      return !target.split("\\?", 2)[0].contains("%00");
    } catch (URISyntaxException e) {
      return false;
    }
  }

  static String escaped(String target) {
    var escaped = new StringBuilder();
    for (var octet : target.getBytes(StandardCharsets.UTF_8)) {
      if (HARMLESS.indexOf(octet) >= 0) {
        escaped.append((char) octet);
      } else {
        escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
      }
    }
    return escaped.toString();
  }
}
