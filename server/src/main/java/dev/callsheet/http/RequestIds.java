package dev.callsheet.http;

import dev.callsheet.api.Contract;
import dev.callsheet.id.Ids;
import io.micronaut.http.HttpRequest;
import java.util.regex.Pattern;

/** Request ids: the client's own where it is harmless and no key, else a new one. */
final class RequestIds {
  static final String HEADER = "X-Request-Id";

  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  private RequestIds() {}

  static String of(HttpRequest<?> request) {
    var supplied = request.getHeaders().get(HEADER);
    if (supplied != null && SANE.matcher(supplied).matches() && !isKey(supplied)) {
      return supplied;
    }
    return next();
  }

  private static boolean isKey(String text) {
    return Contract.families().stream()
        .flatMap(family -> family.keyPrefixes().stream())
        .anyMatch(text::startsWith);
  }

  static String next() {
    return Ids.next("req");
  }
}
