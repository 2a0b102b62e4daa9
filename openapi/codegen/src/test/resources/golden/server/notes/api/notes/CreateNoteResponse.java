package notes.api.notes;

import dev.callsheet.kernel.contract.ContractOperation;
import dev.callsheet.kernel.contract.DeclaredResponse;
import java.util.List;
import java.util.Set;

/** What {@code POST /notes} can answer. */
public sealed interface CreateNoteResponse extends DeclaredResponse
    permits NoteCreated, NoteConflict, Invalid, Unavailable {
  /** What the document says of the operation. */
  ContractOperation OPERATION = new ContractOperation(
      "createNote",
      "/notes",
      "notes",
      true,
      "write",
      false,
      null,
      Set.of("application/json"),
      List.of(
          NoteCreated.DECLARED,
          NoteConflict.DECLARED,
          Invalid.DECLARED,
          Unavailable.DECLARED));
}
