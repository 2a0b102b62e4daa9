package notes.client.notes.error;

import notes.client.api.ApiError;
import notes.client.api.Retry;
import notes.client.notes.model.InvalidDetails;

/**
 * Fields are wrong.
 *
 * <p>{@code invalid} 422 of family notes: Some fields break their rules.
 *
 * <p>What to do: Mend them.
 */
public interface Invalid extends ApiError {
  @Override
  default String code() {
    return "invalid";
  }

  @Override
  default Retry retry() {
    return Retry.AFTER_CHANGE;
  }

  /** Returns what the error says beyond its message. */
  default InvalidDetails details() {
    return ((Invalid) error()).details();
  }
}
