package notes.client.notes;

import java.io.IOException;
import java.io.InputStream;
import notes.client.api.ApiResponse;
import notes.client.api.UndeclaredResponse;

/**
 * The picture.
 * @param body the bytes as they come; close it after use
 * @param mediaType the media type of the body
 */
public record DownloadPictureOk(InputStream body, String mediaType)
    implements DownloadPictureResult.Success {
  static DownloadPictureOk of(ApiResponse response) throws IOException, UndeclaredResponse {
    return new DownloadPictureOk(response.stream("image/png", "image/jpeg"), response.mediaType());
  }

  @Override
  public int status() {
    return 200;
  }
}
