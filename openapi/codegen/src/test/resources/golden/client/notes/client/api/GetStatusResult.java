package notes.client.api;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import notes.client.error.PlainInternalServerError;
import notes.client.error.PlainNotFound;
import notes.client.error.PlainTooManyRequests;
import org.jspecify.annotations.Nullable;

/**
 * Every answer to {@code getStatus}: a success, an error by its status, or one that the contract
 * does not declare.
 */
public sealed interface GetStatusResult extends Answer {
  /**
   * Returns what the success carries.
   *
   * @throws GetStatusException for every answer but a success
   */
  Ok orThrow();

  /**
   * Reads a response to {@code getStatus}.
   *
   * @throws IOException when the connection broke while the body was read
   */
  static GetStatusResult of(ApiResponse response) throws IOException {
    try {
      switch (response.status()) {
        case 200 -> {
          return new Ok(response.stream("text/plain"));
        }
        case 404 -> {
          ApiResponse.ErrorBody error = response.error(Dialect.PLAIN);
          return new NotFound(error.message(), response.requestId(), error.required("/timestamp", Instant.class));
        }
        case 429 -> {
          ApiResponse.ErrorBody error = response.error(Dialect.PLAIN);
          return new TooManyRequests(error.message(), response.requestId(), response.requiredRetryAfter(), error.required("/timestamp", Instant.class));
        }
        case 500 -> {
          ApiResponse.ErrorBody error = response.error(Dialect.PLAIN);
          return new InternalServerError(error.message(), response.requestId(), error.required("/trace_id", String.class), error.optional("/origin/attempts", Integer.class));
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
  sealed interface Success extends GetStatusResult {
  }

  /**
   * An error of the contract, or an answer that it does not declare.
   */
  sealed interface Failure extends GetStatusResult, CallsheetError {
    @Override
    default ApiOperation operation() {
      return ApiOperation.GET_STATUS;
    }
  }

  /**
   * Up.
   * @param body the bytes as they come; close it after use
   */
  record Ok(InputStream body) implements Success {
    @Override
    public int status() {
      return 200;
    }

    @Override
    public Ok orThrow() {
      return this;
    }
  }

  /**
   * Not there.
   *
   * <p>The path names nothing.
   *
   * <p>What to do: Check the path.
   * @param message the server's message, meant for people
   * @param requestId the id under which the server logged the request
   * @param timestamp When it was refused.
   */
  record NotFound(String message, @Nullable String requestId,
      Instant timestamp) implements Failure, PlainNotFound {
    @Override
    public int status() {
      return 404;
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
    public Ok orThrow() {
      throw new GetStatusException.NotFound(this);
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
    public Ok orThrow() {
      throw new GetStatusException.TooManyRequests(this);
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
      @Nullable Integer attempts) implements Failure, PlainInternalServerError {
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
    public Ok orThrow() {
      throw new GetStatusException.InternalServerError(this);
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
    public Ok orThrow() {
      throw new GetStatusException.Undeclared(this);
    }
  }
}
