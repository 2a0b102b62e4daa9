package notes.api.plain;

import dev.callsheet.kernel.contract.BodyPart;
import dev.callsheet.kernel.contract.DeclaredAnswer;
import dev.callsheet.kernel.contract.DeclaredError;
import dev.callsheet.kernel.contract.Retry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The key has asked too often. */
public record TooManyRequests(String message, Duration retryAfter, @Nullable Throwable cause)
    implements DeclaredError, GetStatusResponse, ReplaceStatusResponse {
  /** What the document says of it. */
  public static final DeclaredAnswer DECLARED = new DeclaredAnswer(
      429,
      Set.of("-"),
      "application/json",
      List.of(
          BodyPart.of("/error", BodyPart.Source.MESSAGE),
          BodyPart.of("/timestamp", BodyPart.Source.TIMESTAMP),
          BodyPart.of("/status", BodyPart.Source.STATUS)));

  /** An error that nothing threw. */
  public TooManyRequests(String message, Duration retryAfter) {
    this(message, retryAfter, null);
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Retry-After", Long.toString(retryAfter.plusMillis(999).toSeconds()));
  }

  @Override
  public String code() {
    return "-";
  }

  @Override
  public Retry retry() {
    return Retry.AFTER_DELAY;
  }

  @Override
  public int status() {
    return 429;
  }
}
