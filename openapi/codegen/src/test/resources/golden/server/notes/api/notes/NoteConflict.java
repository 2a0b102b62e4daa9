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

/** The note cannot be created now. */
public sealed interface NoteConflict extends DeclaredError, CreateNoteResponse {
  /** What the document says of it. */
  DeclaredAnswer DECLARED = new DeclaredAnswer(
      409,
      Set.of("conflict", "still_indexing"),
      "application/json",
      List.of(
          BodyPart.of("/error/code", BodyPart.Source.CODE),
          BodyPart.of("/error/message", BodyPart.Source.MESSAGE)));

  @Override
  default int status() {
    return 409;
  }

  /** Another note has this title. */
  record Conflict(String message, @Nullable Throwable cause) implements NoteConflict {
    /** An error that nothing threw. */
    public Conflict(String message) {
      this(message, null);
    }

    @Override
    public String code() {
      return "conflict";
    }

    @Override
    public Retry retry() {
      return Retry.AFTER_CHANGE;
    }
  }

  /** The index is still being built. */
  record StillIndexing(String message, Duration retryAfter, @Nullable Throwable cause)
      implements NoteConflict {
    /** An error that nothing threw. */
    public StillIndexing(String message, Duration retryAfter) {
      this(message, retryAfter, null);
    }

    @Override
    public Map<String, String> headers() {
      return Map.of("Retry-After", Long.toString(retryAfter.plusMillis(999).toSeconds()));
    }

    @Override
    public String code() {
      return "still_indexing";
    }

    @Override
    public Retry retry() {
      return Retry.AFTER_DELAY;
    }
  }
}
