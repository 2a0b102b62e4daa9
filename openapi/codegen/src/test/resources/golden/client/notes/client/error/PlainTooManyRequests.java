package notes.client.error;

import java.time.Duration;
import java.time.Instant;
import notes.client.api.CallsheetError;

/**
 * Too many requests.
 *
 * <p>429 of family plain: The key has asked too often.
 *
 * <p>What to do: Wait the seconds of {@code Retry-After}.
 */
public interface PlainTooManyRequests extends CallsheetError {
  /**
   * Returns how long to wait before the next attempt.
   */
  @Override
  Duration retryAfter();

  /**
   * When it was refused.
   */
  Instant timestamp();
}
