package notes.api.notes;

import dev.callsheet.kernel.contract.ContractOperation;
import dev.callsheet.kernel.contract.DeclaredResponse;
import java.util.List;
import java.util.Set;

/** What {@code GET /notes/{note_id}/picture} can answer. */
public sealed interface DownloadPictureResponse extends DeclaredResponse
    permits DownloadPictureOk, NotFound {
  /** What the document says of the operation. */
  ContractOperation OPERATION = new ContractOperation(
      "downloadPicture",
      "/notes/{note_id}/picture",
      "notes",
      true,
      "read",
      false,
      null,
      Set.of(),
      List.of(
          DownloadPictureOk.DECLARED,
          NotFound.DECLARED));
}
