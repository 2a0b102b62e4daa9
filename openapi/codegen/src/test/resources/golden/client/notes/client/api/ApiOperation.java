package notes.client.api;

/** The operations of the contract. */
public enum ApiOperation {
  CREATE_NOTE("createNote", "POST", "/notes", true, true),
  LIST_NOTES("listNotes", "GET", "/notes", true, false),
  GET_NOTE("getNote", "GET", "/notes/{note_id}", true, false),
  CHECK_NOTE("checkNote", "HEAD", "/notes/{note_id}", true, false),
  DELETE_NOTE("deleteNote", "DELETE", "/notes/{note_id}", true, false),
  DOWNLOAD_PICTURE("downloadPicture", "GET", "/notes/{note_id}/picture", true, false),
  REPLACE_PICTURE("replacePicture", "PUT", "/notes/{note_id}/picture", true, false),
  GET_STATUS("getStatus", "GET", "/plain/status", false, false),
  REPLACE_STATUS("replaceStatus", "PUT", "/plain/status", false, false);

  private final String operationId;
  private final String method;
  private final String path;
  private final boolean secured;
  private final boolean takesIdempotencyKey;

  ApiOperation(
      String operationId,
      String method,
      String path,
      boolean secured,
      boolean takesIdempotencyKey) {
    this.operationId = operationId;
    this.method = method;
    this.path = path;
    this.secured = secured;
    this.takesIdempotencyKey = takesIdempotencyKey;
  }

  /** Returns the operation's id in the contract. */
  public String operationId() {
    return operationId;
  }

  /** Returns the HTTP method, in capitals. */
  public String method() {
    return method;
  }

  /** Returns the path with its placeholders, such as {@code /v1/cuts/{cut_id}}. */
  public String path() {
    return path;
  }

  /** Returns whether the operation needs a key. */
  public boolean secured() {
    return secured;
  }

  /** Returns whether the operation can be made safe to repeat by an {@code Idempotency-Key}. */
  public boolean takesIdempotencyKey() {
    return takesIdempotencyKey;
  }
}
