package dev.callsheet.client;

import java.time.Duration;

/** Lets the calling thread wait; tests put a recording one in its place. */
@FunctionalInterface
public interface Sleeper {

  /**
   * Waits.
   *
   * @throws InterruptedException when the thread is interrupted meanwhile
   */
  void sleep(Duration duration) throws InterruptedException;

  /** Returns the sleeper that really waits. */
  static Sleeper ofThread() {
    return duration -> Thread.sleep(duration.toMillis());
  }
}
