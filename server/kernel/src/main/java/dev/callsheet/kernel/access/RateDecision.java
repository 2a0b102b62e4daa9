package dev.callsheet.kernel.access;

import java.time.Duration;

/** Whether a request stays within the limit of its sender. */
public sealed interface RateDecision {
  /** The quota that the decision was taken by. */
  Quota quota();

  /** The request may go on. */
  record Allowed(Quota quota) implements RateDecision {}

  /**
   * The request has to wait.
   *
   * @param retryAfter until the next request would be allowed, in whole seconds, at least one
   */
  record Limited(Quota quota, Duration retryAfter) implements RateDecision {}

  /**
   * A quota, as the header fields of the IETF's draft state it.
   *
   * @param window how long the limit counts
   * @param limit requests within that window
   * @param remaining requests that are left at once
   * @param reset until the whole quota is there again, in whole seconds
   */
  record Quota(Duration window, int limit, long remaining, Duration reset) {
    /** Returns the item of {@code RateLimit-Policy}. */
    public String policyHeader() {
      return "\"requests\";q=" + limit + ";w=" + window.toSeconds();
    }

    /** Returns the item of {@code RateLimit}. */
    public String limitHeader() {
      return "\"requests\";r=" + remaining + ";t=" + reset.toSeconds();
    }
  }
}
