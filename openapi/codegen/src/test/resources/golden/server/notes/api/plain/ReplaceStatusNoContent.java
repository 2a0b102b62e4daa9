package notes.api.plain;

import dev.callsheet.kernel.contract.DeclaredAnswer;
import dev.callsheet.kernel.contract.DeclaredSuccess;
import java.util.List;
import java.util.Set;

/** It is replaced. */
public record ReplaceStatusNoContent() implements DeclaredSuccess, ReplaceStatusResponse {
  /** What the document says of it. */
  public static final DeclaredAnswer DECLARED = new DeclaredAnswer(
      204,
      Set.of(),
      null,
      List.of());

  @Override
  public int status() {
    return 204;
  }
}
