package notes.client.notes.error;

import java.time.Duration;
import java.util.Objects;
import notes.client.api.ApiError;
import notes.client.api.Retry;

/**
 * Unavailable.
 *
 * <p>{@code unavailable} 503 of family notes: The database cannot be reached.
 *
 * <p>What to do: Wait the seconds of {@code Retry-After}.
 */
public interface Unavailable extends ApiError {
  @Override
  default String code() {
    return "unavailable";
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
