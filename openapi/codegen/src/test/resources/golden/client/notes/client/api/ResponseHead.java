package notes.client.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came before the body of an answer.
 *
 * @param operation the operation that was answered
 * @param status the HTTP status
 * @param headers the headers by name, whose case does not matter
 */
public record ResponseHead(
    ApiOperation operation, int status, Map<String, List<String>> headers) {

  /** Copies the headers. */
  public ResponseHead {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = Collections.unmodifiableMap(copy);
  }

  /** Returns a header's first value, or null when the answer does not carry it. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** Returns the id under which the server logged the request, if it sent one. */
  public @Nullable String requestId() {
    return header("X-Request-Id");
  }

  /** Returns the time that {@code Retry-After} asks to wait, if the header is there and readable. */
  public @Nullable Duration retryAfter() {
    String value = header("Retry-After");
    if (value == null) {
      return null;
    }
    try {
      return Duration.ofSeconds(Math.max(0, Long.parseLong(value.strip())));
    } catch (NumberFormatException notSeconds) {
      return untilDate(value);
    }
  }

  private @Nullable Duration untilDate(String value) {
    String now = header("Date");
    if (now == null) {
      return null;
    }
    try {
      Duration wait = Duration.between(httpDate(now), httpDate(value));
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException notDate) {
      return null;
    }
  }

  private static ZonedDateTime httpDate(String value) {
    return ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
  }
}
