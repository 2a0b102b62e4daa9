package notes.client.notes.error;

import java.time.Duration;
import java.util.Objects;
import notes.client.api.ApiError;
import notes.client.api.Retry;

/**
 * Not yet.
 *
 * <p>{@code still_indexing} 409 of family notes: The index is still being built.
 *
 * <p>What to do: Wait the seconds of {@code Retry-After}.
 */
public interface StillIndexing extends ApiError {
  @Override
  default String code() {
    return "still_indexing";
  }

  @Override
  default Retry retry() {
    return Retry.AFTER_DELAY;
  }

  @Override
  default Duration retryAfter() {
    return Objects.requireNonNull(head().retryAfter());
  }
}
