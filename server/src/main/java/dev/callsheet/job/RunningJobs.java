package dev.callsheet.job;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of one pool, which interrupt what they run as soon as they are to stop. */
final class RunningJobs extends ThreadPoolExecutor {
  private final Set<Thread> running = new HashSet<>();
  private boolean stopping;

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
  @Override
  public void shutdown() {
    synchronized (running) {
      stopping = true;
      running.forEach(Thread::interrupt);
    }
    super.shutdown();
  }

  boolean stopping() {
    synchronized (running) {
      return stopping;
    }
  }

  /** Returns whether the calling thread may begin a job. */
  boolean enter() {
    synchronized (running) {
      return !stopping && running.add(Thread.currentThread());
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
