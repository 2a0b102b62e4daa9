package notes.client.notes;

import java.io.IOException;
import notes.client.api.Answer;
import notes.client.api.ApiError;
import notes.client.api.ApiResponse;
import notes.client.api.UndeclaredResponse;

/**
 * Every answer to {@code downloadPicture}: a success, an error by its code, or one that the
 * contract does not declare.
 */
public sealed interface DownloadPictureResult extends Answer {
  /**
   * Returns what a success carries.
   *
   * @throws DownloadPictureException for every answer but a success
   */
  static DownloadPictureOk orThrow(DownloadPictureResult result) {
    if (result instanceof Failure failure) {
      throw DownloadPictureException.of(failure);
    }
    return (DownloadPictureOk) result;
  }

  /** Reads a response to {@code downloadPicture}. */
  static DownloadPictureResult of(ApiResponse response) throws IOException {
    try {
      return switch (response.status()) {
        case 200 -> DownloadPictureOk.of(response);
        case 404 -> NotFound.of(response);
        default -> throw response.undeclaredStatus();
      };
    } catch (UndeclaredResponse reason) {
      return Undeclared.of(response, reason);
    }
  }

  /** A success. */
  sealed interface Success extends DownloadPictureResult permits DownloadPictureOk {}

  /** An error of the contract, or an answer that it does not declare. */
  sealed interface Failure extends DownloadPictureResult, ApiError permits NotFound, Undeclared {}
}
