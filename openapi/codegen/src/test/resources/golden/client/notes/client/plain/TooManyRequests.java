package notes.client.plain;

import java.io.IOException;
import java.time.Instant;
import notes.client.api.ApiResponse;
import notes.client.api.ErrorBody;
import notes.client.api.ResponseHead;
import notes.client.api.UndeclaredResponse;

/**
 * Too many requests.
 *
 * <p>What to do: Wait the seconds of {@code Retry-After}.
 * @param message the server's message, meant for people
 * @param timestamp When it was refused.
 * @param head status and headers
 */
public record TooManyRequests(String message, Instant timestamp, ResponseHead head)
    implements GetStatusResult.Failure, ReplaceStatusResult.Failure,
        notes.client.plain.error.TooManyRequests {
  static TooManyRequests of(ApiResponse response) throws IOException, UndeclaredResponse {
    ErrorBody error = response.error("");
    return new TooManyRequests(error.message(), error.required("/timestamp", Instant.class),
        response.headWithRetryAfter());
  }
}
