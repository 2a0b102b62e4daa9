package notes.client.error;

import notes.client.api.CallsheetError;

/**
 * Failed.
 *
 * <p>500 of family plain: Something failed.
 *
 * <p>What to do: Report it.
 */
public interface PlainInternalServerError extends CallsheetError {
  /**
   * What the log calls the request.
   */
  String traceId();
}
