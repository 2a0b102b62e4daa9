package notes.client.notes;

import java.io.IOException;
import notes.client.api.ApiResponse;
import notes.client.api.UndeclaredResponse;

/** It is stored. */
public record ReplacePictureNoContent() implements ReplacePictureResult.Success {
  static ReplacePictureNoContent of(ApiResponse response) throws IOException, UndeclaredResponse {
    response.discard();
    return new ReplacePictureNoContent();
  }

  @Override
  public int status() {
    return 204;
  }
}
