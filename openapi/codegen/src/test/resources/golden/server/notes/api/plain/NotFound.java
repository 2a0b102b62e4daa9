package notes.api.plain;

import dev.callsheet.kernel.contract.BodyPart;
import dev.callsheet.kernel.contract.DeclaredAnswer;
import dev.callsheet.kernel.contract.DeclaredError;
import dev.callsheet.kernel.contract.Retry;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The path names nothing. */
public record NotFound(String message, @Nullable Throwable cause)
    implements DeclaredError, GetStatusResponse {
  /** What the document says of it. */
  public static final DeclaredAnswer DECLARED = new DeclaredAnswer(
      404,
      Set.of("-"),
      "application/json",
      List.of(
          BodyPart.of("/error", BodyPart.Source.MESSAGE),
          BodyPart.of("/timestamp", BodyPart.Source.TIMESTAMP),
          BodyPart.of("/status", BodyPart.Source.STATUS)));

  /** An error that nothing threw. */
  public NotFound(String message) {
    this(message, null);
  }

  @Override
  public String code() {
    return "-";
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
