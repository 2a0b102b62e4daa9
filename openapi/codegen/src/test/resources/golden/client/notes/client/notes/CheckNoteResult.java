package notes.client.notes;

import java.io.IOException;
import notes.client.api.Answer;
import notes.client.api.ApiError;
import notes.client.api.ApiResponse;
import notes.client.api.UndeclaredResponse;

/**
 * Every answer to {@code checkNote}: a success, an error by its code, or one that the
 * contract does not declare.
 */
public sealed interface CheckNoteResult extends Answer {
  /**
   * Returns what a success carries.
   *
   * @throws CheckNoteException for every answer but a success
   */
  static void orThrow(CheckNoteResult result) {
    if (result instanceof Failure failure) {
      throw CheckNoteException.of(failure);
    }
  }

  /** Reads a response to {@code checkNote}. */
  static CheckNoteResult of(ApiResponse response) throws IOException {
    try {
      return switch (response.status()) {
        case 200 -> CheckNoteOk.of(response);
        case 404 -> NotFound.of(response);
        default -> throw response.undeclaredStatus();
      };
    } catch (UndeclaredResponse reason) {
      return Undeclared.of(response, reason);
    }
  }

  /** A success. */
  sealed interface Success extends CheckNoteResult permits CheckNoteOk {}

  /** An error of the contract, or an answer that it does not declare. */
  sealed interface Failure extends CheckNoteResult, ApiError permits NotFound, Undeclared {}
}
