package dev.callsheet.client;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Waiting times that double from attempt to attempt, each shortened at random by up to a half so
 * that clients which failed together do not come back together.
 */
record Backoff(Duration first, Duration longest, DoubleSupplier random) {

  private static final int LAST_DOUBLING = 20;

  /** Returns the time to wait before the given retry, the first being 0. */
  Duration before(int retry) {
    long doubled = first.toMillis() << Math.min(retry, LAST_DOUBLING);
    long ceiling = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis(Math.round(ceiling * (1 - random.getAsDouble() / 2)));
  }
}
