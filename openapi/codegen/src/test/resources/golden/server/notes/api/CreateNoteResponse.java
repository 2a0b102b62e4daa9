package notes.api;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import notes.api.model.InvalidDetails;
import notes.api.model.Note;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /notes} can answer.
 */
public sealed interface CreateNoteResponse extends DeclaredResponse {
  @Override
  default ContractOperation operation() {
    return ContractOperation.CREATE_NOTE;
  }

  /**
   * The note was created.
   *
   * @param body the body
   * @param location the header Location
   */
  record Created(Note body, URI location) implements CreateNoteResponse, DeclaredSuccess {
    @Override
    public int status() {
      return 201;
    }

    @Override
    public String mediaType() {
      return "application/json";
    }

    @Override
    public Map<String, String> headers() {
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("Location", location.toString());
      return headers;
    }
  }

  /**
   * Another note has this title.
   *
   * @param message what the caller may read
   * @param cause what the log may show, null where nothing threw
   */
  record Conflict(String message,
      @Nullable Throwable cause) implements CreateNoteResponse, DeclaredError {
    /**
     * An error that nothing threw.
     */
    public Conflict(String message) {
      this(message, null);
    }

    @Override
    public int status() {
      return 409;
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
      return "conflict";
    }

    @Override
    public boolean retryable() {
      return false;
    }
  }

  /**
   * The index is still being built.
   *
   * @param message what the caller may read
   * @param retryAfter the header Retry-After
   * @param cause what the log may show, null where nothing threw
   */
  record StillIndexing(String message, Duration retryAfter,
      @Nullable Throwable cause) implements CreateNoteResponse, DeclaredError {
    /**
     * An error that nothing threw.
     */
    public StillIndexing(String message, Duration retryAfter) {
      this(message, retryAfter, null);
    }

    @Override
    public int status() {
      return 409;
    }

    @Override
    public @Nullable Object details() {
      return null;
    }

    @Override
    public Map<String, String> headers() {
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("Retry-After", Long.toString(retryAfter.plusMillis(999).toSeconds()));
      return headers;
    }

    @Override
    public String code() {
      return "still_indexing";
    }

    @Override
    public boolean retryable() {
      return true;
    }
  }

  /**
   * Some fields break their rules.
   *
   * @param message what the caller may read
   * @param details What is wrong.
   * @param cause what the log may show, null where nothing threw
   */
  record Invalid(String message, InvalidDetails details,
      @Nullable Throwable cause) implements CreateNoteResponse, DeclaredError {
    /**
     * An error that nothing threw.
     */
    public Invalid(String message, InvalidDetails details) {
      this(message, details, null);
    }

    @Override
    public int status() {
      return 422;
    }

    @Override
    public Map<String, String> headers() {
      return Map.of();
    }

    @Override
    public String code() {
      return "invalid";
    }

    @Override
    public boolean retryable() {
      return false;
    }
  }

  /**
   * The database cannot be reached.
   *
   * @param message what the caller may read
   * @param retryAfter the header Retry-After
   * @param cause what the log may show, null where nothing threw
   */
  record Unavailable(String message, Duration retryAfter,
      @Nullable Throwable cause) implements CreateNoteResponse, DeclaredError {
    /**
     * An error that nothing threw.
     */
    public Unavailable(String message, Duration retryAfter) {
      this(message, retryAfter, null);
    }

    @Override
    public int status() {
      return 503;
    }

    @Override
    public @Nullable Object details() {
      return null;
    }

    @Override
    public Map<String, String> headers() {
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("Retry-After", Long.toString(retryAfter.plusMillis(999).toSeconds()));
      return headers;
    }

    @Override
    public String code() {
      return "unavailable";
    }

    @Override
    public boolean retryable() {
      return true;
    }
  }
}
