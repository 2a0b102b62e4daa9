package notes.client.plain.error;

import java.time.Instant;
import notes.client.api.ApiError;
import notes.client.api.Retry;
import org.jspecify.annotations.Nullable;

/**
 * Not there.
 *
 * <p>404 of family plain: The path names nothing.
 *
 * <p>What to do: Check the path.
 */
public interface NotFound extends ApiError {
  @Override
  default @Nullable String code() {
    return null;
  }

  @Override
  default Retry retry() {
    return Retry.AFTER_CHANGE;
  }

  /** When it was refused. */
  default Instant timestamp() {
    return ((NotFound) error()).timestamp();
  }
}
