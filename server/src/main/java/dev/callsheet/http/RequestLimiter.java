package dev.callsheet.http;

import dev.callsheet.apikey.Caller;
import java.time.Duration;
import java.util.Map;

/** Counts a caller's requests against its limit. */
interface RequestLimiter {

  /** Takes one request from the caller's budget. */
  Decision take(Caller caller);

  /**
   * Whether the request may go on.
   *
   * @param retryAfter how long to wait when it may not; zero when it may
   * @param headers what the answer tells the caller of its budget
   */
  record Decision(boolean allowed, Duration retryAfter, Map<String, String> headers) {}
}
