package notes.client.plain;

import java.io.IOException;
import java.io.InputStream;
import notes.client.api.ApiResponse;
import notes.client.api.UndeclaredResponse;

/**
 * Up.
 * @param body the bytes as they come; close it after use
 */
public record GetStatusOk(InputStream body) implements GetStatusResult.Success {
  static GetStatusOk of(ApiResponse response) throws IOException, UndeclaredResponse {
    return new GetStatusOk(response.stream("text/plain"));
  }

  @Override
  public int status() {
    return 200;
  }
}
