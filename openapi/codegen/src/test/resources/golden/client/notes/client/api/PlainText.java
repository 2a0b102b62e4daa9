package notes.client.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** How values are written outside of JSON. */
final class PlainText {

  private PlainText() {}

  /** Returns the text of a value, or those of the values of a list. */
  static Stream<String> each(Object value) {
    return value instanceof Iterable<?> values
        ? StreamSupport.stream(values.spliterator(), false).map(PlainText::of)
        : Stream.of(of(value));
  }

  private static String of(Object value) {
    return value instanceof byte[] bytes
        ? Base64.getEncoder().encodeToString(bytes)
        : value.toString();
  }

  /** Returns a text as it can stand in a URL. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
