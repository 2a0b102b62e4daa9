package notes.client.plain;

import java.io.IOException;
import notes.client.api.Answer;
import notes.client.api.ApiError;
import notes.client.api.ApiResponse;
import notes.client.api.UndeclaredResponse;

/**
 * Every answer to {@code replaceStatus}: a success, an error by its status, or one that the
 * contract does not declare.
 */
public sealed interface ReplaceStatusResult extends Answer {
  /**
   * Returns what a success carries.
   *
   * @throws ReplaceStatusException for every answer but a success
   */
  static void orThrow(ReplaceStatusResult result) {
    if (result instanceof Failure failure) {
      throw ReplaceStatusException.of(failure);
    }
  }

  /** Reads a response to {@code replaceStatus}. */
  static ReplaceStatusResult of(ApiResponse response) throws IOException {
    try {
      return switch (response.status()) {
        case 204 -> ReplaceStatusNoContent.of(response);
        case 409 -> ReplaceStatusConflict.of(response);
        case 429 -> TooManyRequests.of(response);
        case 500 -> ReplaceStatusInternalServerError.of(response);
        default -> throw response.undeclaredStatus();
      };
    } catch (UndeclaredResponse reason) {
      return Undeclared.of(response, reason);
    }
  }

  /** A success. */
  sealed interface Success extends ReplaceStatusResult permits ReplaceStatusNoContent {}

  /** An error of the contract, or an answer that it does not declare. */
  sealed interface Failure extends ReplaceStatusResult, ApiError
      permits ReplaceStatusConflict, TooManyRequests, ReplaceStatusInternalServerError, Undeclared {}
}
