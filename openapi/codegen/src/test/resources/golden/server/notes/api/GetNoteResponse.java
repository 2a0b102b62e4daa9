package notes.api;

import java.util.LinkedHashMap;
import java.util.Map;
import notes.api.model.Note;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /notes/{note_id}} can answer.
 */
public sealed interface GetNoteResponse extends DeclaredResponse {
  @Override
  default ContractOperation operation() {
    return ContractOperation.GET_NOTE;
  }

  /**
   * The note.
   *
   * @param body the body
   * @param etag the header ETag
   * @param xRevision the header X-Revision
   */
  record Ok(Note body, String etag,
      @Nullable Long xRevision) implements GetNoteResponse, DeclaredSuccess {
    @Override
    public int status() {
      return 200;
    }

    @Override
    public String mediaType() {
      return "application/json";
    }

    @Override
    public Map<String, String> headers() {
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("ETag", etag);
      if (xRevision != null) {
        headers.put("X-Revision", Long.toString(xRevision));
      }
      return headers;
    }
  }

  /**
   * The caller has this version.
   */
  record NotModified() implements GetNoteResponse, DeclaredSuccess {
    @Override
    public int status() {
      return 304;
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
      @Nullable Throwable cause) implements GetNoteResponse, DeclaredError {
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
