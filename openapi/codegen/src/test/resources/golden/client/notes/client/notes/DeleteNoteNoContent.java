package notes.client.notes;

import java.io.IOException;
import notes.client.api.ApiResponse;
import notes.client.api.UndeclaredResponse;

/** It is gone. */
public record DeleteNoteNoContent() implements DeleteNoteResult.Success {
  static DeleteNoteNoContent of(ApiResponse response) throws IOException, UndeclaredResponse {
    response.discard();
    return new DeleteNoteNoContent();
  }

  @Override
  public int status() {
    return 204;
  }
}
