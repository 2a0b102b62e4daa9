package notes.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /plain/status} can answer.
 */
public sealed interface GetStatusResponse extends DeclaredResponse {
  @Override
  default ContractOperation operation() {
    return ContractOperation.GET_STATUS;
  }

  /**
   * Up.
   *
   * @param body the body
   */
  record Ok(String body) implements GetStatusResponse, DeclaredSuccess {
    @Override
    public int status() {
      return 200;
    }

    @Override
    public String mediaType() {
      return "text/plain";
    }

    @Override
    public Map<String, String> headers() {
      return Map.of();
    }
  }

  /**
   * The path names nothing.
   *
   * @param message what the caller may read
   * @param cause what the log may show, null where nothing threw
   */
  record NotFound(String message,
      @Nullable Throwable cause) implements GetStatusResponse, DeclaredError {
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
      @Nullable Throwable cause) implements GetStatusResponse, DeclaredError {
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
      @Nullable Throwable cause) implements GetStatusResponse, DeclaredError {
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
