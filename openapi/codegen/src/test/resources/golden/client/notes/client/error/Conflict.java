package notes.client.error;

import notes.client.api.CallsheetError;

/**
 * Taken.
 *
 * <p>{@code conflict} 409 of family notes: Another note has this title.
 *
 * <p>What to do: Choose another title.
 */
public interface Conflict extends CallsheetError {
  /**
   * Returns the code, always the same.
   */
  @Override
  String code();
}
