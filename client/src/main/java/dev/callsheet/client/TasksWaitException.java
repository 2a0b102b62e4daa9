package dev.callsheet.client;

import dev.callsheet.client.tasks.model.Run;
import dev.callsheet.client.tasks.model.RunTask;
import dev.callsheet.client.tasks.model.Task;
import dev.callsheet.client.tasks.model.TaskError;
import dev.callsheet.client.tasks.model.TaskStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Thrown when a task or run that was waited for has ended without success. */
public abstract sealed class TasksWaitException extends WaitException {

  private TasksWaitException(String id, Object status, @Nullable String reason) {
    super(id, ended(id, status, reason));
  }

  private static @Nullable String message(@Nullable TaskError error) {
    return error == null ? null : error.message();
  }

  /** The task failed; it costs nothing. */
  public static final class TaskFailed extends TasksWaitException {

    private final transient @Nullable TaskError error;

    TaskFailed(Task task) {
      super(task.id(), task.status(), message(task.error()));
      this.error = task.error();
    }

    /** Returns why, if the server said so. */
    public Optional<TaskError> error() {
      return Optional.ofNullable(error);
    }

    /** Returns whether {@code retryTask} may lead to success. */
    public boolean retryable() {
      return error != null && error.retryable();
    }
  }

  /** Somebody cancelled the task, or a task that it comes after was not done. */
  public static final class TaskCancelled extends TasksWaitException {

    TaskCancelled(Task task) {
      super(task.id(), task.status(), null);
    }
  }

  /** The condition of the task was not met. */
  public static final class TaskSkipped extends TasksWaitException {

    TaskSkipped(Task task) {
      super(task.id(), task.status(), null);
    }
  }

  /** A task of the run failed; all others have ended too. */
  public static final class RunFailed extends TasksWaitException {

    private final transient List<RunTask> failed;

    RunFailed(Run run) {
      super(run.id(), run.status(), reason(failedOf(run)));
      this.failed = failedOf(run);
    }

    private static List<RunTask> failedOf(Run run) {
      return run.tasks().stream().filter(task -> task.status() == TaskStatus.FAILED).toList();
    }

    private static @Nullable String reason(List<RunTask> failed) {
      String reasons =
          failed.stream()
              .filter(task -> task.error() != null)
              .map(task -> task.ref() + ": " + message(task.error()))
              .collect(Collectors.joining(" "));
      return reasons.isEmpty() ? null : reasons;
    }

    /** Returns the tasks that failed, with their errors. */
    public List<RunTask> failed() {
      return failed;
    }
  }

  /** Somebody cancelled the run or one of its tasks. */
  public static final class RunCancelled extends TasksWaitException {

    RunCancelled(Run run) {
      super(run.id(), run.status(), null);
    }
  }
}
