package dev.callsheet.job;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work of a job that is interrupted once it is cancelled, on whatever node that was asked. */
public final class CancellableWork {
  private static final Logger LOG = LoggerFactory.getLogger(CancellableWork.class);
  private static final Duration POLL = Duration.ofMillis(300);

  private final String name;
  private final BooleanSupplier cancellation;
  private final Thread worker;
  private final CountDownLatch ended = new CountDownLatch(1);
  private boolean over;
  private boolean cancelled;

  private CancellableWork(String name, BooleanSupplier cancellation, Thread worker) {
    this.name = name;
    this.cancellation = cancellation;
    this.worker = worker;
  }

  /** What is done, on the thread that asked for it. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does it; ends soon once its thread is interrupted.
     *
     * @throws Exception when it failed or was interrupted
     */
    void run() throws Exception;
  }

  /**
   * Does the work on this thread, which is interrupted when the work is cancelled meanwhile.
   *
   * @param name of what is worked at, for the log
   * @param cancelled whether the work was cancelled; asked every 300 ms on a thread of its own,
   *     perhaps a last time after the work has ended; taken for no where it throws
   * @return true if the work came to its end, false if it was cancelled
   * @throws InterruptedException if this thread was interrupted for another reason
   * @throws Exception what the work throws, unless it was cancelled
   */
  public static boolean run(String name, BooleanSupplier cancelled, Work work) throws Exception {
    var watched = new CancellableWork(name, cancelled, Thread.currentThread());
    Thread.ofVirtual().name("cancellation-of-" + name).start(watched::watch);
    try {
      work.run();
      return !watched.end();
    } catch (Exception failure) {
      if (watched.end()) {
        return false;
      }
      throw failure;
    } catch (Throwable failure) {
      watched.end();
      throw failure;
    }
  }

  private void watch() {
    try {
      while (!isCancelled()) {
        if (ended.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
      interrupt();
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private boolean isCancelled() {
    try {
      return cancellation.getAsBoolean();
    } catch (RuntimeException unknown) {
      LOG.debug("Whether {} was cancelled is not known now", name, unknown);
      return false;
    }
  }

  private synchronized void interrupt() {
    if (!over) {
      cancelled = true;
      worker.interrupt();
    }
  }

  /** Lets no interrupt come any more and leaves none behind; returns whether there was one. */
  private synchronized boolean end() {
    over = true;
    ended.countDown();
    if (cancelled) {
      Thread.interrupted();
    }
    return cancelled;
  }
}
