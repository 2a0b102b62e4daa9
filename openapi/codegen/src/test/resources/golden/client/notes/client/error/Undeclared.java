package notes.client.error;

import notes.client.api.CallsheetError;

/** An answer that the contract does not declare: another status, another code, no body, or a body of another kind. */
public interface Undeclared extends CallsheetError {

  /** Returns the media type of the body, in lower case; empty when there is none. */
  String mediaType();

  /** Returns the first characters of the body as text. */
  String body();
}
