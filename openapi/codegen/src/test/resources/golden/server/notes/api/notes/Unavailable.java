package notes.api.notes;

import dev.callsheet.kernel.contract.BodyPart;
import dev.callsheet.kernel.contract.DeclaredAnswer;
import dev.callsheet.kernel.contract.DeclaredError;
import dev.callsheet.kernel.contract.Retry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The database cannot be reached. */
public record Unavailable(String message, Duration retryAfter, @Nullable Throwable cause)
    implements DeclaredError, CreateNoteResponse {
  /** What the document says of it. */
  public static final DeclaredAnswer DECLARED = new DeclaredAnswer(
      503,
      Set.of("unavailable"),
      "application/json",
      List.of(
          BodyPart.of("/error/code", BodyPart.Source.CODE),
          BodyPart.of("/error/message", BodyPart.Source.MESSAGE)));

  /** An error that nothing threw. */
  public Unavailable(String message, Duration retryAfter) {
    this(message, retryAfter, null);
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", Long.toString(retryAfter.plusMillis(999).toSeconds()));
  }

  @Override
  public String code() {
    return "unavailable";
  }

  @Override
  public Retry retry() {
    return Retry.AFTER_DELAY;
  }

  @Override
  public int status() {
    return 503;
  }
}
