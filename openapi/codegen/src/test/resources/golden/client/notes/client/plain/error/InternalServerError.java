package notes.client.plain.error;

import notes.client.api.ApiError;
import notes.client.api.Retry;
import notes.client.plain.model.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Failed.
 *
 * <p>500 of family plain: Something failed.
 *
 * <p>What to do: Report it.
 */
public interface InternalServerError extends ApiError {
  @Override
  default @Nullable String code() {
    return null;
  }

  @Override
  default Retry retry() {
    return Retry.AFTER_CHANGE;
  }

  /** Returns what the error says beyond its message. */
  default Origin details() {
    return ((InternalServerError) error()).details();
  }

  /** What the log calls the request. */
  default String traceId() {
    return ((InternalServerError) error()).traceId();
  }
}
