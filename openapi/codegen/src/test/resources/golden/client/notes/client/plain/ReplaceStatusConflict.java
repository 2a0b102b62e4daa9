package notes.client.plain;

import java.io.IOException;
import java.time.Instant;
import notes.client.api.ApiResponse;
import notes.client.api.ErrorBody;
import notes.client.api.ResponseHead;
import notes.client.api.UndeclaredResponse;
import notes.client.plain.error.Conflict;
import org.jspecify.annotations.Nullable;

/**
 * Busy.
 *
 * <p>What to do: Wait, then ask again.
 * @param message the server's message, meant for people
 * @param traceId What the log calls the request.
 * @param timestamp When it was refused.
 * @param attempts How often it was tried.
 * @param head status and headers
 */
public record ReplaceStatusConflict(String message, String traceId, Instant timestamp,
    @Nullable Integer attempts,
    ResponseHead head) implements ReplaceStatusResult.Failure, Conflict {
  static ReplaceStatusConflict of(ApiResponse response) throws IOException, UndeclaredResponse {
    ErrorBody error = response.error("");
    return new ReplaceStatusConflict(error.message(), error.required("/trace_id", String.class),
        error.required("/timestamp", Instant.class),
        error.optional("/origin/attempts", Integer.class), response.head());
  }
}
