package notes.client.notes;

import notes.client.api.ApiRequest;
import notes.client.api.BinaryContent;
import notes.client.api.Connection;

/**
 * The operations of the tag Pictures: each once with exceptions, and once as {@code …Result}
 * with a sealed result that covers every answer.
 */
public final class PicturesApi {
  private final Connection connection;

  /** Sends its requests over the connection. */
  public PicturesApi(Connection connection) {
    this.connection = connection;
  }

  /** Download a picture. */
  public DownloadPictureOk downloadPicture(String noteId) throws DownloadPictureException {
    return DownloadPictureResult.orThrow(downloadPictureResult(noteId));
  }

  /** Does what {@link #downloadPicture} does, and returns every answer instead of throwing. */
  public DownloadPictureResult downloadPictureResult(String noteId) {
    return connection.exchange(ApiRequest.of(NotesOperation.DOWNLOAD_PICTURE)
        .path("note_id", noteId), DownloadPictureResult::of);
  }

  /**
   * Replace a picture.
   * @param contentType one of image/png, image/jpeg
   */
  public void replacePicture(String noteId, String contentType, BinaryContent content) throws
      ReplacePictureException {
    ReplacePictureResult.orThrow(replacePictureResult(noteId, contentType, content));
  }

  /** Does what {@link #replacePicture} does, and returns every answer instead of throwing. */
  public ReplacePictureResult replacePictureResult(String noteId, String contentType,
      BinaryContent content) {
    return connection.exchange(ApiRequest.of(NotesOperation.REPLACE_PICTURE)
        .path("note_id", noteId)
        .binary(contentType, content), ReplacePictureResult::of);
  }
}
