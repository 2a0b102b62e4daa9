package dev.callsheet.kernel.request;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The elements of {@code Forwarded} (RFC 7239), of which each proxy adds one. */
final class Forwarded {
  /** An element up to its comma; commas within quotes are not the end. */
  private static final Pattern ELEMENT = Pattern.compile("(?:[^,\"]|\"(?:[^\"\\\\]|\\\\.)*+\")++");

  private static final Pattern PAIR =
      Pattern.compile("\\s*([A-Za-z]+)=(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;,\"\\s]*))\\s*(?:;|$)");

  private Forwarded() {}

  /** Returns the parameters of each element of a header, by names in small letters. */
  static Stream<Map<String, String>> elements(String header) {
    return ELEMENT.matcher(header).results().map(element -> parameters(element.group()));
  }

  private static Map<String, String> parameters(String element) {
    var parameters = new HashMap<String, String>();
    PAIR.matcher(element)
        .results()
        .forEach(
            pair ->
                parameters.put(
                    pair.group(1).toLowerCase(Locale.ROOT),
                    pair.group(2) == null
                        ? pair.group(3)
                        : pair.group(2).replaceAll("\\\\(.)", "$1")));
    return parameters;
  }
}
