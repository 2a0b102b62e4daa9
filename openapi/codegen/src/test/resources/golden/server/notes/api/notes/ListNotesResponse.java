package notes.api.notes;

import dev.callsheet.kernel.contract.ContractOperation;
import dev.callsheet.kernel.contract.DeclaredResponse;
import java.util.List;
import java.util.Set;

/** What {@code GET /notes} can answer. */
public sealed interface ListNotesResponse extends DeclaredResponse permits ListNotesOk, Invalid {
  /** What the document says of the operation. */
  ContractOperation OPERATION = new ContractOperation(
      "listNotes",
      "/notes",
      "notes",
      true,
      "read",
      false,
      null,
      Set.of(),
      List.of(
          ListNotesOk.DECLARED,
          Invalid.DECLARED));
}
