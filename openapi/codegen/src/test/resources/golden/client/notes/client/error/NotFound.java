package notes.client.error;

import notes.client.api.CallsheetError;

/**
 * No such note.
 *
 * <p>{@code not_found} 404 of family notes: The note does not exist.
 *
 * <p>What to do: Check the id.
 */
public interface NotFound extends CallsheetError {
  /**
   * Returns the code, always the same.
   */
  @Override
  String code();
}
