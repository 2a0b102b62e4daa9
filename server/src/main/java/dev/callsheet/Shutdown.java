package dev.callsheet;

import dev.callsheet.log.Log;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends what this process runs when a signal asks for it, at whatever moment: a start that is under
 * way is interrupted and clears up itself, and what was started is closed.
 */
final class Shutdown {
  /** For a start that does not heed the interrupt, such as a long migration. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AutoCloseable program;
  private final Thread starter = Thread.currentThread();
  private final CountDownLatch begun = new CountDownLatch(1);
  private volatile boolean asked;

  private Shutdown(AutoCloseable program) {
    this.program = program;
  }

  /**
   * Waits for signals from now on.
   *
   * @param program what the calling thread is about to start; it can be closed at any moment
   */
  static Shutdown of(AutoCloseable program) {
    var shutdown = new Shutdown(program);
    Runtime.getRuntime().addShutdownHook(new Thread(shutdown::run, "shutdown"));
    return shutdown;
  }

  /** Says that the start is over, well or badly. */
  void begun() {
    begun.countDown();
  }

  /** Whether a signal came, so that nobody waits for an explanation. */
  boolean isAsked() {
    return asked;
  }

  private void run() {
    asked = true;
    try {
      if (begun.getCount() > 0) {
        starter.interrupt();
        var _ = begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
      program.close();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    } finally {
      Log.end();
    }
  }
}
