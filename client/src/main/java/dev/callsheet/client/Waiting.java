package dev.callsheet.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Reads a resource again and again until it is as wanted or the time is up. */
record Waiting(Clock clock, Sleeper sleeper, Duration pause) {

  /**
   * Returns the resource as soon as it is as wanted.
   *
   * @param wanted throws a {@link WaitException} when the resource can no longer become so
   */
  <T> T until(
      String id,
      Duration timeout,
      Supplier<T> read,
      Predicate<T> wanted,
      Function<T, Object> status) {
    return untilLong(id, timeout, left -> read.get(), wanted, status);
  }

  /**
   * Does so with a server that can wait itself.
   *
   * @param read is given how much time is left, and may take as long
   */
  <T> T untilLong(
      String id,
      Duration timeout,
      Function<Duration, T> read,
      Predicate<T> wanted,
      Function<T, Object> status) {
    Instant deadline = clock.instant().plus(timeout);
    while (true) {
      T seen = read.apply(Duration.between(clock.instant(), deadline));
      if (wanted.test(seen)) {
        return seen;
      }
      if (clock.instant().plus(pause).isAfter(deadline)) {
        throw new WaitException.DeadlinePassed(id, status.apply(seen).toString(), timeout);
      }
      try {
        sleeper.sleep(pause);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new WaitException.DeadlinePassed(
            id, status.apply(seen).toString() + " (interrupted)", timeout);
      }
    }
  }
}
