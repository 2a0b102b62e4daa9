package dev.callsheet.kernel.error;

import java.time.Duration;
import java.util.List;

/**
 * An error that no operation's handler answered: the framework refused the request, or the handler
 * threw.
 *
 * <p>It says what went wrong, never how a client sees it: that is its family's, by the {@code
 * framework-errors} of the document.
 */
public sealed interface FrameworkError {

  /** The request cannot be read at all: broken JSON, a broken request line, a broken header. */
  record MalformedBody(String reason) implements FrameworkError {}

  /** The request can be read, but some of its fields are wrong; at least one violation. */
  record InvalidRequest(List<Violation> violations) implements FrameworkError {
    public InvalidRequest {
      violations = List.copyOf(violations);
    }

    /** One wrong parameter, header or property. */
    public static InvalidRequest of(String field, String message) {
      return new InvalidRequest(List.of(Violation.of(field, message)));
    }

    /** Whether nothing is wrong but what is missing, or is none of the values of an enum. */
    public boolean isIncomplete() {
      return violations.stream().allMatch(Violation::incomplete);
    }
  }

  /**
   * A wrong field, and why.
   *
   * @param incomplete whether it is missing, or is none of the values of an enum
   */
  record Violation(FieldPath field, String message, boolean incomplete) {
    /** A parameter, header or property that breaks a rule. */
    public static Violation of(String field, String message) {
      return of(FieldPath.of(field), message);
    }

    /** A place that breaks a rule. */
    public static Violation of(FieldPath field, String message) {
      return new Violation(field, message, false);
    }
  }

  /**
   * A property breaks its rules, for which the operation has a code of its own.
   *
   * @param code one that the operation declares
   */
  record InvalidField(String code, Violation violation) implements FrameworkError {}

  /** No key. */
  record NoCredential() implements FrameworkError {}

  /** Something in the place of a key that is not in the form of the family's keys. */
  record MalformedCredential() implements FrameworkError {}

  /** A key that nobody was given, or that has run out. */
  record UnknownCredential() implements FrameworkError {}

  /** A key that was revoked. */
  record RevokedCredential() implements FrameworkError {}

  /** A key in force, of another owner than the path names. */
  record OtherOwner() implements FrameworkError {}

  /** A key in force whose owner may do nothing for now. */
  record Suspended() implements FrameworkError {}

  /** A key in force of an organisation, where one of a project is needed. */
  record ProjectRequired() implements FrameworkError {}

  /** A key in force of a project, where one of the organisation is needed. */
  record OrganizationRequired() implements FrameworkError {}

  /** A key in force without the scope that the operation needs. */
  record ScopeDenied(String required) implements FrameworkError {}

  /**
   * The path holds an id that nothing can have.
   *
   * @param resource what it is an id of
   */
  record UnknownId(String resource) implements FrameworkError {}

  /** No operation has this path. */
  record NoRoute() implements FrameworkError {}

  /** The path exists, the method does not; {@code allow} are the methods that do, sorted. */
  record MethodNotAllowed(List<String> allow) implements FrameworkError {
    public MethodNotAllowed {
      allow = allow.stream().distinct().sorted().toList();
    }
  }

  /** A body of a media type or content encoding that the operation does not take. */
  record UnsupportedMediaType(List<String> expected) implements FrameworkError {
    public UnsupportedMediaType {
      expected = expected.stream().distinct().sorted().toList();
    }
  }

  /**
   * A body of more than {@code maxBytes}.
   *
   * @param sizeBytes how many it has, as it declares itself, or how many of them have arrived
   * @param file whether it is neither JSON nor a form
   */
  record TooLarge(long maxBytes, long sizeBytes, boolean file) implements FrameworkError {}

  /** The client sent its request too slowly. */
  record Timeout() implements FrameworkError {}

  /**
   * A rate limit is used up.
   *
   * @param known whether it is that of a key in force; else it is that of the sender's address
   */
  record RateLimited(Duration retryAfter, boolean known) implements FrameworkError {}

  /** A request with the same idempotency key has not been answered yet. */
  record IdempotencyInFlight() implements FrameworkError {}

  /** The idempotency key breaks its rules; {@code message} says how. */
  record MalformedIdempotencyKey(String message) implements FrameworkError {}

  /** The idempotency key was used with another request. */
  record IdempotencyKeyReused() implements FrameworkError {}

  /** Something that the server needs (the database, the object store) cannot be reached. */
  record Unavailable(Duration retryAfter) implements FrameworkError {}

  /** Anything unexpected. */
  record Internal() implements FrameworkError {}
}
