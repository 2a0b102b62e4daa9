package notes.api.notes;

import java.util.List;
import java.util.Set;
import notes.api.DeclaredOperation;
import notes.api.DeclaredResponse;

/** What {@code HEAD /notes/{note_id}} can answer. */
public sealed interface CheckNoteResponse extends DeclaredResponse permits CheckNoteOk, NotFound {
  /** What the document says of the operation. */
  DeclaredOperation OPERATION = new DeclaredOperation(
      "checkNote",
      "HEAD",
      "/notes/{note_id}",
      "notes",
      true,
      "read",
      Set.of(),
      List.of(
          CheckNoteOk.DECLARED,
          NotFound.DECLARED));
}
