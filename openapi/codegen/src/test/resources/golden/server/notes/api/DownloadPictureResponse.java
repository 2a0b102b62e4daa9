package notes.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /notes/{note_id}/picture} can answer.
 */
public sealed interface DownloadPictureResponse extends DeclaredResponse {
  @Override
  default ContractOperation operation() {
    return ContractOperation.DOWNLOAD_PICTURE;
  }

  /**
   * The picture.
   *
   * @param body the body
   * @param mediaType one of image/png, image/jpeg
   */
  record Ok(BinaryBody body, String mediaType) implements DownloadPictureResponse, DeclaredSuccess {
    @Override
    public int status() {
      return 200;
    }

    @Override
    public Map<String, String> headers() {
      return Map.of();
    }
  }

  /**
   * The note does not exist.
   *
   * @param message what the caller may read
   * @param cause what the log may show, null where nothing threw
   */
  record NotFound(String message,
      @Nullable Throwable cause) implements DownloadPictureResponse, DeclaredError {
    /**
     * An error that nothing threw.
     */
    public NotFound(String message) {
      this(message, null);
    }

    @Override
    public int status() {
      return 404;
    }

    @Override
    public @Nullable Object details() {
      return null;
    }

    @Override
    public Map<String, String> headers() {
      return Map.of();
    }

    @Override
    public String code() {
      return "not_found";
    }

    @Override
    public boolean retryable() {
      return false;
    }
  }
}
