package notes.client.notes;

import notes.client.api.ApiOperation;
import notes.client.api.Family;

/** The operations of the family notes. */
public enum NotesOperation implements ApiOperation {
  CREATE_NOTE("createNote", "POST", "/notes", true, true),
  LIST_NOTES("listNotes", "GET", "/notes", true, false),
  GET_NOTE("getNote", "GET", "/notes/{note_id}", true, false),
  CHECK_NOTE("checkNote", "HEAD", "/notes/{note_id}", true, false),
  DELETE_NOTE("deleteNote", "DELETE", "/notes/{note_id}", true, false),
  DOWNLOAD_PICTURE("downloadPicture", "GET", "/notes/{note_id}/picture", true, false),
  REPLACE_PICTURE("replacePicture", "PUT", "/notes/{note_id}/picture", true, false);

  private final String operationId;
  private final String method;
  private final String path;
  private final boolean secured;
  private final boolean takesIdempotencyKey;

  NotesOperation(
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

  @Override
  public String operationId() {
    return operationId;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public boolean secured() {
    return secured;
  }

  @Override
  public boolean takesIdempotencyKey() {
    return takesIdempotencyKey;
  }

  @Override
  public Family family() {
    return Family.NOTES;
  }
}
