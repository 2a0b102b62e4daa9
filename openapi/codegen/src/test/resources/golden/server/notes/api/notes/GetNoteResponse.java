package notes.api.notes;

import java.util.List;
import java.util.Set;
import notes.api.DeclaredOperation;
import notes.api.DeclaredResponse;

/** What {@code GET /notes/{note_id}} can answer. */
public sealed interface GetNoteResponse extends DeclaredResponse
    permits GetNoteOk, GetNoteNotModified, NotFound {
  /** What the document says of the operation. */
  DeclaredOperation OPERATION = new DeclaredOperation(
      "getNote",
      "GET",
      "/notes/{note_id}",
      "notes",
      true,
      "read",
      Set.of(),
      List.of(
          GetNoteOk.DECLARED,
          GetNoteNotModified.DECLARED,
          NotFound.DECLARED));
}
