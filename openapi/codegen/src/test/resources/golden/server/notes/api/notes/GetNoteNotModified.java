package notes.api.notes;

import dev.callsheet.kernel.contract.DeclaredAnswer;
import dev.callsheet.kernel.contract.DeclaredSuccess;
import java.util.List;
import java.util.Set;

/** The caller has this version. */
public record GetNoteNotModified() implements DeclaredSuccess, GetNoteResponse {
  /** What the document says of it. */
  public static final DeclaredAnswer DECLARED = new DeclaredAnswer(
      304,
      Set.of(),
      null,
      List.of());

  @Override
  public int status() {
    return 304;
  }
}
