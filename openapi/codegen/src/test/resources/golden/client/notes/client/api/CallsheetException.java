package notes.client.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The exception form of an answer that reports a failure; every operation has a sealed subtype of its own. */
public abstract class CallsheetException extends RuntimeException implements CallsheetError {

  private final transient CallsheetError error;

  /** Wraps the error that a result carries. */
  protected CallsheetException(CallsheetError error) {
    super(describe(error));
    this.error = error;
  }

  private static String describe(CallsheetError error) {
    String code = error.code();
    String requestId = error.requestId();
    return error.operation().operationId()
        + " was answered "
        + error.status()
        + (code == null ? "" : " " + code)
        + ": "
        + error.message()
        + (requestId == null ? "" : " (request " + requestId + ")");
  }

  @Override
  public final ApiOperation operation() {
    return error.operation();
  }

  @Override
  public final int status() {
    return error.status();
  }

  @Override
  public @Nullable String code() {
    return error.code();
  }

  @Override
  public final String message() {
    return error.message();
  }

  @Override
  public final @Nullable String requestId() {
    return error.requestId();
  }

  @Override
  public @Nullable Duration retryAfter() {
    return error.retryAfter();
  }

  @Override
  public final boolean retryable() {
    return error.retryable();
  }
}
