package notes.client.plain.error;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import notes.client.api.ApiError;
import notes.client.api.Retry;
import org.jspecify.annotations.Nullable;

/**
 * Too many requests.
 *
 * <p>429 of family plain: The key has asked too often.
 *
 * <p>What to do: Wait the seconds of {@code Retry-After}.
 */
public interface TooManyRequests extends ApiError {
  @Override
  default @Nullable String code() {
    return null;
  }

  @Override
  default Retry retry() {
    return Retry.AFTER_DELAY;
  }

  @Override
  default Duration retryAfter() {
    return Objects.requireNonNull(head().retryAfter());
  }

  /** When it was refused. */
  default Instant timestamp() {
    return ((TooManyRequests) error()).timestamp();
  }
}
