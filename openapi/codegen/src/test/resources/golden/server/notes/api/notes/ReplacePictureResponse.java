package notes.api.notes;

import java.util.List;
import java.util.Set;
import notes.api.DeclaredOperation;
import notes.api.DeclaredResponse;

/** What {@code PUT /notes/{note_id}/picture} can answer. */
public sealed interface ReplacePictureResponse extends DeclaredResponse
    permits ReplacePictureNoContent, NotFound {
  /** What the document says of the operation. */
  DeclaredOperation OPERATION = new DeclaredOperation(
      "replacePicture",
      "PUT",
      "/notes/{note_id}/picture",
      "notes",
      true,
      "write",
      Set.of("image/png", "image/jpeg"),
      List.of(
          ReplacePictureNoContent.DECLARED,
          NotFound.DECLARED));
}
