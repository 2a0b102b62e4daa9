package notes.client.notes;

import java.io.IOException;
import java.net.URI;
import notes.client.api.ApiResponse;
import notes.client.api.UndeclaredResponse;
import notes.client.notes.model.Note;

/**
 * The note was created.
 * @param body what the server sent
 */
public record NoteCreated(Note body, URI location) implements CreateNoteResult.Success {
  static NoteCreated of(ApiResponse response) throws IOException, UndeclaredResponse {
    return new NoteCreated(response.json(Note.class),
        response.requiredHeader("Location", URI.class));
  }

  @Override
  public int status() {
    return 201;
  }
}
