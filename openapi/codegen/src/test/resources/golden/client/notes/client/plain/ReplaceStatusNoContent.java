package notes.client.plain;

import java.io.IOException;
import notes.client.api.ApiResponse;
import notes.client.api.UndeclaredResponse;

/** It is replaced. */
public record ReplaceStatusNoContent() implements ReplaceStatusResult.Success {
  static ReplaceStatusNoContent of(ApiResponse response) throws IOException, UndeclaredResponse {
    response.discard();
    return new ReplaceStatusNoContent();
  }

  @Override
  public int status() {
    return 204;
  }
}
