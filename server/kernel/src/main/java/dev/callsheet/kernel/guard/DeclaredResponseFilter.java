package dev.callsheet.kernel.guard;

import dev.callsheet.kernel.contract.DeclaredError;
import dev.callsheet.kernel.contract.DeclaredResponse;
import dev.callsheet.kernel.failure.FailureLog;
import dev.callsheet.kernel.request.FilterOrder;
import dev.callsheet.kernel.response.ResponseWriter;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import org.jspecify.annotations.Nullable;

/** The innermost filter: writes what a controller returned. */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class DeclaredResponseFilter {
  private final ResponseWriter answers;
  private final FailureLog failureLog;

  DeclaredResponseFilter(ResponseWriter answers, FailureLog failureLog) {
    this.answers = answers;
    this.failureLog = failureLog;
  }

  @ResponseFilter
  @Order(FilterOrder.ANSWER)
  MutableHttpResponse<?> write(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (!(returned(request, response) instanceof DeclaredResponse declared)) {
      return response;
    }
    if (declared instanceof DeclaredError error) {
      failureLog.declared(request, error);
    }
    return answers.write(request, declared);
  }

  /** The framework puts aside what a handler returned to a {@code HEAD}. */
  private static @Nullable Object returned(HttpRequest<?> request, HttpResponse<?> response) {
    return request.getMethod() == HttpMethod.HEAD
        ? RouteAttributes.getHeadBody(response).orElse(null)
        : response.body();
  }
}
