package notes.client.notes.error;

import notes.client.api.ApiError;
import notes.client.api.Retry;

/**
 * Taken.
 *
 * <p>{@code conflict} 409 of family notes: Another note has this title.
 *
 * <p>What to do: Choose another title.
 */
public interface Conflict extends ApiError {
  @Override
  default String code() {
    return "conflict";
  }

  @Override
  default Retry retry() {
    return Retry.AFTER_CHANGE;
  }
}
