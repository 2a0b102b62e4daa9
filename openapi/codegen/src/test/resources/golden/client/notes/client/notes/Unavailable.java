package notes.client.notes;

import java.io.IOException;
import notes.client.api.ApiResponse;
import notes.client.api.ErrorBody;
import notes.client.api.ResponseHead;
import notes.client.api.UndeclaredResponse;

/**
 * Unavailable.
 *
 * <p>What to do: Wait the seconds of {@code Retry-After}.
 * @param message the server's message, meant for people
 * @param head status and headers
 */
public record Unavailable(String message, ResponseHead head)
    implements CreateNoteResult.Failure, notes.client.notes.error.Unavailable {
  static Unavailable of(ApiResponse response) throws IOException, UndeclaredResponse {
    ErrorBody error = response.error("unavailable");
    return new Unavailable(error.message(), response.headWithRetryAfter());
  }
}
