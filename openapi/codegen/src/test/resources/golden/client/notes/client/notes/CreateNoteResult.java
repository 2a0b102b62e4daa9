package notes.client.notes;

import java.io.IOException;
import notes.client.api.Answer;
import notes.client.api.ApiError;
import notes.client.api.ApiResponse;
import notes.client.api.UndeclaredResponse;
import notes.client.notes.model.Note;

/**
 * Every answer to {@code createNote}: a success, an error by its code, or one that the
 * contract does not declare.
 */
public sealed interface CreateNoteResult extends Answer {
  /**
   * Returns what a success carries.
   *
   * @throws CreateNoteException for every answer but a success
   */
  static Note orThrow(CreateNoteResult result) {
    if (result instanceof Failure failure) {
      throw CreateNoteException.of(failure);
    }
    return ((Success) result).body();
  }

  /** Reads a response to {@code createNote}. */
  static CreateNoteResult of(ApiResponse response) throws IOException {
    try {
      return switch (response.status()) {
        case 201 -> NoteCreated.of(response);
        case 409 -> NoteConflict.of(response);
        case 422 -> Invalid.of(response);
        case 503 -> Unavailable.of(response);
        default -> throw response.undeclaredStatus();
      };
    } catch (UndeclaredResponse reason) {
      return Undeclared.of(response, reason);
    }
  }

  /** A success. */
  sealed interface Success extends CreateNoteResult permits NoteCreated {
    /** Returns what the server sent. */
    Note body();
  }

  /** An error of the contract, or an answer that it does not declare. */
  sealed interface Failure extends CreateNoteResult, ApiError
      permits NoteConflict, Invalid, Unavailable, Undeclared {}
}
