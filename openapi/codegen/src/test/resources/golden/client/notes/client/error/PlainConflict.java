package notes.client.error;

import java.time.Instant;
import notes.client.api.CallsheetError;
import org.jspecify.annotations.Nullable;

/**
 * Busy.
 *
 * <p>409 of family plain: The status is being changed.
 *
 * <p>What to do: Wait, then ask again.
 */
public interface PlainConflict extends CallsheetError {
  /**
   * What the log calls the request.
   */
  String traceId();

  /**
   * When it was refused.
   */
  Instant timestamp();

  /**
   * How often it was tried.
   */
  @Nullable Integer attempts();
}
