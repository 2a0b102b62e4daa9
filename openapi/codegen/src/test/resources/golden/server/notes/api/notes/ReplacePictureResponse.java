package notes.api.notes;

import dev.callsheet.kernel.contract.ContractOperation;
import dev.callsheet.kernel.contract.DeclaredResponse;
import java.util.List;
import java.util.Set;

/** What {@code PUT /notes/{note_id}/picture} can answer. */
public sealed interface ReplacePictureResponse extends DeclaredResponse
    permits ReplacePictureNoContent, NotFound {
  /** What the document says of the operation. */
  ContractOperation OPERATION = new ContractOperation(
      "replacePicture",
      "/notes/{note_id}/picture",
      "notes",
      true,
      "write",
      false,
      null,
      Set.of("image/png", "image/jpeg"),
      List.of(
          ReplacePictureNoContent.DECLARED,
          NotFound.DECLARED));
}
