package notes.client.notes;

import java.io.IOException;
import notes.client.api.ApiResponse;
import notes.client.api.ErrorBody;
import notes.client.api.ResponseHead;
import notes.client.api.UndeclaredResponse;
import notes.client.notes.model.InvalidDetails;

/**
 * Fields are wrong.
 *
 * <p>What to do: Mend them.
 * @param message the server's message, meant for people
 * @param details what the error says beyond its message
 * @param head status and headers
 */
public record Invalid(String message, InvalidDetails details, ResponseHead head)
    implements CreateNoteResult.Failure, ListNotesResult.Failure, notes.client.notes.error.Invalid {
  static Invalid of(ApiResponse response) throws IOException, UndeclaredResponse {
    ErrorBody error = response.error("invalid");
    return new Invalid(error.message(), error.details(InvalidDetails.class), response.head());
  }
}
