package notes.client.plain;

import java.io.IOException;
import notes.client.api.Answer;
import notes.client.api.ApiError;
import notes.client.api.ApiResponse;
import notes.client.api.UndeclaredResponse;

/**
 * Every answer to {@code getStatus}: a success, an error by its status, or one that the
 * contract does not declare.
 */
public sealed interface GetStatusResult extends Answer {
  /**
   * Returns what a success carries.
   *
   * @throws GetStatusException for every answer but a success
   */
  static GetStatusOk orThrow(GetStatusResult result) {
    if (result instanceof Failure failure) {
      throw GetStatusException.of(failure);
    }
    return (GetStatusOk) result;
  }

  /** Reads a response to {@code getStatus}. */
  static GetStatusResult of(ApiResponse response) throws IOException {
    try {
      return switch (response.status()) {
        case 200 -> GetStatusOk.of(response);
        case 404 -> NotFound.of(response);
        case 429 -> TooManyRequests.of(response);
        case 500 -> Failed.of(response);
        default -> throw response.undeclaredStatus();
      };
    } catch (UndeclaredResponse reason) {
      return Undeclared.of(response, reason);
    }
  }

  /** A success. */
  sealed interface Success extends GetStatusResult permits GetStatusOk {}

  /** An error of the contract, or an answer that it does not declare. */
  sealed interface Failure extends GetStatusResult, ApiError
      permits NotFound, TooManyRequests, Failed, Undeclared {}
}
