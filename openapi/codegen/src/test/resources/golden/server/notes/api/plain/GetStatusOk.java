package notes.api.plain;

import dev.callsheet.kernel.contract.DeclaredAnswer;
import dev.callsheet.kernel.contract.DeclaredSuccess;
import java.util.List;
import java.util.Set;

/** Up. */
public record GetStatusOk(String body) implements DeclaredSuccess, GetStatusResponse {
  /** What the document says of it. */
  public static final DeclaredAnswer DECLARED = new DeclaredAnswer(
      200,
      Set.of(),
      null,
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
