package notes.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PUT /plain/status} can answer.
 */
public sealed interface ReplaceStatusResponse extends DeclaredResponse {
  @Override
  default ContractOperation operation() {
    return ContractOperation.REPLACE_STATUS;
  }

  /**
   * It is replaced.
   */
  record NoContent() implements ReplaceStatusResponse, DeclaredSuccess {
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
   * The status is being changed.
   *
   * @param message what the caller may read
   * @param cause what the log may show, null where nothing threw
   */
  record Conflict(String message,
      @Nullable Throwable cause) implements ReplaceStatusResponse, DeclaredError {
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
      return "-";
    }

    @Override
    public boolean retryable() {
      return false;
    }
  }

  /**
   * The key has asked too often.
   *
   * @param message what the caller may read
   * @param retryAfter the header Retry-After
   * @param cause what the log may show, null where nothing threw
   */
  record TooManyRequests(String message, Duration retryAfter,
      @Nullable Throwable cause) implements ReplaceStatusResponse, DeclaredError {
    /**
     * An error that nothing threw.
     */
    public TooManyRequests(String message, Duration retryAfter) {
      this(message, retryAfter, null);
    }

    @Override
    public int status() {
      return 429;
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
      return "-";
    }

    @Override
    public boolean retryable() {
      return true;
    }
  }

  /**
   * Something failed.
   *
   * @param message what the caller may read
   * @param cause what the log may show, null where nothing threw
   */
  record InternalServerError(String message,
      @Nullable Throwable cause) implements ReplaceStatusResponse, DeclaredError {
    /**
     * An error that nothing threw.
     */
    public InternalServerError(String message) {
      this(message, null);
    }

    @Override
    public int status() {
      return 500;
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
      return "-";
    }

    @Override
    public boolean retryable() {
      return false;
    }
  }
}
