package dev.callsheet.http;

import dev.callsheet.problem.FrameworkError;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.exceptions.response.HateoasErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Writes the errors that the framework raises outside of all filters and error routes. */
@Singleton
@Replaces(HateoasErrorResponseProcessor.class)
final class LastResort implements ErrorResponseProcessor<Object> {
  private final Failures failures;
  private final Answers answers;
  private final Cors cors;

  LastResort(Failures failures, Answers answers, Cors cors) {
    this.failures = failures;
    this.answers = answers;
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
            .orElseGet(() -> Failures.ofStatus(framework.code()));
    var answer = answers.write(request, error);
    answer.getHeaders().set(RequestIds.HEADER, RequestState.of(request).requestId());
    cors.admit(request, answer);
    return (MutableHttpResponse<Object>) answer;
  }
}
