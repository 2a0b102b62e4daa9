package notes.client.api;

/**
 * The operations of the tag Pictures: each once with exceptions, and once as {@code …Result} with a
 * sealed result that covers every answer.
 */
public final class PicturesApi {
  private final Connection connection;

  /**
   * Sends its requests over the connection.
   */
  public PicturesApi(Connection connection) {
    this.connection = connection;
  }

  /**
   * Download a picture.
   */
  public DownloadPictureResult.Ok downloadPicture(String noteId) throws DownloadPictureException {
    return downloadPictureResult(noteId).orThrow();
  }

  /**
   * Download a picture.
   */
  public DownloadPictureResult downloadPictureResult(String noteId) {
    return connection.exchange(ApiRequest.of(ApiOperation.DOWNLOAD_PICTURE)
        .path("note_id", noteId), DownloadPictureResult::of);
  }

  /**
   * Replace a picture.
   * @param contentType one of image/png, image/jpeg
   */
  public void replacePicture(String noteId, String contentType, BinaryContent content) throws
      ReplacePictureException {
    replacePictureResult(noteId, contentType, content).orThrow();
  }

  /**
   * Replace a picture.
   * @param contentType one of image/png, image/jpeg
   */
  public ReplacePictureResult replacePictureResult(String noteId, String contentType,
      BinaryContent content) {
    return connection.exchange(ApiRequest.of(ApiOperation.REPLACE_PICTURE)
        .path("note_id", noteId)
        .binary(contentType, content), ReplacePictureResult::of);
  }
}
