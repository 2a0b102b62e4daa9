package dev.callsheet.studio;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.callsheet.problem.AmbientFailure;
import dev.callsheet.problem.AmbientFailure.Forbidden;
import dev.callsheet.problem.AmbientFailure.IdempotencyInFlight;
import dev.callsheet.problem.AmbientFailure.IdempotencyKeyReused;
import dev.callsheet.problem.AmbientFailure.Internal;
import dev.callsheet.problem.AmbientFailure.InvalidRequest;
import dev.callsheet.problem.AmbientFailure.MalformedBody;
import dev.callsheet.problem.AmbientFailure.MethodNotAllowed;
import dev.callsheet.problem.AmbientFailure.NoRoute;
import dev.callsheet.problem.AmbientFailure.RateLimited;
import dev.callsheet.problem.AmbientFailure.Timeout;
import dev.callsheet.problem.AmbientFailure.TooLarge;
import dev.callsheet.problem.AmbientFailure.Unauthenticated;
import dev.callsheet.problem.AmbientFailure.Unavailable;
import dev.callsheet.problem.AmbientFailure.UnsupportedMediaType;
import dev.callsheet.problem.AmbientFailure.Violation;
import dev.callsheet.problem.Dialect;
import dev.callsheet.problem.ErrorFacts;
import dev.callsheet.problem.FailureAnswer;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Studio's errors: {@code {"error":{"code","message",…}}}, details beside the message. */
@Singleton
final class StudioDialect implements Dialect {

  @Override
  public String family() {
    return "studio";
  }

  @Override
  public FailureAnswer answer(AmbientFailure failure) {
    return switch (failure) {
      case MalformedBody(var reason) -> FailureAnswer.of(400, "bad_request", reason);
      case InvalidRequest(var violations) -> invalid(violations);
      case Unauthenticated() ->
          FailureAnswer.of(
                  401,
                  "unauthenticated",
                  "A valid API key is required: Authorization: Bearer sk_studio_…")
              .withHeader("WWW-Authenticate", "Bearer");
      case Forbidden(var reason) -> FailureAnswer.of(403, "forbidden", reason);
      case NoRoute() -> FailureAnswer.of(404, "not_found", "There is nothing at this path.");
      case MethodNotAllowed(var allow) ->
          FailureAnswer.of(
                  405, "method_not_allowed", "This path allows " + String.join(", ", allow) + ".")
              .withHeader("Allow", String.join(", ", allow));
      case UnsupportedMediaType(var expected) ->
          FailureAnswer.of(
              415,
              "unsupported_media_type",
              "The request body must be " + String.join(" or ", expected) + ".");
      case TooLarge(var maxBytes) ->
          FailureAnswer.of(
              413,
              "payload_too_large",
              "The request body may have at most " + maxBytes + " bytes.");
      case Timeout() ->
          FailureAnswer.of(408, "request_timeout", "The request body arrived too slowly.");
      case RateLimited(var retryAfter) ->
          FailureAnswer.of(429, "rate_limited", "This key has made too many requests.")
              .withRetryAfter(retryAfter);
      case IdempotencyInFlight() ->
          FailureAnswer.of(
              409, "conflict", "A request with this Idempotency-Key is still being answered.");
      case IdempotencyKeyReused() ->
          invalid(
              List.of(new Violation("Idempotency-Key", "was already used with another request")));
      case Unavailable(var retryAfter) ->
          FailureAnswer.of(
                  503, "upstream_unavailable", "A service behind this one cannot be reached now.")
              .withRetryAfter(retryAfter);
      case Internal() ->
          FailureAnswer.of(
              500, "internal_error", "Something failed on our side; quote the X-Request-Id.");
    };
  }

  @Override
  public Object body(ErrorFacts facts) {
    return new Envelope(new Error(facts.code(), facts.message(), facts.details()));
  }

  private static FailureAnswer invalid(List<Violation> violations) {
    return FailureAnswer.of(422, "validation_error", "Some fields are not valid; see fields.")
        .withDetails(new Fields(violations));
  }

  private record Envelope(Error error) {}

  private record Error(String code, String message, @JsonUnwrapped @Nullable Object details) {}

  private record Fields(List<Violation> fields) {}
}
