package dev.callsheet.kernel.contract;

import io.micronaut.context.annotation.Factory;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which requests may block: one virtual thread for each, from the first filter that
 * may block to the end of the handler. What is on one already stays there, for each change of
 * threads costs as much as a query.
 */
@Factory
public final class RequestThreads {
  /** The name of the executor. */
  public static final String NAME = "callsheet-requests";

  @Singleton
  @Named(NAME)
  ExecutorService requests(@Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    return new StayingOnVirtualThreads(blocking);
  }

  private static final class StayingOnVirtualThreads extends AbstractExecutorService {
    private final ExecutorService blocking;

    StayingOnVirtualThreads(ExecutorService blocking) {
      this.blocking = blocking;
    }

    @Override
    public void execute(Runnable command) {
      if (Thread.currentThread().isVirtual()) {
        command.run();
        return;
      }
      blocking.execute(command);
    }

    // The other executor, which has the threads, is ended by its own bean.

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return blocking.isShutdown();
    }

    @Override
    public boolean isTerminated() {
      return blocking.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
      return blocking.awaitTermination(timeout, unit);
    }
  }
}
