package notes.api.notes;

import java.util.List;
import java.util.Set;
import notes.api.DeclaredOperation;
import notes.api.DeclaredResponse;

/** What {@code GET /notes} can answer. */
public sealed interface ListNotesResponse extends DeclaredResponse permits ListNotesOk, Invalid {
  /** What the document says of the operation. */
  DeclaredOperation OPERATION = new DeclaredOperation(
      "listNotes",
      "GET",
      "/notes",
      "notes",
      true,
      "read",
      Set.of(),
      List.of(
          ListNotesOk.DECLARED,
          Invalid.DECLARED));
}
