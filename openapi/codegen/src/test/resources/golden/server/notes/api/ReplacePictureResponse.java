package notes.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PUT /notes/{note_id}/picture} can answer.
 */
public sealed interface ReplacePictureResponse extends DeclaredResponse {
  @Override
  default ContractOperation operation() {
    return ContractOperation.REPLACE_PICTURE;
  }

  /**
   * It is stored.
   */
  record NoContent() implements ReplacePictureResponse, DeclaredSuccess {
    @Override
    public int status() {
      return 204;
    }

    @Override
    public Map<String, String> headers() {
      return Map.of();
    }

    @Override
    public @Nullable Object body() {
      return null;
    }

    @Override
    public @Nullable String mediaType() {
      return null;
    }
  }

  /**
   * The note does not exist.
   *
   * @param message what the caller may read
   * @param cause what the log may show, null where nothing threw
   */
  record NotFound(String message,
      @Nullable Throwable cause) implements ReplacePictureResponse, DeclaredError {
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
