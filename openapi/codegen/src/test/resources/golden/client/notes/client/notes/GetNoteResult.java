package notes.client.notes;

import java.io.IOException;
import notes.client.api.Answer;
import notes.client.api.ApiError;
import notes.client.api.ApiResponse;
import notes.client.api.UndeclaredResponse;

/**
 * Every answer to {@code getNote}: a success, an error by its code, or one that the contract
 * does not declare.
 */
public sealed interface GetNoteResult extends Answer {
  /**
   * Returns what a success carries.
   *
   * @throws GetNoteException for every answer but a success
   */
  static Success orThrow(GetNoteResult result) {
    if (result instanceof Failure failure) {
      throw GetNoteException.of(failure);
    }
    return (Success) result;
  }

  /** Reads a response to {@code getNote}. */
  static GetNoteResult of(ApiResponse response) throws IOException {
    try {
      return switch (response.status()) {
        case 200 -> GetNoteOk.of(response);
        case 304 -> GetNoteNotModified.of(response);
        case 404 -> NotFound.of(response);
        default -> throw response.undeclaredStatus();
      };
    } catch (UndeclaredResponse reason) {
      return Undeclared.of(response, reason);
    }
  }

  /** A success. */
  sealed interface Success extends GetNoteResult permits GetNoteOk, GetNoteNotModified {}

  /** An error of the contract, or an answer that it does not declare. */
  sealed interface Failure extends GetNoteResult, ApiError permits NotFound, Undeclared {}
}
