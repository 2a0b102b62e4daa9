package notes.api.plain;

import java.util.List;
import java.util.Set;
import notes.api.DeclaredAnswer;
import notes.api.DeclaredSuccess;

/** Up. */
public record GetStatusOk(String body) implements DeclaredSuccess, GetStatusResponse {
  /** What the document says of it. */
  public static final DeclaredAnswer DECLARED = new DeclaredAnswer(
      200,
      Set.of(),
      Set.of("text/plain"),
      Set.of(),
      List.of());

  @Override
  public String mediaType() {
    return "text/plain";
  }

  @Override
  public int status() {
    return 200;
  }
}
