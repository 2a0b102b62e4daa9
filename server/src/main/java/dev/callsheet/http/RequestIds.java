package dev.callsheet.http;

import dev.callsheet.id.Ids;
import io.micronaut.http.HttpRequest;
import java.util.regex.Pattern;

/** Request ids: the client's own where it is harmless, else a new one. */
final class RequestIds {
  static final String HEADER = "X-Request-Id";

  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  private RequestIds() {}

  static String of(HttpRequest<?> request) {
    var supplied = request.getHeaders().get(HEADER);
    if (supplied != null && SANE.matcher(supplied).matches()) {
      return supplied;
    }
    return next();
  }

  static String next() {
    return Ids.next("req");
  }
}
