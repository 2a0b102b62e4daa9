package notes.client.api;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Every answer to {@code getStatus}: a success, an error by its code, or one that the contract
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
        case 500 -> {
          ApiResponse.ErrorBody error = response.error(Dialect.PLAIN);
          switch (error.code()) {
            case "-" -> {
              return new InternalServerError(error.message(), response.requestId());
            }
            default -> throw response.undeclaredCode(error.code());
          }
        }
        default -> throw response.undeclaredStatus();
      }
    } catch (UndeclaredResponse reason) {
      return new Undeclared(response.status(), response.codeIfAny(Dialect.PLAIN), reason.reason(), response.requestId(), response.retryAfter(), response.mediaType(), response.excerpt());
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
   * Failed.
   *
   * <p>Something failed.
   *
   * <p>What to do: Report it.
   * @param message the server's message, meant for people
   * @param requestId the id under which the server logged the request
   */
  record InternalServerError(String message,
      @Nullable String requestId) implements Failure, notes.client.error.InternalServerError {
    @Override
    public int status() {
      return 500;
    }

    @Override
    public String code() {
      return "-";
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
