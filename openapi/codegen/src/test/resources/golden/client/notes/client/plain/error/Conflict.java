package notes.client.plain.error;

import java.time.Instant;
import notes.client.api.ApiError;
import notes.client.api.Retry;
import org.jspecify.annotations.Nullable;

/**
 * Busy.
 *
 * <p>409 of family plain: The status is being changed.
 *
 * <p>What to do: Wait, then ask again.
 */
public interface Conflict extends ApiError {
  @Override
  default @Nullable String code() {
    return null;
  }

  @Override
  default Retry retry() {
    return Retry.AFTER_CHANGE;
  }

  /** What the log calls the request. */
  default String traceId() {
    return ((Conflict) error()).traceId();
  }

  /** When it was refused. */
  default Instant timestamp() {
    return ((Conflict) error()).timestamp();
  }

  /** How often it was tried. */
  default @Nullable Integer attempts() {
    return ((Conflict) error()).attempts();
  }
}
