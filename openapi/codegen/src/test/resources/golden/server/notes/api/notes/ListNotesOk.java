package notes.api.notes;

import dev.callsheet.kernel.contract.DeclaredAnswer;
import dev.callsheet.kernel.contract.DeclaredSuccess;
import java.util.List;
import java.util.Set;
import notes.api.notes.model.NotePage;

/** A page of notes. */
public record ListNotesOk(NotePage body) implements DeclaredSuccess, ListNotesResponse {
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
  public int status() {
    return 200;
  }
}
