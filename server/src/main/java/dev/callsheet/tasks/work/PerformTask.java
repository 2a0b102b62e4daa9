package dev.callsheet.tasks.work;

import dev.callsheet.job.Attempt;
import dev.callsheet.job.Job;
import dev.callsheet.job.JobName;
import dev.callsheet.job.JobPool;
import dev.callsheet.job.Retries;
import jakarta.inject.Singleton;

/** Does a task whose source is a file of the project. */
@Singleton
final class PerformTask implements Job<TaskOrder> {
  static final JobName<TaskOrder> NAME =
      new JobName<>("tasks.task", TaskOrder.class, JobPool.MEDIA);

  private final TaskWorker worker;

  PerformTask(TaskWorker worker) {
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
  public void run(TaskOrder order, Attempt attempt) throws Exception {
    worker.run(order);
  }

  @Override
  public void exhausted(TaskOrder order, Throwable cause) {
    worker.giveUp(order, cause);
  }
}
