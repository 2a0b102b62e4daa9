package notes.api.notes;

import java.util.List;
import java.util.Set;
import notes.api.DeclaredOperation;
import notes.api.DeclaredResponse;

/** What {@code DELETE /notes/{note_id}} can answer. */
public sealed interface DeleteNoteResponse extends DeclaredResponse
    permits DeleteNoteNoContent, NotFound {
  /** What the document says of the operation. */
  DeclaredOperation OPERATION = new DeclaredOperation(
      "deleteNote",
      "DELETE",
      "/notes/{note_id}",
      "notes",
      true,
      "write",
      Set.of(),
      List.of(
          DeleteNoteNoContent.DECLARED,
          NotFound.DECLARED));
}
