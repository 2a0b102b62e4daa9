package dev.callsheet.kernel.request;

import com.github.f4b6a3.ulid.UlidCreator;
import io.micronaut.http.HttpRequest;
import java.util.Locale;
import java.util.regex.Pattern;

/** Request ids: the client's own where it is harmless, else a new one. */
public final class RequestIds {
  /** Where a request and its answer have it. */
  public static final String HEADER = "X-Request-Id";

  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  private RequestIds() {}

  static String of(HttpRequest<?> request) {
    var supplied = request.getHeaders().get(HEADER);
    return supplied != null && SANE.matcher(supplied).matches() ? supplied : next();
  }

  /** Returns a new one: {@code req_} and a lower-case ULID. */
  public static String next() {
    return "req_" + UlidCreator.getMonotonicUlid().toString().toLowerCase(Locale.ROOT);
  }
}
