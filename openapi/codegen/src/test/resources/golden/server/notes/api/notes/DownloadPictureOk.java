package notes.api.notes;

import java.util.List;
import java.util.Set;
import notes.api.BinaryBody;
import notes.api.DeclaredAnswer;
import notes.api.DeclaredSuccess;

/**
 * The picture.
 *
 * @param mediaType one of image/png, image/jpeg
 */
public record DownloadPictureOk(BinaryBody body, String mediaType)
    implements DeclaredSuccess, DownloadPictureResponse {
  /** What the document says of it. */
  public static final DeclaredAnswer DECLARED = new DeclaredAnswer(
      200,
      Set.of(),
      Set.of("image/png", "image/jpeg"),
      Set.of(),
      List.of());

  @Override
  public int status() {
    return 200;
  }
}
