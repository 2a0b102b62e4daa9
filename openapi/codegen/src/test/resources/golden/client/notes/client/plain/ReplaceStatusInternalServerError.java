package notes.client.plain;

import java.io.IOException;
import notes.client.api.ApiResponse;
import notes.client.api.ErrorBody;
import notes.client.api.ResponseHead;
import notes.client.api.UndeclaredResponse;
import notes.client.plain.error.InternalServerError;
import notes.client.plain.model.Origin;

/**
 * Failed.
 *
 * <p>What to do: Report it.
 * @param message the server's message, meant for people
 * @param details what the error says beyond its message
 * @param traceId What the log calls the request.
 * @param attempts How often it was tried.
 * @param head status and headers
 */
public record ReplaceStatusInternalServerError(String message, Origin details, String traceId,
    int attempts, ResponseHead head) implements ReplaceStatusResult.Failure, InternalServerError {
  static ReplaceStatusInternalServerError of(ApiResponse response) throws IOException,
      UndeclaredResponse {
    ErrorBody error = response.error("");
    return new ReplaceStatusInternalServerError(error.message(), error.details(Origin.class),
        error.required("/trace_id", String.class),
        error.required("/origin/attempts", Integer.class), response.head());
  }
}
