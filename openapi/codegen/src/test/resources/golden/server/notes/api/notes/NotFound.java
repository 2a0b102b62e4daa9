package notes.api.notes;

import dev.callsheet.kernel.contract.BodyPart;
import dev.callsheet.kernel.contract.DeclaredAnswer;
import dev.callsheet.kernel.contract.DeclaredError;
import dev.callsheet.kernel.contract.Retry;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The note does not exist. */
public record NotFound(String message, @Nullable Throwable cause)
    implements DeclaredError, GetNoteResponse, CheckNoteResponse, DeleteNoteResponse,
        DownloadPictureResponse, ReplacePictureResponse {
  /** What the document says of it. */
  public static final DeclaredAnswer DECLARED = new DeclaredAnswer(
      404,
      Set.of("not_found"),
      "application/json",
      List.of(
          BodyPart.of("/error/code", BodyPart.Source.CODE),
          BodyPart.of("/error/message", BodyPart.Source.MESSAGE)));

  /** An error that nothing threw. */
  public NotFound(String message) {
    this(message, null);
  }

  @Override
  public String code() {
    return "not_found";
  }

  @Override
  public Retry retry() {
    return Retry.AFTER_CHANGE;
  }

  @Override
  public int status() {
    return 404;
  }
}
