package dev.callsheet.client;

import dev.callsheet.client.api.Answer;
import dev.callsheet.client.api.ApiError;
import dev.callsheet.client.api.ApiRequest;
import dev.callsheet.client.api.Connection;
import dev.callsheet.client.api.NoAnswerException;
import dev.callsheet.client.api.Retry;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Sends a request again when that is safe and may help: the catalogue says that the error may pass
 * after a delay, or no answer came, and the request is idempotent or carries an idempotency key.
 *
 * <p>A {@code Retry-After} beyond the cap is not waited for: the answer goes to the caller.
 */
final class RetryingConnection implements Connection {

  private final Connection next;
  private final int maxRetries;
  private final Duration retryAfterCap;
  private final Predicate<ApiError> leftToCaller;
  private final Backoff backoff;
  private final Sleeper sleeper;

  /**
   * Decorates a connection.
   *
   * @param leftToCaller errors that may pass after a delay, and after which the caller has
   *     something better to do than to send the same again
   */
  RetryingConnection(
      Connection next,
      int maxRetries,
      Duration retryAfterCap,
      Predicate<ApiError> leftToCaller,
      Backoff backoff,
      Sleeper sleeper) {
    this.next = next;
    this.maxRetries = maxRetries;
    this.retryAfterCap = retryAfterCap;
    this.leftToCaller = leftToCaller;
    this.backoff = backoff;
    this.sleeper = sleeper;
  }

  @Override
  public <R extends Answer> R exchange(ApiRequest request, Reader<R> reader) {
    ApiRequest keyed =
        request.operation().takesIdempotencyKey()
            ? request.idempotencyKey(UUID.randomUUID().toString())
            : request;
    for (int retry = 0; ; retry++) {
      boolean last = retry >= maxRetries || !keyed.repeatable();
      Duration pause;
      try {
        R answer = next.exchange(keyed, reader);
        Optional<Duration> wait = last ? Optional.empty() : waitAfter(answer, retry);
        if (wait.isEmpty()) {
          return answer;
        }
        pause = wait.get();
      } catch (NoAnswerException silence) {
        if (last || silence.getCause() instanceof InterruptedException) {
          throw silence;
        }
        pause = backoff.before(retry);
      }
      sleep(keyed, pause);
    }
  }

  private Optional<Duration> waitAfter(Answer answer, int retry) {
    if (!(answer instanceof ApiError error)
        || error.retry() != Retry.AFTER_DELAY
        || leftToCaller.test(error)) {
      return Optional.empty();
    }
    Duration retryAfter = error.retryAfter();
    if (retryAfter == null) {
      return Optional.of(backoff.before(retry));
    }
    return retryAfter.compareTo(retryAfterCap) > 0 ? Optional.empty() : Optional.of(retryAfter);
  }

  private void sleep(ApiRequest request, Duration pause) {
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NoAnswerException(request, interrupted);
    }
  }
}
