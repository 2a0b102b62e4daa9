package notes.api.notes;

import java.util.List;
import java.util.Set;
import notes.api.DeclaredAnswer;
import notes.api.DeclaredSuccess;

/** It is gone. */
public record DeleteNoteNoContent() implements DeclaredSuccess, DeleteNoteResponse {
  /** What the document says of it. */
  public static final DeclaredAnswer DECLARED = new DeclaredAnswer(
      204,
      Set.of(),
      Set.of(),
      Set.of(),
      List.of());

  @Override
  public int status() {
    return 204;
  }
}
