package notes.client.api;

import java.time.Duration;
import java.time.Instant;
import notes.client.error.PlainConflict;
import notes.client.error.PlainInternalServerError;
import notes.client.error.PlainTooManyRequests;
import org.jspecify.annotations.Nullable;

/**
 * Says that {@code replaceStatus} was not answered with a success; its subtypes say how.
 */
public abstract sealed class ReplaceStatusException extends CallsheetException {
  ReplaceStatusException(CallsheetError error) {
    super(error);
  }

  /**
   * An answer of status 409.
   */
  public abstract static sealed class Status409 extends ReplaceStatusException {
    Status409(CallsheetError error) {
      super(error);
    }
  }

  /**
   * Busy.
   *
   * <p>What to do: Wait, then ask again.
   */
  public static final class Conflict extends Status409 implements PlainConflict {
    private final transient ReplaceStatusResult.Conflict result;

    Conflict(ReplaceStatusResult.Conflict error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public ReplaceStatusResult.Conflict result() {
      return result;
    }

    /**
     * What the log calls the request.
     */
    public String traceId() {
      return result.traceId();
    }

    /**
     * When it was refused.
     */
    public Instant timestamp() {
      return result.timestamp();
    }

    /**
     * How often it was tried.
     */
    public @Nullable Integer attempts() {
      return result.attempts();
    }
  }

  /**
   * An answer of status 429.
   */
  public abstract static sealed class Status429 extends ReplaceStatusException {
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
    private final transient ReplaceStatusResult.TooManyRequests result;

    TooManyRequests(ReplaceStatusResult.TooManyRequests error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public ReplaceStatusResult.TooManyRequests result() {
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
  public abstract static sealed class Status500 extends ReplaceStatusException {
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
    private final transient ReplaceStatusResult.InternalServerError result;

    InternalServerError(ReplaceStatusResult.InternalServerError error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public ReplaceStatusResult.InternalServerError result() {
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
    public int attempts() {
      return result.attempts();
    }
  }

  /**
   * An answer that the contract does not declare.
   */
  public static final class Undeclared extends ReplaceStatusException implements notes.client.error.Undeclared {
    private final transient ReplaceStatusResult.Undeclared result;

    Undeclared(ReplaceStatusResult.Undeclared error) {
      super(error);
      this.result = error;
    }

    /**
     * Returns the error as the result that does not throw carries it.
     */
    public ReplaceStatusResult.Undeclared result() {
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
