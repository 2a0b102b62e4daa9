package notes.client.notes;

import java.io.IOException;
import notes.client.api.ApiResponse;
import notes.client.api.UndeclaredResponse;

/** The caller has this version. */
public record GetNoteNotModified() implements GetNoteResult.Success {
  static GetNoteNotModified of(ApiResponse response) throws IOException, UndeclaredResponse {
    response.discard();
    return new GetNoteNotModified();
  }

  @Override
  public int status() {
    return 304;
  }
}
