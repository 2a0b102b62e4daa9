package dev.callsheet.contract.harness;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what another process does. */
public final class Await {
  private static final Duration POLL = Duration.ofMillis(50);

  private Await() {}

  /** Waits until there is a value, or fails at the deadline. */
  public static <T> T present(String what, Duration patience, Supplier<Optional<T>> probe) {
    var deadline = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < deadline) {
      var found = probe.get();
      if (found.isPresent()) {
        return found.get();
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    throw new AssertionError(what + " did not come within " + patience.toSeconds() + " s");
  }

  /** Waits until something is so, or fails at the deadline. */
  public static void until(String what, Duration patience, BooleanSupplier condition) {
    present(what, patience, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }
}
