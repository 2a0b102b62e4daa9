package notes.client.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An answer that reports a failure: an error of the contract, or one that the contract does not
 * declare.
 */
public interface ApiError extends Answer {

  /**
   * Returns the stable code of the error; null in a family whose errors are told apart by their
   * status alone, and when an undeclared answer carries none.
   */
  @Nullable String code();

  /** Returns the server's message, meant for people; it may change without notice. */
  String message();

  /** Returns what becomes of the same request when it is sent again. */
  Retry retry();

  /** Returns status and headers, and which operation was answered. */
  ResponseHead head();

  /** Returns the error itself, which an exception wraps. */
  default ApiError error() {
    return this;
  }

  /** Returns the operation that was answered. */
  default ApiOperation operation() {
    return head().operation();
  }

  @Override
  default int status() {
    return head().status();
  }

  /** Returns the id under which the server logged the request, if it sent one. */
  default @Nullable String requestId() {
    return head().requestId();
  }

  /** Returns how long to wait before the next attempt, if the server said so. */
  default @Nullable Duration retryAfter() {
    return head().retryAfter();
  }
}
