package notes.api.notes;

import java.util.List;
import java.util.Set;
import notes.api.DeclaredOperation;
import notes.api.DeclaredResponse;

/** What {@code POST /notes} can answer. */
public sealed interface CreateNoteResponse extends DeclaredResponse
    permits NoteCreated, NoteConflict, Invalid, Unavailable {
  /** What the document says of the operation. */
  DeclaredOperation OPERATION = new DeclaredOperation(
      "createNote",
      "POST",
      "/notes",
      "notes",
      true,
      "write",
      Set.of("application/json"),
      List.of(
          NoteCreated.DECLARED,
          NoteConflict.DECLARED,
          Invalid.DECLARED,
          Unavailable.DECLARED));
}
