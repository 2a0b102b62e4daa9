package notes.client.notes;

import java.io.IOException;
import notes.client.api.ApiResponse;
import notes.client.api.UndeclaredResponse;
import notes.client.notes.model.NotePage;

/**
 * A page of notes.
 * @param body what the server sent
 */
public record ListNotesOk(NotePage body) implements ListNotesResult.Success {
  static ListNotesOk of(ApiResponse response) throws IOException, UndeclaredResponse {
    return new ListNotesOk(response.json(NotePage.class));
  }

  @Override
  public int status() {
    return 200;
  }
}
