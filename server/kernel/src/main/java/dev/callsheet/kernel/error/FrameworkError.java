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

    /** One wrong field. */
    public static InvalidRequest of(String field, String message) {
      return new InvalidRequest(List.of(new Violation(field, message)));
    }
  }

  /** A wrong field, by its JSON path ({@code tracks[0].name}) or parameter name, and why. */
  record Violation(String field, String message) {}

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

  /** A key in force without the scope that the operation needs. */
  record ScopeDenied(String required) implements FrameworkError {}

  /** The path holds an id that nothing can have. */
  record UnknownId() implements FrameworkError {}

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

  /** A body of more than {@code maxBytes}. */
  record TooLarge(long maxBytes) implements FrameworkError {}

  /** The client sent its request too slowly. */
  record Timeout() implements FrameworkError {}

  /** The key's rate limit is used up. */
  record RateLimited(Duration retryAfter) implements FrameworkError {}

  /** A request with the same idempotency key has not been answered yet. */
  record IdempotencyInFlight() implements FrameworkError {}

  /** The idempotency key was used with another request. */
  record IdempotencyKeyReused() implements FrameworkError {}

  /** Something that the server needs (the database, the object store) cannot be reached. */
  record Unavailable(Duration retryAfter) implements FrameworkError {}

  /** Anything unexpected. */
  record Internal() implements FrameworkError {}
}
