package dev.callsheet.kernel.cors;

import dev.callsheet.kernel.access.RateLimitHeaders;
import dev.callsheet.kernel.request.FilterOrder;
import dev.callsheet.kernel.request.RequestIds;
import dev.callsheet.kernel.request.RequestState;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link Cors} around everything. The framework's own filter stands within those of ours, and
 * so would miss what they answer by themselves: that a key is missing, or has asked too often.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
@Order(FilterOrder.CORS)
final class CorsFilter {
  private final Cors cors;
  private final RateLimitHeaders limits;

  CorsFilter(Cors cors, RateLimitHeaders limits) {
    this.cors = cors;
    this.limits = limits;
  }

  @RequestFilter
  @Nullable HttpResponse<?> preflight(HttpRequest<?> request) {
    return cors.preflight(request)
        .map(
            response -> {
              limits.complete(request, response);
              cors.admit(request, response);
              response.header(RequestIds.HEADER, RequestState.of(request).requestId());
              return response;
            })
        .orElse(null);
  }

  @ResponseFilter
  void admit(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (!RequestState.isManagement(request)) {
      cors.admit(request, response);
    }
  }
}
