package notes.client.notes;

import java.io.IOException;
import notes.client.api.ApiResponse;
import notes.client.api.ErrorBody;
import notes.client.api.ResponseHead;
import notes.client.api.UndeclaredResponse;

/**
 * No such note.
 *
 * <p>What to do: Check the id.
 * @param message the server's message, meant for people
 * @param head status and headers
 */
public record NotFound(String message, ResponseHead head)
    implements GetNoteResult.Failure, CheckNoteResult.Failure, DeleteNoteResult.Failure,
        DownloadPictureResult.Failure, ReplacePictureResult.Failure,
        notes.client.notes.error.NotFound {
  static NotFound of(ApiResponse response) throws IOException, UndeclaredResponse {
    ErrorBody error = response.error("not_found", "No such note");
    return new NotFound(error.message(), response.head());
  }
}
