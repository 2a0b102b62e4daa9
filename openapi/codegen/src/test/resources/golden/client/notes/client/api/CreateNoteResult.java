package notes.client.api;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import notes.client.model.InvalidDetails;
import notes.client.model.Note;
import org.jspecify.annotations.Nullable;

/**
 * Every answer to {@code createNote}: a success, an error by its code, or one that the contract
 * does not declare.
 */
public sealed interface CreateNoteResult extends Answer {
  /**
   * Returns what the success carries.
   *
   * @throws CreateNoteException for every answer but a success
   */
  Note orThrow();

  /**
   * Reads a response to {@code createNote}.
   *
   * @throws IOException when the connection broke while the body was read
   */
  static CreateNoteResult of(ApiResponse response) throws IOException {
    try {
      switch (response.status()) {
        case 201 -> {
          return new Created(response.json(new TypeReference<Note>() {}), response.requiredUriHeader("Location"));
        }
        case 409 -> {
          ApiResponse.ErrorBody error = response.error(Dialect.NOTES);
          switch (error.code()) {
            case "conflict" -> {
              return new Conflict(error.message(), response.requestId());
            }
            case "still_indexing" -> {
              return new StillIndexing(error.message(), response.requestId(), response.requiredRetryAfter());
            }
            default -> throw response.undeclaredCode(error.code());
          }
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
        case 503 -> {
          ApiResponse.ErrorBody error = response.error(Dialect.NOTES);
          switch (error.code()) {
            case "unavailable" -> {
              return new Unavailable(error.message(), response.requestId(), response.requiredRetryAfter());
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
  sealed interface Success extends CreateNoteResult {
  }

  /**
   * An error of the contract, or an answer that it does not declare.
   */
  sealed interface Failure extends CreateNoteResult, CallsheetError {
    @Override
    default ApiOperation operation() {
      return ApiOperation.CREATE_NOTE;
    }
  }

  /**
   * The note was created.
   * @param body what the server sent
   */
  record Created(Note body, URI location) implements Success {
    @Override
    public int status() {
      return 201;
    }

    @Override
    public Note orThrow() {
      return body;
    }
  }

  /**
   * Taken.
   *
   * <p>Another note has this title.
   *
   * <p>What to do: Choose another title.
   * @param message the server's message, meant for people
   * @param requestId the id under which the server logged the request
   */
  record Conflict(String message,
      @Nullable String requestId) implements Failure, notes.client.error.Conflict {
    @Override
    public int status() {
      return 409;
    }

    @Override
    public String code() {
      return "conflict";
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
    public Note orThrow() {
      throw new CreateNoteException.Conflict(this);
    }
  }

  /**
   * Not yet.
   *
   * <p>The index is still being built.
   *
   * <p>What to do: Wait the seconds of {@code Retry-After}.
   * @param message the server's message, meant for people
   * @param requestId the id under which the server logged the request
   * @param retryAfter how long to wait before the next attempt
   */
  record StillIndexing(String message, @Nullable String requestId,
      Duration retryAfter) implements Failure, notes.client.error.StillIndexing {
    @Override
    public int status() {
      return 409;
    }

    @Override
    public String code() {
      return "still_indexing";
    }

    @Override
    public boolean retryable() {
      return true;
    }

    @Override
    public Note orThrow() {
      throw new CreateNoteException.StillIndexing(this);
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
    public Note orThrow() {
      throw new CreateNoteException.Invalid(this);
    }
  }

  /**
   * Unavailable.
   *
   * <p>The database cannot be reached.
   *
   * <p>What to do: Wait the seconds of {@code Retry-After}.
   * @param message the server's message, meant for people
   * @param requestId the id under which the server logged the request
   * @param retryAfter how long to wait before the next attempt
   */
  record Unavailable(String message, @Nullable String requestId,
      Duration retryAfter) implements Failure, notes.client.error.Unavailable {
    @Override
    public int status() {
      return 503;
    }

    @Override
    public String code() {
      return "unavailable";
    }

    @Override
    public boolean retryable() {
      return true;
    }

    @Override
    public Note orThrow() {
      throw new CreateNoteException.Unavailable(this);
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
    public Note orThrow() {
      throw new CreateNoteException.Undeclared(this);
    }
  }
}
