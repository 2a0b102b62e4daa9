package dev.callsheet.kernel.response;

import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.kernel.contract.FrameworkAnswer;
import dev.callsheet.kernel.contract.FrameworkErrorKind;
import dev.callsheet.kernel.error.FieldPath;
import dev.callsheet.kernel.error.FrameworkError;
import dev.callsheet.kernel.error.FrameworkError.IdempotencyInFlight;
import dev.callsheet.kernel.error.FrameworkError.IdempotencyKeyReused;
import dev.callsheet.kernel.error.FrameworkError.Internal;
import dev.callsheet.kernel.error.FrameworkError.InvalidField;
import dev.callsheet.kernel.error.FrameworkError.InvalidRequest;
import dev.callsheet.kernel.error.FrameworkError.MalformedBody;
import dev.callsheet.kernel.error.FrameworkError.MalformedCredential;
import dev.callsheet.kernel.error.FrameworkError.MalformedIdempotencyKey;
import dev.callsheet.kernel.error.FrameworkError.MethodNotAllowed;
import dev.callsheet.kernel.error.FrameworkError.NoCredential;
import dev.callsheet.kernel.error.FrameworkError.NoRoute;
import dev.callsheet.kernel.error.FrameworkError.OrganizationRequired;
import dev.callsheet.kernel.error.FrameworkError.OtherOwner;
import dev.callsheet.kernel.error.FrameworkError.ProjectRequired;
import dev.callsheet.kernel.error.FrameworkError.RateLimited;
import dev.callsheet.kernel.error.FrameworkError.RevokedCredential;
import dev.callsheet.kernel.error.FrameworkError.ScopeDenied;
import dev.callsheet.kernel.error.FrameworkError.Suspended;
import dev.callsheet.kernel.error.FrameworkError.Timeout;
import dev.callsheet.kernel.error.FrameworkError.TooLarge;
import dev.callsheet.kernel.error.FrameworkError.Unavailable;
import dev.callsheet.kernel.error.FrameworkError.UnknownCredential;
import dev.callsheet.kernel.error.FrameworkError.UnknownId;
import dev.callsheet.kernel.error.FrameworkError.UnsupportedMediaType;
import dev.callsheet.kernel.error.FrameworkError.Violation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said where no handler answered; how it is said is the family's. */
final class FrameworkErrorText {
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  private static final Duration IN_FLIGHT_RETRY = Duration.ofSeconds(1);

  private FrameworkErrorText() {}

  /** Which of the errors that each family has an answer to this is. */
  static FrameworkErrorKind kind(FrameworkError error) {
    return switch (error) {
      case MalformedBody _ -> FrameworkErrorKind.MALFORMED;
      case InvalidRequest invalid ->
          invalid.isIncomplete() ? FrameworkErrorKind.INCOMPLETE : FrameworkErrorKind.INVALID;
      case InvalidField _ -> FrameworkErrorKind.INVALID;
      case NoCredential _ -> FrameworkErrorKind.NO_CREDENTIAL;
      case MalformedCredential _ -> FrameworkErrorKind.MALFORMED_CREDENTIAL;
      case UnknownCredential _ -> FrameworkErrorKind.UNKNOWN_CREDENTIAL;
      case RevokedCredential _ -> FrameworkErrorKind.REVOKED_CREDENTIAL;
      case OtherOwner _ -> FrameworkErrorKind.OTHER_OWNER;
      case Suspended _ -> FrameworkErrorKind.SUSPENDED;
      case ProjectRequired _ -> FrameworkErrorKind.PROJECT_REQUIRED;
      case OrganizationRequired _ -> FrameworkErrorKind.ORGANIZATION_REQUIRED;
      case ScopeDenied _ -> FrameworkErrorKind.SCOPE_DENIED;
      case UnknownId _ -> FrameworkErrorKind.UNKNOWN_ID;
      case NoRoute _ -> FrameworkErrorKind.NO_ROUTE;
      case MethodNotAllowed _ -> FrameworkErrorKind.METHOD_NOT_ALLOWED;
      case UnsupportedMediaType _ -> FrameworkErrorKind.UNSUPPORTED_MEDIA_TYPE;
      case TooLarge(_, _, var file) ->
          file ? FrameworkErrorKind.TOO_LARGE_FILE : FrameworkErrorKind.TOO_LARGE;
      case Timeout _ -> FrameworkErrorKind.SLOW_BODY;
      case RateLimited _ -> FrameworkErrorKind.RATE_LIMITED;
      case IdempotencyInFlight _ -> FrameworkErrorKind.IN_FLIGHT;
      case MalformedIdempotencyKey _ -> FrameworkErrorKind.KEY_MALFORMED;
      case IdempotencyKeyReused _ -> FrameworkErrorKind.KEY_REUSED;
      case Unavailable _ -> FrameworkErrorKind.UNAVAILABLE;
      case Internal _ -> FrameworkErrorKind.INTERNAL;
    };
  }

  /** What the caller may read. */
  static String message(ContractFamily family, FrameworkError error) {
    return switch (error) {
      case MalformedBody(var reason) -> reason;
      case InvalidRequest invalid -> message(family, invalid);
      case InvalidField(_, var violation) -> sentence(family, List.of(violation)) + ".";
      case NoCredential() -> "An API key is required: " + keys(family);
      case MalformedCredential() -> "The API key is malformed: " + keys(family);
      case UnknownCredential() -> "This API key is unknown.";
      case RevokedCredential() -> "This API key was revoked.";
      case OtherOwner() -> "This API key has another owner.";
      case Suspended() -> "The owner of this API key is suspended.";
      case ProjectRequired() ->
          "This needs a key of a project; this API key is one of the organisation.";
      case OrganizationRequired() ->
          "This needs a key of the organisation; this API key is one of a project.";
      case ScopeDenied(var required) -> "This key lacks the scope " + required + ".";
      case UnknownId _ -> "There is no such resource.";
      case NoRoute() -> "There is nothing at this path.";
      case MethodNotAllowed(var allow) -> "This path allows " + String.join(", ", allow) + ".";
      case UnsupportedMediaType(var expected) ->
          "The request body must be "
              + String.join(" or ", expected)
              + ", without a Content-Encoding.";
      case TooLarge(var maxBytes, _, _) ->
          "The request body may have at most " + maxBytes + " bytes.";
      case Timeout() -> "The request body arrived too slowly.";
      case RateLimited(_, var known) ->
          known
              ? "This key has made too many requests."
              : "Too many requests without a valid key came from this address.";
      case IdempotencyInFlight() -> "A request with this Idempotency-Key is still being answered.";
      case MalformedIdempotencyKey(var message) ->
          isAsInvalid(family, FrameworkErrorKind.KEY_MALFORMED)
              ? message(family, InvalidRequest.of(IDEMPOTENCY_KEY, message))
              : IDEMPOTENCY_KEY + " " + message + ".";
      case IdempotencyKeyReused() -> "Idempotency-Key was already used with another request.";
      case Unavailable _ -> "A service behind this one cannot be reached now.";
      case Internal() -> "Something failed on our side; report the id of the request.";
    };
  }

  private static String message(ContractFamily family, InvalidRequest invalid) {
    var listed = !fields(family, invalid).isEmpty();
    return switch (family.fieldNames()) {
      case DOTTED ->
          listed
              ? "Some fields are not valid; see fields."
              : sentence(family, invalid.violations());
      case POINTER -> "Some fields are not valid: " + sentence(family, invalid.violations());
    };
  }

  /**
   * The fields that break rules, where the error lists some. A key that was used already is one
   * only where the family answers it as any field. One of its own for what is incomplete may have a
   * code that others have too, and only its message names them.
   */
  static List<Violation> fields(ContractFamily family, FrameworkError error) {
    if (family.fields() == null) {
      return List.of();
    }
    return switch (error) {
      case InvalidRequest invalid
          when invalid.isIncomplete() && family.tells(FrameworkErrorKind.INCOMPLETE) ->
          List.of();
      case InvalidRequest(var violations) -> violations;
      case MalformedIdempotencyKey(var message)
          when isAsInvalid(family, FrameworkErrorKind.KEY_MALFORMED) ->
          List.of(Violation.of(IDEMPOTENCY_KEY, message));
      case IdempotencyKeyReused() when isAsInvalid(family, FrameworkErrorKind.KEY_REUSED) ->
          List.of(Violation.of(IDEMPOTENCY_KEY, "was already used with another request"));
      default -> List.of();
    };
  }

  private static boolean isAsInvalid(ContractFamily family, FrameworkErrorKind kind) {
    return family.answer(kind).equals(family.answer(FrameworkErrorKind.INVALID));
  }

  /** What the details of the answer say, of all that is known; null where it has none. */
  static @Nullable Map<String, Object> details(FrameworkAnswer answer, FrameworkError error) {
    var details = new LinkedHashMap<>(details(error));
    details.keySet().retainAll(answer.details());
    return details.isEmpty() ? null : details;
  }

  private static Map<String, Object> details(FrameworkError error) {
    return switch (error) {
      case ScopeDenied(var required) -> Map.of("required", required);
      case UnknownId(var resource) -> Map.of("resource", resource);
      case NoRoute() -> Map.of("resource", "path");
      case TooLarge(var maxBytes, var sizeBytes, _) ->
          Map.of("size_bytes", sizeBytes, "max_bytes", maxBytes);
      default -> Map.of();
    };
  }

  /** The headers that the answer needs. */
  static Map<String, String> headers(
      ContractFamily family, FrameworkAnswer answer, FrameworkError error) {
    var headers = new LinkedHashMap<String, String>();
    if (answer.declared().status() == 401) {
      headers.put("WWW-Authenticate", "Bearer");
    }
    if (error instanceof MethodNotAllowed(var allow)) {
      headers.put("Allow", String.join(", ", allow));
    }
    if (answer.retryAfter()) {
      headers.put("Retry-After", Long.toString(seconds(wait(error))));
    }
    return headers;
  }

  private static Duration wait(FrameworkError error) {
    return switch (error) {
      case RateLimited(var retryAfter, _) -> retryAfter;
      case Unavailable(var retryAfter) -> retryAfter;
      default -> IN_FLIGHT_RETRY;
    };
  }

  private static long seconds(Duration wait) {
    return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
  }

  private static String keys(ContractFamily family) {
    return family.keys().headers().stream()
        .map(header -> header + ": " + (header.equals("Authorization") ? "Bearer " : ""))
        .map(header -> header + String.join("… or ", family.keys().prefixes()) + "…")
        .collect(Collectors.joining(" or "));
  }

  private static String sentence(ContractFamily family, List<Violation> violations) {
    return violations.stream()
        .map(violation -> name(family, violation.field()) + " " + violation.message())
        .collect(Collectors.joining("; "));
  }

  private static String name(ContractFamily family, FieldPath field) {
    return field.isWholeBody() ? "body" : field.text(family.fieldNames());
  }
}
