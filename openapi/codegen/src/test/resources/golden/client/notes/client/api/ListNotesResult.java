package notes.client.api;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.time.Duration;
import notes.client.model.InvalidDetails;
import notes.client.model.NotePage;
import org.jspecify.annotations.Nullable;

/**
 * Every answer to {@code listNotes}: a success, an error by its code, or one that the contract
 * does not declare.
 */
public sealed interface ListNotesResult extends Answer {
  /**
   * Returns what the success carries.
   *
   * @throws ListNotesException for every answer but a success
   */
  NotePage orThrow();

  /**
   * Reads a response to {@code listNotes}.
   *
   * @throws IOException when the connection broke while the body was read
   */
  static ListNotesResult of(ApiResponse response) throws IOException {
    try {
      switch (response.status()) {
        case 200 -> {
          return new Ok(response.json(new TypeReference<NotePage>() {}));
        }
        case 422 -> {
          ApiResponse.ErrorBody error = response.error(Dialect.NOTES);
          switch (error.code()) {
            case "invalid" -> {
              return new Invalid(error.message(), response.requestId(), error.details(InvalidDetails.class));
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
  sealed interface Success extends ListNotesResult {
  }

  /**
   * An error of the contract, or an answer that it does not declare.
   */
  sealed interface Failure extends ListNotesResult, CallsheetError {
    @Override
    default ApiOperation operation() {
      return ApiOperation.LIST_NOTES;
    }
  }

  /**
   * A page of notes.
   * @param body what the server sent
   */
  record Ok(NotePage body) implements Success {
    @Override
    public int status() {
      return 200;
    }

    @Override
    public NotePage orThrow() {
      return body;
    }
  }

  /**
   * Fields are wrong.
   *
   * <p>Some fields break their rules.
   *
   * <p>What to do: Mend them.
   * @param message the server's message, meant for people
   * @param requestId the id under which the server logged the request
   * @param details what the error says beyond its message
   */
  record Invalid(String message, @Nullable String requestId,
      InvalidDetails details) implements Failure, notes.client.error.Invalid {
    @Override
    public int status() {
      return 422;
    }

    @Override
    public String code() {
      return "invalid";
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
    public NotePage orThrow() {
      throw new ListNotesException.Invalid(this);
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
    public NotePage orThrow() {
      throw new ListNotesException.Undeclared(this);
    }
  }
}
