package notes.client.api;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import notes.client.error.PlainConflict;
import notes.client.error.PlainInternalServerError;
import notes.client.error.PlainTooManyRequests;
import org.jspecify.annotations.Nullable;

/**
 * Every answer to {@code replaceStatus}: a success, an error by its status, or one that the contract
 * does not declare.
 */
public sealed interface ReplaceStatusResult extends Answer {
  /**
   * Returns what the success carries.
   *
   * @throws ReplaceStatusException for every answer but a success
   */
  void orThrow();

  /**
   * Reads a response to {@code replaceStatus}.
   *
   * @throws IOException when the connection broke while the body was read
   */
  static ReplaceStatusResult of(ApiResponse response) throws IOException {
    try {
      switch (response.status()) {
        case 204 -> {
          response.discard();
          return new NoContent();
        }
        case 409 -> {
          ApiResponse.ErrorBody error = response.error(Dialect.PLAIN);
          return new Conflict(error.message(), response.requestId(), error.required("/trace_id", String.class), error.required("/timestamp", Instant.class), error.optional("/origin/attempts", Integer.class));
        }
        case 429 -> {
          ApiResponse.ErrorBody error = response.error(Dialect.PLAIN);
          return new TooManyRequests(error.message(), response.requestId(), response.requiredRetryAfter(), error.required("/timestamp", Instant.class));
        }
        case 500 -> {
          ApiResponse.ErrorBody error = response.error(Dialect.PLAIN);
          return new InternalServerError(error.message(), response.requestId(), error.required("/trace_id", String.class), error.required("/origin/attempts", Integer.class));
        }
        default -> throw response.undeclaredStatus();
      }
    } catch (UndeclaredResponse reason) {
      return new Undeclared(response.status(), null, reason.reason(), response.requestId(), response.retryAfter(), response.mediaType(), response.excerpt());
    }
  }

  /**
   * A success.
   */
  sealed interface Success extends ReplaceStatusResult {
  }

  /**
   * An error of the contract, or an answer that it does not declare.
   */
  sealed interface Failure extends ReplaceStatusResult, CallsheetError {
    @Override
    default ApiOperation operation() {
      return ApiOperation.REPLACE_STATUS;
    }
  }

  /**
   * It is replaced.
   */
  record NoContent() implements Success {
    @Override
    public int status() {
      return 204;
    }

    @Override
    public void orThrow() {
      // The status says it all.
    }
  }

  /**
   * Busy.
   *
   * <p>The status is being changed.
   *
   * <p>What to do: Wait, then ask again.
   * @param message the server's message, meant for people
   * @param requestId the id under which the server logged the request
   * @param traceId What the log calls the request.
   * @param timestamp When it was refused.
   * @param attempts How often it was tried.
   */
  record Conflict(String message, @Nullable String requestId, String traceId, Instant timestamp,
      @Nullable Integer attempts) implements Failure, PlainConflict {
    @Override
    public int status() {
      return 409;
    }

    @Override
    public @Nullable String code() {
      return null;
    }

    @Override
    public boolean retryable() {
      return false;
    }

    @Override
    public @Nullable Duration retryAfter() {
      return null;
    }

    @Override
    public void orThrow() {
      throw new ReplaceStatusException.Conflict(this);
    }
  }

  /**
   * Too many requests.
   *
   * <p>The key has asked too often.
   *
   * <p>What to do: Wait the seconds of {@code Retry-After}.
   * @param message the server's message, meant for people
   * @param requestId the id under which the server logged the request
   * @param retryAfter how long to wait before the next attempt
   * @param timestamp When it was refused.
   */
  record TooManyRequests(String message, @Nullable String requestId, Duration retryAfter,
      Instant timestamp) implements Failure, PlainTooManyRequests {
    @Override
    public int status() {
      return 429;
    }

    @Override
    public @Nullable String code() {
      return null;
    }

    @Override
    public boolean retryable() {
      return true;
    }

    @Override
    public void orThrow() {
      throw new ReplaceStatusException.TooManyRequests(this);
    }
  }

  /**
   * Failed.
   *
   * <p>Something failed.
   *
   * <p>What to do: Report it.
   * @param message the server's message, meant for people
   * @param requestId the id under which the server logged the request
   * @param traceId What the log calls the request.
   * @param attempts How often it was tried.
   */
  record InternalServerError(String message, @Nullable String requestId, String traceId,
      int attempts) implements Failure, PlainInternalServerError {
    @Override
    public int status() {
      return 500;
    }

    @Override
    public @Nullable String code() {
      return null;
    }

    @Override
    public boolean retryable() {
      return false;
    }

    @Override
    public @Nullable Duration retryAfter() {
      return null;
    }

    @Override
    public void orThrow() {
      throw new ReplaceStatusException.InternalServerError(this);
    }
  }

  /**
   * An answer that the contract does not declare, such as an error page of a proxy.
   * @param status the HTTP status
   * @param code the code in the body, if it carries one
   * @param message what is undeclared about the answer
   * @param requestId the id under which the server logged the request
   * @param retryAfter how long the server asks to wait
   * @param mediaType the body's media type, empty without one
   * @param body the first characters of the body
   */
  record Undeclared(int status, @Nullable String code, String message, @Nullable String requestId,
      @Nullable Duration retryAfter, String mediaType,
      String body) implements Failure, notes.client.error.Undeclared {
    @Override
    public boolean retryable() {
      return false;
    }

    @Override
    public void orThrow() {
      throw new ReplaceStatusException.Undeclared(this);
    }
  }
}
