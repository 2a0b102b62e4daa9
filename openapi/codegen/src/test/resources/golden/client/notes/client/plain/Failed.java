package notes.client.plain;

import java.io.IOException;
import notes.client.api.ApiResponse;
import notes.client.api.ErrorBody;
import notes.client.api.ResponseHead;
import notes.client.api.UndeclaredResponse;
import notes.client.plain.error.InternalServerError;
import notes.client.plain.model.Origin;
import org.jspecify.annotations.Nullable;

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
public record Failed(String message, Origin details, String traceId, @Nullable Integer attempts,
    ResponseHead head) implements GetStatusResult.Failure, InternalServerError {
  static Failed of(ApiResponse response) throws IOException, UndeclaredResponse {
    ErrorBody error = response.error("");
    return new Failed(error.message(), error.details(Origin.class),
        error.required("/trace_id", String.class),
        error.optional("/origin/attempts", Integer.class), response.head());
  }
}
