package notes.client.notes;

import java.io.IOException;
import notes.client.api.ApiResponse;
import notes.client.api.UndeclaredResponse;
import notes.client.notes.model.Note;
import org.jspecify.annotations.Nullable;

/**
 * The note.
 * @param body what the server sent
 */
public record GetNoteOk(Note body, String etag, @Nullable Long xRevision)
    implements GetNoteResult.Success {
  static GetNoteOk of(ApiResponse response) throws IOException, UndeclaredResponse {
    return new GetNoteOk(response.json(Note.class), response.requiredHeader("ETag"),
        response.header("X-Revision", Long.class));
  }

  @Override
  public int status() {
    return 200;
  }
}
