package notes.client.error;

import notes.client.api.CallsheetError;

/**
 * Failed.
 *
 * <p>{@code -} 500 of family plain: Something failed.
 *
 * <p>What to do: Report it.
 */
public interface InternalServerError extends CallsheetError {
  /**
   * Returns the code, always the same.
   */
  @Override
  String code();
}
