package notes.client.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An answer that reports a failure: an error of the contract, or one that the contract does not declare. */
public interface CallsheetError {

  /** Returns the operation that was answered. */
  ApiOperation operation();

  /** Returns the HTTP status. */
  int status();

  /**
   * Returns the stable code of the error; null in a family whose errors are told apart by their
   * status alone, and when an undeclared answer carries none.
   */
  @Nullable String code();

  /** Returns the server's message, meant for people; it may change without notice. */
  String message();

  /** Returns the id under which the server logged the request, if it sent one. */
  @Nullable String requestId();

  /** Returns how long to wait before the next attempt, if the server said so. */
  @Nullable Duration retryAfter();

  /** Returns whether the same request may succeed later, according to the contract's catalogue. */
  boolean retryable();
}
