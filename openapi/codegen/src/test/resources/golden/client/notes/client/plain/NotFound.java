package notes.client.plain;

import java.io.IOException;
import java.time.Instant;
import notes.client.api.ApiResponse;
import notes.client.api.ErrorBody;
import notes.client.api.ResponseHead;
import notes.client.api.UndeclaredResponse;

/**
 * Not there.
 *
 * <p>What to do: Check the path.
 * @param message the server's message, meant for people
 * @param timestamp When it was refused.
 * @param head status and headers
 */
public record NotFound(String message, Instant timestamp, ResponseHead head)
    implements GetStatusResult.Failure, notes.client.plain.error.NotFound {
  static NotFound of(ApiResponse response) throws IOException, UndeclaredResponse {
    ErrorBody error = response.error("");
    return new NotFound(error.message(), error.required("/timestamp", Instant.class),
        response.head());
  }
}
