package notes.api.notes;

import dev.callsheet.kernel.contract.ContractOperation;
import dev.callsheet.kernel.contract.DeclaredResponse;
import java.util.List;
import java.util.Set;

/** What {@code HEAD /notes/{note_id}} can answer. */
public sealed interface CheckNoteResponse extends DeclaredResponse permits CheckNoteOk, NotFound {
  /** What the document says of the operation. */
  ContractOperation OPERATION = new ContractOperation(
      "checkNote",
      "/notes/{note_id}",
      "notes",
      true,
      "read",
      false,
      null,
      Set.of(),
      List.of(
          CheckNoteOk.DECLARED,
          NotFound.DECLARED));
}
