package notes.client.error;

import java.time.Duration;
import notes.client.api.CallsheetError;

/**
 * Not yet.
 *
 * <p>{@code still_indexing} 409 of family notes: The index is still being built.
 *
 * <p>What to do: Wait the seconds of {@code Retry-After}.
 */
public interface StillIndexing extends CallsheetError {
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
