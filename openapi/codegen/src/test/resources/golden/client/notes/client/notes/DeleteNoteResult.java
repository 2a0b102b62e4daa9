package notes.client.notes;

import java.io.IOException;
import notes.client.api.Answer;
import notes.client.api.ApiError;
import notes.client.api.ApiResponse;
import notes.client.api.UndeclaredResponse;

/**
 * Every answer to {@code deleteNote}: a success, an error by its code, or one that the
 * contract does not declare.
 */
public sealed interface DeleteNoteResult extends Answer {
  /**
   * Returns what a success carries.
   *
   * @throws DeleteNoteException for every answer but a success
   */
  static void orThrow(DeleteNoteResult result) {
    if (result instanceof Failure failure) {
      throw DeleteNoteException.of(failure);
    }
  }

  /** Reads a response to {@code deleteNote}. */
  static DeleteNoteResult of(ApiResponse response) throws IOException {
    try {
      return switch (response.status()) {
        case 204 -> DeleteNoteNoContent.of(response);
        case 404 -> NotFound.of(response);
        default -> throw response.undeclaredStatus();
      };
    } catch (UndeclaredResponse reason) {
      return Undeclared.of(response, reason);
    }
  }

  /** A success. */
  sealed interface Success extends DeleteNoteResult permits DeleteNoteNoContent {}

  /** An error of the contract, or an answer that it does not declare. */
  sealed interface Failure extends DeleteNoteResult, ApiError permits NotFound, Undeclared {}
}
