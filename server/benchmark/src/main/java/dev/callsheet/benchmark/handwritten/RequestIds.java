package dev.callsheet.benchmark.handwritten;

import com.github.f4b6a3.ulid.UlidCreator;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Gives each request an id, the client's own where it is harmless, and tells it. */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
@Order(FilterOrder.REQUEST_ID)
public final class RequestIds {
  private static final String HEADER = "X-Request-Id";
  private static final String ATTRIBUTE = "request-id";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  /** The id of a request. */
  public static String of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, String.class).orElseThrow();
  }

  /** Returns a new identifier: a prefix, an underscore and a lower-case ULID. */
  static String next(String prefix) {
    return prefix + '_' + UlidCreator.getMonotonicUlid().toString().toLowerCase(Locale.ROOT);
  }

  @RequestFilter
  void begin(HttpRequest<?> request) {
    var supplied = request.getHeaders().get(HEADER);
    var sane = supplied != null && SANE.matcher(supplied).matches();
    request.setAttribute(ATTRIBUTE, sane ? supplied : next("req"));
  }

  @ResponseFilter
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    response.header(HEADER, of(request));
  }
}
