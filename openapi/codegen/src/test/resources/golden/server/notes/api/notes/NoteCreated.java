package notes.api.notes;

import dev.callsheet.kernel.contract.DeclaredAnswer;
import dev.callsheet.kernel.contract.DeclaredSuccess;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import notes.api.notes.model.Note;

/** The note was created. */
public record NoteCreated(Note body, URI location) implements DeclaredSuccess, CreateNoteResponse {
  /** What the document says of it. */
  public static final DeclaredAnswer DECLARED = new DeclaredAnswer(
      201,
      Set.of(),
      null,
      List.of());

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Location", location.toString());
  }

  @Override
  public int status() {
    return 201;
  }
}
