package notes.client.notes;

import java.io.IOException;
import notes.client.api.Answer;
import notes.client.api.ApiError;
import notes.client.api.ApiResponse;
import notes.client.api.UndeclaredResponse;

/**
 * Every answer to {@code replacePicture}: a success, an error by its code, or one that the
 * contract does not declare.
 */
public sealed interface ReplacePictureResult extends Answer {
  /**
   * Returns what a success carries.
   *
   * @throws ReplacePictureException for every answer but a success
   */
  static void orThrow(ReplacePictureResult result) {
    if (result instanceof Failure failure) {
      throw ReplacePictureException.of(failure);
    }
  }

  /** Reads a response to {@code replacePicture}. */
  static ReplacePictureResult of(ApiResponse response) throws IOException {
    try {
      return switch (response.status()) {
        case 204 -> ReplacePictureNoContent.of(response);
        case 404 -> NotFound.of(response);
        default -> throw response.undeclaredStatus();
      };
    } catch (UndeclaredResponse reason) {
      return Undeclared.of(response, reason);
    }
  }

  /** A success. */
  sealed interface Success extends ReplacePictureResult permits ReplacePictureNoContent {}

  /** An error of the contract, or an answer that it does not declare. */
  sealed interface Failure extends ReplacePictureResult, ApiError permits NotFound, Undeclared {}
}
