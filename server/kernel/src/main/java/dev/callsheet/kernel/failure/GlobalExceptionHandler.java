package dev.callsheet.kernel.failure;

import dev.callsheet.kernel.response.ResponseWriter;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;

/** Where every exception ends that no handler caught. */
@Controller
final class GlobalExceptionHandler {
  private final ExceptionTranslator failures;
  private final FailureLog failureLog;
  private final ResponseWriter answers;

  GlobalExceptionHandler(
      ExceptionTranslator failures, FailureLog failureLog, ResponseWriter answers) {
    this.failures = failures;
    this.failureLog = failureLog;
    this.answers = answers;
  }

  @Error(global = true)
  HttpResponse<?> answer(HttpRequest<?> request, Throwable thrown) {
    var error = failures.of(request, thrown);
    failureLog.framework(request, error, thrown);
    return answers.write(request, error);
  }
}
