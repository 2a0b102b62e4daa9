package notes.api.notes;

import dev.callsheet.kernel.contract.DeclaredAnswer;
import dev.callsheet.kernel.contract.DeclaredSuccess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import notes.api.notes.model.Note;
import org.jspecify.annotations.Nullable;

/** The note. */
public record GetNoteOk(Note body, String etag, @Nullable Long xRevision,
    @Nullable Duration retryAfter) implements DeclaredSuccess, GetNoteResponse {
  /** What the document says of it. */
  public static final DeclaredAnswer DECLARED = new DeclaredAnswer(
      200,
      Set.of(),
      null,
      List.of());

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ETag", etag);
    if (xRevision != null) {
      headers.put("X-Revision", Long.toString(xRevision));
    }
    if (retryAfter != null) {
      headers.put("Retry-After", Long.toString(retryAfter.plusMillis(999).toSeconds()));
    }
    return headers;
  }

  @Override
  public int status() {
    return 200;
  }
}
