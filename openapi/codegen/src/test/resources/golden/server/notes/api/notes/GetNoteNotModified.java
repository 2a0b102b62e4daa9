package notes.api.notes;

import java.util.List;
import java.util.Set;
import notes.api.DeclaredAnswer;
import notes.api.DeclaredSuccess;

/** The caller has this version. */
public record GetNoteNotModified() implements DeclaredSuccess, GetNoteResponse {
  /** What the document says of it. */
  public static final DeclaredAnswer DECLARED = new DeclaredAnswer(
      304,
      Set.of(),
      Set.of(),
      Set.of(),
      List.of());

  @Override
  public int status() {
    return 304;
  }
}
