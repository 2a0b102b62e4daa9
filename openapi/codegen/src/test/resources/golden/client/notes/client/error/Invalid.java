package notes.client.error;

import notes.client.api.CallsheetError;
import notes.client.model.InvalidDetails;

/**
 * Fields are wrong.
 *
 * <p>{@code invalid} 422 of family notes: Some fields break their rules.
 *
 * <p>What to do: Mend them.
 */
public interface Invalid extends CallsheetError {
  /**
   * Returns the code, always the same.
   */
  @Override
  String code();

  /**
   * Returns what the error says beyond its message.
   */
  InvalidDetails details();
}
