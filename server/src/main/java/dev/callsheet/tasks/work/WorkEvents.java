package dev.callsheet.tasks.work;

import dev.callsheet.tasks.TasksFamily;
import dev.callsheet.webhook.Webhooks;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** Tells webhooks how tasks and runs end, in the transaction that ends them. */
@Singleton
final class WorkEvents {
  private final Webhooks webhooks;
  private final Views views;

  WorkEvents(Webhooks webhooks, Views views) {
    this.webhooks = webhooks;
    this.views = views;
  }

  /** Tells of a task, if it has ended in a way that is told. */
  void taskEnded(StoredTask task) {
    type(task)
        .ifPresent(
            type ->
                webhooks.publish(
                    task.scope().owner(),
                    TasksFamily.NAME,
                    type,
                    TaskModels.task(views.withoutUrls(task), URI::create)));
  }

  /** Tells of a run that has ended. */
  void runEnded(StoredRun run) {
    type(run)
        .ifPresent(
            type ->
                webhooks.publish(
                    run.scope().owner(),
                    TasksFamily.NAME,
                    type,
                    RunModels.run(views.withoutUrls(run))));
  }

  private static Optional<String> type(StoredTask task) {
    return switch (task.status()) {
      case SUCCEEDED -> Optional.of(TasksFamily.TASK_SUCCEEDED);
      case FAILED -> Optional.of(TasksFamily.TASK_FAILED);
      case CANCELLED -> Optional.of(TasksFamily.TASK_CANCELLED);
      case WAITING, QUEUED, PROCESSING, SKIPPED -> Optional.empty();
    };
  }

  private static Optional<String> type(StoredRun run) {
    return switch (run.status()) {
      case SUCCEEDED -> Optional.of(TasksFamily.RUN_SUCCEEDED);
      case FAILED -> Optional.of(TasksFamily.RUN_FAILED);
      case CANCELLED -> Optional.of(TasksFamily.RUN_CANCELLED);
      case RUNNING -> Optional.empty();
    };
  }
}
