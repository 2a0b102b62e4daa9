package notes.client.error;

import java.time.Instant;
import notes.client.api.CallsheetError;

/**
 * Not there.
 *
 * <p>404 of family plain: The path names nothing.
 *
 * <p>What to do: Check the path.
 */
public interface PlainNotFound extends CallsheetError {
  /**
   * When it was refused.
   */
  Instant timestamp();
}
