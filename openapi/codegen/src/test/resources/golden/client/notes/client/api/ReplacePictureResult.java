package notes.client.api;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Every answer to {@code replacePicture}: a success, an error by its code, or one that the contract
 * does not declare.
 */
public sealed interface ReplacePictureResult extends Answer {
  /**
   * Returns what the success carries.
   *
   * @throws ReplacePictureException for every answer but a success
   */
  void orThrow();

  /**
   * Reads a response to {@code replacePicture}.
   *
   * @throws IOException when the connection broke while the body was read
   */
  static ReplacePictureResult of(ApiResponse response) throws IOException {
    try {
      switch (response.status()) {
        case 204 -> {
          response.discard();
          return new NoContent();
        }
        case 404 -> {
          ApiResponse.ErrorBody error = response.error(Dialect.NOTES);
          switch (error.code()) {
            case "not_found" -> {
              return new NotFound(error.message(), response.requestId());
            }
            default -> throw response.undeclaredCode(error.code());
          }
        }
        default -> throw response.undeclaredStatus();
      }
    } catch (UndeclaredResponse reason) {
      return new Undeclared(response.status(), response.codeIfAny(Dialect.NOTES), reason.reason(), response.requestId(), response.retryAfter(), response.mediaType(), response.excerpt());
    }
  }

  /**
   * A success.
   */
  sealed interface Success extends ReplacePictureResult {
  }

  /**
   * An error of the contract, or an answer that it does not declare.
   */
  sealed interface Failure extends ReplacePictureResult, CallsheetError {
    @Override
    default ApiOperation operation() {
      return ApiOperation.REPLACE_PICTURE;
    }
  }

  /**
   * It is stored.
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
   * No such note.
   *
   * <p>The note does not exist.
   *
   * <p>What to do: Check the id.
   * @param message the server's message, meant for people
   * @param requestId the id under which the server logged the request
   */
  record NotFound(String message,
      @Nullable String requestId) implements Failure, notes.client.error.NotFound {
    @Override
    public int status() {
      return 404;
    }

    @Override
    public String code() {
      return "not_found";
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
      throw new ReplacePictureException.NotFound(this);
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
      throw new ReplacePictureException.Undeclared(this);
    }
  }
}
