package notes.client.notes.error;

import notes.client.api.ApiError;
import notes.client.api.Retry;

/**
 * No such note.
 *
 * <p>{@code not_found} 404 of family notes: The note does not exist.
 *
 * <p>What to do: Check the id.
 */
public interface NotFound extends ApiError {
  @Override
  default String code() {
    return "not_found";
  }

  @Override
  default Retry retry() {
    return Retry.AFTER_CHANGE;
  }
}
