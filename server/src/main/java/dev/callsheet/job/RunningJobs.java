package dev.callsheet.job;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of one pool, which interrupt what they run as soon as they are to stop. */
final class RunningJobs extends ThreadPoolExecutor {
  private final Set<Thread> running = new HashSet<>();
  private final CountDownLatch stop = new CountDownLatch(1);

  RunningJobs(JobPool pool, int threads) {
    super(
        threads,
        threads,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        Thread.ofPlatform().name(pool.table() + "-", 1).factory());
  }

  /** Stops new work and interrupts the running; db-scheduler alone would first let it finish. */
  void interrupt() {
    synchronized (running) {
      stop.countDown();
      running.forEach(Thread::interrupt);
    }
  }

  @Override
  public void shutdown() {
    interrupt();
    super.shutdown();
  }

  boolean stopping() {
    return stop.getCount() == 0;
  }

  /** Waits so long, or until this is to stop; returns whether it is. */
  boolean awaitStop(Duration patience) {
    try {
      return stop.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Returns whether the calling thread may begin a job. */
  boolean enter() {
    synchronized (running) {
      return !stopping() && running.add(Thread.currentThread());
    }
  }

  /** Leaves no interrupt behind: the database is still to be told how the job ended. */
  void leave() {
    synchronized (running) {
      running.remove(Thread.currentThread());
      Thread.interrupted();
    }
  }
}
