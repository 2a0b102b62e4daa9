package dev.callsheet.problem;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a family answers an ambient failure.
 *
 * @param details the code's own properties, as the document's catalogue gives them; null for none
 * @param headers the headers that this failure needs, such as {@code Retry-After} or {@code Allow}
 */
public record FailureAnswer(
    int status,
    String code,
    String message,
    @Nullable Object details,
    Map<String, String> headers) {
  public FailureAnswer {
    headers = Map.copyOf(headers);
  }

  /** An answer with neither details nor headers. */
  public static FailureAnswer of(int status, String code, String message) {
    return new FailureAnswer(status, code, message, null, Map.of());
  }

  /** The same answer with {@code details}. */
  public FailureAnswer withDetails(Object newDetails) {
    return new FailureAnswer(status, code, message, newDetails, headers);
  }

  /** The same answer with one more header. */
  public FailureAnswer withHeader(String name, String value) {
    var more = new TreeMap<>(headers);
    more.put(name, value);
    return new FailureAnswer(status, code, message, details, more);
  }

  /** The same answer with {@code Retry-After}, in whole seconds, at least one. */
  public FailureAnswer withRetryAfter(Duration wait) {
    var seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    return withHeader("Retry-After", Long.toString(seconds));
  }
}
