package notes.client.notes;

import java.io.IOException;
import notes.client.api.ApiResponse;
import notes.client.api.ErrorBody;
import notes.client.api.ResponseHead;
import notes.client.api.UndeclaredResponse;

/** The note cannot be created now. */
public sealed interface NoteConflict extends CreateNoteResult.Failure {
  static NoteConflict of(ApiResponse response) throws IOException, UndeclaredResponse {
    ErrorBody error = response.error();
    return switch (error.code()) {
      case "conflict" -> new Conflict(error.message(), response.head());
      case "still_indexing" -> new StillIndexing(error.message(), response.headWithRetryAfter());
      default -> throw response.undeclaredCode(error.code());
    };
  }

  /**
   * Taken.
   *
   * <p>What to do: Choose another title.
   * @param message the server's message, meant for people
   * @param head status and headers
   */
  record Conflict(String message, ResponseHead head)
      implements NoteConflict, notes.client.notes.error.Conflict {}

  /**
   * Not yet.
   *
   * <p>What to do: Wait the seconds of {@code Retry-After}.
   * @param message the server's message, meant for people
   * @param head status and headers
   */
  record StillIndexing(String message, ResponseHead head)
      implements NoteConflict, notes.client.notes.error.StillIndexing {}
}
