package notes.client.api;

import java.time.Duration;
import java.time.Instant;
import notes.client.error.PlainInternalServerError;
import notes.client.error.PlainNotFound;
import notes.client.error.PlainTooManyRequests;
import org.jspecify.annotations.Nullable;

/**
 * Says that {@code getStatus} was not answered with a success; its subtypes say how.
 */
public abstract sealed class GetStatusException extends CallsheetException {
  GetStatusException(CallsheetError error) {
    super(error);
  }

  /**
   * An answer of status 404.
   */
  public abstract static sealed class Status404 extends GetStatusException {
    Status404(CallsheetError error) {
      super(error);
    }
  }

  /**
   * Not there.
   *
   * <p>What to do: Check the path.
   */
  public static final class NotFound extends Status404 implements PlainNotFound {
    private final transient GetStatusResult.NotFound result;

    NotFound(GetStatusResult.NotFound error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public GetStatusResult.NotFound result() {
      return result;
    }

    /**
     * When it was refused.
     */
    public Instant timestamp() {
      return result.timestamp();
    }
  }

  /**
   * An answer of status 429.
   */
  public abstract static sealed class Status429 extends GetStatusException {
    Status429(CallsheetError error) {
      super(error);
    }
  }

  /**
   * Too many requests.
   *
   * <p>What to do: Wait the seconds of {@code Retry-After}.
   */
  public static final class TooManyRequests extends Status429 implements PlainTooManyRequests {
    private final transient GetStatusResult.TooManyRequests result;

    TooManyRequests(GetStatusResult.TooManyRequests error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public GetStatusResult.TooManyRequests result() {
      return result;
    }

    @Override
    public Duration retryAfter() {
      return result.retryAfter();
    }

    /**
     * When it was refused.
     */
    public Instant timestamp() {
      return result.timestamp();
    }
  }

  /**
   * An answer of status 500.
   */
  public abstract static sealed class Status500 extends GetStatusException {
    Status500(CallsheetError error) {
      super(error);
    }
  }

  /**
   * Failed.
   *
   * <p>What to do: Report it.
   */
  public static final class InternalServerError extends Status500 implements PlainInternalServerError {
    private final transient GetStatusResult.InternalServerError result;

    InternalServerError(GetStatusResult.InternalServerError error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public GetStatusResult.InternalServerError result() {
      return result;
    }

    /**
     * What the log calls the request.
     */
    public String traceId() {
      return result.traceId();
    }

    /**
     * How often it was tried.
     */
    public @Nullable Integer attempts() {
      return result.attempts();
    }
  }

  /**
   * An answer that the contract does not declare.
   */
  public static final class Undeclared extends GetStatusException implements notes.client.error.Undeclared {
    private final transient GetStatusResult.Undeclared result;

    Undeclared(GetStatusResult.Undeclared error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public GetStatusResult.Undeclared result() {
      return result;
    }

    @Override
    public String mediaType() {
      return result.mediaType();
    }

    @Override
    public String body() {
      return result.body();
    }
  }
}
