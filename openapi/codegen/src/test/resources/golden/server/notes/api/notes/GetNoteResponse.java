package notes.api.notes;

import dev.callsheet.kernel.contract.ContractOperation;
import dev.callsheet.kernel.contract.DeclaredResponse;
import java.util.List;
import java.util.Set;

/** What {@code GET /notes/{note_id}} can answer. */
public sealed interface GetNoteResponse extends DeclaredResponse
    permits GetNoteOk, GetNoteNotModified, NotFound {
  /** What the document says of the operation. */
  ContractOperation OPERATION = new ContractOperation(
      "getNote",
      "/notes/{note_id}",
      "notes",
      true,
      "read",
      false,
      null,
      Set.of(),
      List.of(
          GetNoteOk.DECLARED,
          GetNoteNotModified.DECLARED,
          NotFound.DECLARED));
}
