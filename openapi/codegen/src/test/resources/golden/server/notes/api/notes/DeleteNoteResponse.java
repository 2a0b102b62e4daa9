package notes.api.notes;

import dev.callsheet.kernel.contract.ContractOperation;
import dev.callsheet.kernel.contract.DeclaredResponse;
import java.util.List;
import java.util.Set;

/** What {@code DELETE /notes/{note_id}} can answer. */
public sealed interface DeleteNoteResponse extends DeclaredResponse
    permits DeleteNoteNoContent, NotFound {
  /** What the document says of the operation. */
  ContractOperation OPERATION = new ContractOperation(
      "deleteNote",
      "/notes/{note_id}",
      "notes",
      true,
      "write",
      false,
      null,
      Set.of(),
      List.of(
          DeleteNoteNoContent.DECLARED,
          NotFound.DECLARED));
}
