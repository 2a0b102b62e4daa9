package dev.callsheet.tasks.work;

import dev.callsheet.database.JsonColumn;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** How workers end tasks; each does nothing to a task that has ended or is at another attempt. */
@Singleton
final class Endings {
  private final RunChanges changes;
  private final TaskRepository tasks;
  private final TaskCredits credits;

  Endings(RunChanges changes, TaskRepository tasks, TaskCredits credits) {
    this.changes = changes;
    this.tasks = tasks;
    this.credits = credits;
  }

  /**
   * Ends a task with what it made, which is paid for.
   *
   * @param adoption makes the files those of the project, in the same transaction, and tells them
   * @return whether it did
   */
  boolean succeed(StoredTask task, Supplier<TaskResult> adoption) {
    return changes.change(
        task.runId(),
        run -> {
          if (!tasks.isWanted(task.id(), task.attempt()).orElse(false)) {
            return false;
          }
          var result = adoption.get();
          tasks.succeed(task.id(), task.attempt(), JsonColumn.write(result), changes.now());
          credits.settle(tasks.findById(task.id()).orElseThrow());
          run.changed(task);
          return true;
        });
  }

  /** Ends a task that cannot be done, and gives its credits back. */
  void fail(StoredTask task, TaskFailure failure) {
    changes.change(
        task.runId(),
        run -> {
          if (tasks.fail(
                  task.id(),
                  task.attempt(),
                  failure.kind(),
                  failure.message(),
                  failure.retryable(),
                  changes.now())
              == 0) {
            return false;
          }
          credits.release(task);
          run.changed(task);
          return true;
        });
  }

  /** Ends a task whose condition is not met. */
  void skip(StoredTask task) {
    changes.change(
        task.runId(),
        run -> {
          if (tasks.skip(task.id(), task.attempt(), changes.now()) == 0) {
            return false;
          }
          // Something is only held where a worker died and the source is another one now.
          if (task.charge() != null) {
            credits.release(task);
          }
          run.changed(task);
          return true;
        });
  }
}
