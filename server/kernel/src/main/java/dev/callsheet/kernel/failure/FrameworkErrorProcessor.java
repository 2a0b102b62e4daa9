package dev.callsheet.kernel.failure;

import dev.callsheet.kernel.access.RateLimitHeaders;
import dev.callsheet.kernel.cors.Cors;
import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.request.RequestIds;
import dev.callsheet.kernel.request.RequestState;
import dev.callsheet.kernel.response.RequestLog;
import dev.callsheet.kernel.response.ResponseWriter;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.exceptions.response.HateoasErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Writes the errors that the framework raises outside of all filters and error routes. */
@Singleton
@Replaces(HateoasErrorResponseProcessor.class)
final class FrameworkErrorProcessor implements ErrorResponseProcessor<Object> {
  private final ExceptionTranslator failures;
  private final ResponseWriter answers;
  private final RateLimitHeaders limits;
  private final Cors cors;

  FrameworkErrorProcessor(
      ExceptionTranslator failures, ResponseWriter answers, RateLimitHeaders limits, Cors cors) {
    this.failures = failures;
    this.answers = answers;
    this.limits = limits;
    this.cors = cors;
  }

  @Override
  @SuppressWarnings("unchecked")
  public MutableHttpResponse<Object> processResponse(
      ErrorContext context, MutableHttpResponse<?> framework) {
    var request = context.getRequest();
    FrameworkError error =
        context
            .getRootCause()
            .map(cause -> failures.of(request, cause))
            .orElseGet(() -> ExceptionTranslator.ofStatus(framework.code()));
    var answer = answers.write(request, error);
    answer.getHeaders().set(RequestIds.HEADER, RequestState.of(request).requestId());
    limits.complete(request, answer);
    cors.admit(request, answer);
    RequestLog.finished(request, RequestState.of(request), answer);
    return (MutableHttpResponse<Object>) answer;
  }
}
