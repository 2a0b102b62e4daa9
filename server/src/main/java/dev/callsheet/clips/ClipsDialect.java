package dev.callsheet.clips;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The errors of clips, which have no codes. What the caller can mend, or has to report, is {@code
 * {"message","trace_id"}}; what it is refused without a reason is {@code
 * {"timestamp","status","error","path"}}.
 */
@Singleton
final class ClipsDialect implements Dialect {
  private static final String NO_CODE = "-";
  private static final int LONGEST_MESSAGE = 1000;
  private static final Duration IN_FLIGHT_RETRY = Duration.ofSeconds(1);

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneOffset.UTC);

  @Override
  public String family() {
    return "clips";
  }

  @Override
  public FailureAnswer answer(AmbientFailure failure) {
    return switch (failure) {
      case MalformedBody(var reason) -> answer(400, reason);
      case InvalidRequest(var violations) -> answer(400, sentence(violations));
      case IdempotencyKeyReused() ->
          answer(400, "Idempotency-Key was already used with another request.");
      case Unauthenticated() ->
          answer(403, "A valid API key is required: Authorization: Bearer clp_…");
      case Forbidden(var reason) -> answer(403, reason);
      case NoRoute() -> answer(404, "There is nothing at this path.");
      case MethodNotAllowed(var allow) ->
          answer(405, "This path does not allow this method.")
              .withHeader("Allow", String.join(", ", allow));
      case Timeout() -> answer(408, "The request body arrived too slowly.");
      case TooLarge(var maxBytes) ->
          answer(413, "The request body may have at most " + maxBytes + " bytes.");
      case UnsupportedMediaType(var expected) ->
          answer(415, "The request body must be " + String.join(" or ", expected) + ".");
      case RateLimited(var retryAfter) ->
          answer(429, "This key has made too many requests.").withRetryAfter(retryAfter);
      case IdempotencyInFlight() ->
          answer(429, "A request with this Idempotency-Key is still being answered.")
              .withRetryAfter(IN_FLIGHT_RETRY);
      case Internal() -> answer(500, "Something failed on our side; quote the trace_id.");
      case Unavailable(var retryAfter) ->
          answer(503, "A service behind this one cannot be reached now.")
              .withRetryAfter(retryAfter);
    };
  }

  @Override
  public Object body(ErrorFacts facts) {
    return switch (facts.status()) {
      case 403, 404, 405, 429 ->
          new Refusal(
              timestamp(facts.at()),
              facts.status(),
              HttpStatus.valueOf(facts.status()).getReason(),
              facts.path());
      default -> new Failure(facts.message(), facts.requestId());
    };
  }

  private static FailureAnswer answer(int status, String message) {
    return FailureAnswer.of(status, NO_CODE, message);
  }

  private static String sentence(List<Violation> violations) {
    var all =
        violations.stream()
            .map(violation -> violation.field() + " " + violation.message())
            .collect(Collectors.joining("; "));
    var longest = Math.min(all.codePointCount(0, all.length()), LONGEST_MESSAGE);
    return all.substring(0, all.offsetByCodePoints(0, longest));
  }

  private static String timestamp(Instant at) {
    return TIMESTAMP.format(at);
  }

  private record Failure(String message, @JsonProperty("trace_id") String traceId) {}

  private record Refusal(String timestamp, int status, String error, String path) {}
}
