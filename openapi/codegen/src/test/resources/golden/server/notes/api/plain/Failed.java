package notes.api.plain;

import dev.callsheet.kernel.contract.BodyPart;
import dev.callsheet.kernel.contract.DeclaredAnswer;
import dev.callsheet.kernel.contract.DeclaredError;
import dev.callsheet.kernel.contract.Retry;
import java.util.List;
import java.util.Set;
import notes.api.plain.model.Origin;
import org.jspecify.annotations.Nullable;

/** Something failed. */
public record Failed(String message, Origin details, @Nullable Throwable cause)
    implements DeclaredError, GetStatusResponse {
  /** What the document says of it. */
  public static final DeclaredAnswer DECLARED = new DeclaredAnswer(
      500,
      Set.of("-"),
      "application/json",
      List.of(
          BodyPart.of("/message", BodyPart.Source.MESSAGE),
          BodyPart.of("/trace_id", BodyPart.Source.REQUEST_ID)));

  /** An error that nothing threw. */
  public Failed(String message, Origin details) {
    this(message, details, null);
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
    return 500;
  }
}
