package dev.callsheet.http;

import dev.callsheet.api.DeclaredError;
import dev.callsheet.api.DeclaredResponse;
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
final class AnswerFilter {
  private final Answers answers;
  private final FailureLog failureLog;

  AnswerFilter(Answers answers, FailureLog failureLog) {
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
