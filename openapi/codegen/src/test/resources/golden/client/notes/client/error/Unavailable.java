package notes.client.error;

import java.time.Duration;
import notes.client.api.CallsheetError;

/**
 * Unavailable.
 *
 * <p>{@code unavailable} 503 of family notes: The database cannot be reached.
 *
 * <p>What to do: Wait the seconds of {@code Retry-After}.
 */
public interface Unavailable extends CallsheetError {
  /**
   * Returns the code, always the same.
   */
  @Override
  String code();

  /**
   * Returns how long to wait before the next attempt.
   */
  @Override
  Duration retryAfter();
}
