package dev.callsheet.tasks.work;

import dev.callsheet.job.Attempt;
import dev.callsheet.job.Job;
import dev.callsheet.job.JobName;
import dev.callsheet.job.JobPool;
import dev.callsheet.job.Retries;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Does a task whose source is fetched: it waits for a host, so it keeps no task waiting whose
 * source is here, and those of one organisation keep nobody else's.
 */
@Singleton
final class PerformFetchedTask implements Job<TaskOrder> {
  static final JobName<TaskOrder> NAME =
      new JobName<>("tasks.fetched-task", TaskOrder.class, JobPool.TRANSFER);

  private final TaskWorker worker;

  PerformFetchedTask(TaskWorker worker) {
    this.worker = worker;
  }

  @Override
  public JobName<TaskOrder> name() {
    return NAME;
  }

  @Override
  public Retries retries() {
    return TaskWorker.RETRIES;
  }

  @Override
  public Optional<String> owner(TaskOrder order) {
    return Optional.of(order.organizationId());
  }

  @Override
  public void run(TaskOrder order, Attempt attempt) throws Exception {
    worker.run(order);
  }

  @Override
  public void exhausted(TaskOrder order, Throwable cause) {
    worker.giveUp(order, cause);
  }
}
