package notes.client.notes;

import java.io.IOException;
import notes.client.api.Answer;
import notes.client.api.ApiError;
import notes.client.api.ApiResponse;
import notes.client.api.UndeclaredResponse;
import notes.client.notes.model.NotePage;

/**
 * Every answer to {@code listNotes}: a success, an error by its code, or one that the
 * contract does not declare.
 */
public sealed interface ListNotesResult extends Answer {
  /**
   * Returns what a success carries.
   *
   * @throws ListNotesException for every answer but a success
   */
  static NotePage orThrow(ListNotesResult result) {
    if (result instanceof Failure failure) {
      throw ListNotesException.of(failure);
    }
    return ((Success) result).body();
  }

  /** Reads a response to {@code listNotes}. */
  static ListNotesResult of(ApiResponse response) throws IOException {
    try {
      return switch (response.status()) {
        case 200 -> ListNotesOk.of(response);
        case 422 -> Invalid.of(response);
        default -> throw response.undeclaredStatus();
      };
    } catch (UndeclaredResponse reason) {
      return Undeclared.of(response, reason);
    }
  }

  /** A success. */
  sealed interface Success extends ListNotesResult permits ListNotesOk {
    /** Returns what the server sent. */
    NotePage body();
  }

  /** An error of the contract, or an answer that it does not declare. */
  sealed interface Failure extends ListNotesResult, ApiError permits Invalid, Undeclared {}
}
