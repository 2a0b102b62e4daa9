package dev.callsheet.kernel.connection;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Writes the path of a request target as its family and its operation are looked up, and keeps
 * targets that are no URI from being answered outside of any family: such a request is marked as
 * undecodable, and its target made readable so that its path still tells the family.
 */
final class RequestTargets {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  private static final String HARMLESS = UNRESERVED + "/?=&";
  private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");

  private RequestTargets() {}

  static void mend(HttpRequest request) {
    if (isHarmless(request.uri())) {
      return;
    }
    if (isReadable(request.uri())) {
      request.setUri(normal(request.uri()));
      return;
    }
    request.setUri(escaped(request.uri()));
    request.setDecoderResult(DecoderResult.failure(new DecoderException("not a URI")));
  }

  /** Whether nothing in a target can be written in another way, as in nearly all of them. */
  private static boolean isHarmless(String target) {
    for (int index = 0; index < target.length(); index++) {
      if (HARMLESS.indexOf(target.charAt(index)) < 0) {
        return false;
      }
    }
    return target.startsWith("/");
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

  /** The same target with nothing encoded in its path that need not be (RFC 3986, 6.2.2.2). */
  private static String normal(String target) {
    var path = target.split("\\?", 2)[0];
    return ENCODED.matcher(path).replaceAll(RequestTargets::decoded)
        + target.substring(path.length());
  }

  private static String decoded(MatchResult encoded) {
    var octet = (char) HexFormat.fromHexDigits(encoded.group(1));
    return UNRESERVED.indexOf(octet) < 0 ? encoded.group() : Character.toString(octet);
  }

  static String escaped(String target) {
    var escaped = new StringBuilder();
    for (var octet : normal(target).getBytes(StandardCharsets.UTF_8)) {
      if (HARMLESS.indexOf(octet) >= 0) {
        escaped.append((char) octet);
      } else {
        escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
      }
    }
    return escaped.toString();
  }
}
