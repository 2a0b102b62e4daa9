package notes.api.notes;

import java.util.List;
import java.util.Set;
import notes.api.DeclaredOperation;
import notes.api.DeclaredResponse;

/** What {@code GET /notes/{note_id}/picture} can answer. */
public sealed interface DownloadPictureResponse extends DeclaredResponse
    permits DownloadPictureOk, NotFound {
  /** What the document says of the operation. */
  DeclaredOperation OPERATION = new DeclaredOperation(
      "downloadPicture",
      "GET",
      "/notes/{note_id}/picture",
      "notes",
      true,
      "read",
      Set.of(),
      List.of(
          DownloadPictureOk.DECLARED,
          NotFound.DECLARED));
}
