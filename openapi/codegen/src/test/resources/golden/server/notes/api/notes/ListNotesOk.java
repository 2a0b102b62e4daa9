package notes.api.notes;

import java.util.List;
import java.util.Set;
import notes.api.DeclaredAnswer;
import notes.api.DeclaredSuccess;
import notes.api.notes.model.NotePage;

/** A page of notes. */
public record ListNotesOk(NotePage body) implements DeclaredSuccess, ListNotesResponse {
  /** What the document says of it. */
  public static final DeclaredAnswer DECLARED = new DeclaredAnswer(
      200,
      Set.of(),
      Set.of("application/json"),
      Set.of(),
      List.of());

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public int status() {
    return 200;
  }
}
