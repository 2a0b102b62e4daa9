package notes.api.notes;

import dev.callsheet.kernel.contract.BodyPart;
import dev.callsheet.kernel.contract.DeclaredAnswer;
import dev.callsheet.kernel.contract.DeclaredError;
import dev.callsheet.kernel.contract.Retry;
import java.util.List;
import java.util.Set;
import notes.api.notes.model.InvalidDetails;
import org.jspecify.annotations.Nullable;

/** Some fields break their rules. */
public record Invalid(String message, InvalidDetails details, @Nullable Throwable cause)
    implements DeclaredError, CreateNoteResponse, ListNotesResponse {
  /** What the document says of it. */
  public static final DeclaredAnswer DECLARED = new DeclaredAnswer(
      422,
      Set.of("invalid"),
      "application/json",
      List.of(
          BodyPart.of("/error/code", BodyPart.Source.CODE),
          BodyPart.of("/error/message", BodyPart.Source.MESSAGE)));

  /** An error that nothing threw. */
  public Invalid(String message, InvalidDetails details) {
    this(message, details, null);
  }

  @Override
  public String code() {
    return "invalid";
  }

  @Override
  public Retry retry() {
    return Retry.AFTER_CHANGE;
  }

  @Override
  public int status() {
    return 422;
  }
}
