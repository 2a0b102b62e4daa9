package dev.callsheet.client;

import dev.callsheet.client.api.ApiError;
import dev.callsheet.client.api.Connection;
import dev.callsheet.client.api.HttpConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the clients of all families have in common: the server and how it is spoken to.
 *
 * @param requestTimeout how long the head of an answer may take
 * @param maxRetries how often a request is sent again
 * @param retryAfterCap the longest {@code Retry-After} that is waited for
 * @param resumeWithin how long an upload or a download may stand still
 * @param pollInterval the pause between two looks at what is waited for
 */
record Settings(
    HttpClient http,
    URI baseUrl,
    Duration connectTimeout,
    Duration requestTimeout,
    int maxRetries,
    Duration retryAfterCap,
    Duration resumeWithin,
    Duration pollInterval,
    Clock clock,
    Sleeper sleeper) {

  private static final Duration FIRST_BACKOFF = Duration.ofMillis(250);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(8);

  /** Returns a connection that asks with a key, or without one where it is null. */
  Connection connection(@Nullable String apiKey) {
    return connection(apiKey, error -> false);
  }

  /**
   * Returns one that leaves some errors to its caller.
   *
   * @param leftToCaller those after which the same request is not sent again
   */
  Connection connection(@Nullable String apiKey, Predicate<ApiError> leftToCaller) {
    return new RetryingConnection(
        new HttpConnection(http, baseUrl, apiKey, requestTimeout),
        maxRetries,
        retryAfterCap,
        leftToCaller,
        backoff(),
        sleeper);
  }

  Backoff backoff() {
    return new Backoff(
        FIRST_BACKOFF, LONGEST_BACKOFF, () -> ThreadLocalRandom.current().nextDouble());
  }

  /** Returns what looks again after the poll interval. */
  Waiting waiting() {
    return new Waiting(clock, sleeper, pollInterval);
  }
}
