package notes.client.notes;

import java.io.IOException;
import notes.client.api.ApiResponse;
import notes.client.api.UndeclaredResponse;

/** It is there. */
public record CheckNoteOk() implements CheckNoteResult.Success {
  static CheckNoteOk of(ApiResponse response) throws IOException, UndeclaredResponse {
    response.discard();
    return new CheckNoteOk();
  }

  @Override
  public int status() {
    return 200;
  }
}
