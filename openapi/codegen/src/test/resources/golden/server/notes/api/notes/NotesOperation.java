package notes.api.notes;

import notes.api.ContractOperation;
import notes.api.DeclaredOperation;

/** The operations of the family {@code notes}. */
public enum NotesOperation implements ContractOperation {
  /** {@code POST /notes} */
  CREATE_NOTE(CreateNoteResponse.OPERATION),

  /** {@code GET /notes} */
  LIST_NOTES(ListNotesResponse.OPERATION),

  /** {@code GET /notes/{note_id}} */
  GET_NOTE(GetNoteResponse.OPERATION),

  /** {@code HEAD /notes/{note_id}} */
  CHECK_NOTE(CheckNoteResponse.OPERATION),

  /** {@code DELETE /notes/{note_id}} */
  DELETE_NOTE(DeleteNoteResponse.OPERATION),

  /** {@code GET /notes/{note_id}/picture} */
  DOWNLOAD_PICTURE(DownloadPictureResponse.OPERATION),

  /** {@code PUT /notes/{note_id}/picture} */
  REPLACE_PICTURE(ReplacePictureResponse.OPERATION);

  private final DeclaredOperation declared;

  NotesOperation(DeclaredOperation declared) {
    this.declared = declared;
  }

  @Override
  public DeclaredOperation declared() {
    return declared;
  }
}
