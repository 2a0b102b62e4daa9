package notes.client.plain.error;

import notes.client.api.ApiError;
import notes.client.api.Retry;
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

  /** What the log calls the request. */
  default String traceId() {
    return ((InternalServerError) error()).traceId();
  }
}
