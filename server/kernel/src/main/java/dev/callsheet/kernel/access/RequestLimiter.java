package dev.callsheet.kernel.access;

/** Counts the requests of each key; an application that has none of these limits nobody. */
public interface RequestLimiter {

  /** Counts one request of a key that may ask so often in a minute. */
  RateDecision take(String keyId, int requestsPerMinute);
}
