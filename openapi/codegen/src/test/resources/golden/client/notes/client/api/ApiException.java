package notes.client.api;

/**
 * The exception form of an answer that reports a failure; every operation has a sealed subtype of
 * its own.
 */
public abstract class ApiException extends RuntimeException implements ApiError {

  private final transient ApiError error;

  /** Wraps the error that a result carries. */
  protected ApiException(ApiError error) {
    super(describe(error));
    this.error = error;
  }

  private static String describe(ApiError error) {
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
  public final ApiError error() {
    return error;
  }

  @Override
  public final String message() {
    return error.message();
  }

  @Override
  public final ResponseHead head() {
    return error.head();
  }
}
