package dev.callsheet.client;

import dev.callsheet.client.documents.model.RunError;
import dev.callsheet.client.documents.model.Task;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown when a document that was waited for is not made any more; nothing was charged. */
public abstract sealed class DocumentsWaitException extends WaitException {

  private final String runId;

  private DocumentsWaitException(Task task, @Nullable String reason) {
    super(task.taskId(), ended(task.taskId(), task.status(), reason));
    this.runId = task.runId();
  }

  /** Returns the run whose task was waited for. */
  public final String runId() {
    return runId;
  }

  /** The run failed, for good. */
  public static final class RunFailed extends DocumentsWaitException {

    private final transient @Nullable RunError error;

    RunFailed(Task task) {
      super(task, message(task.error()));
      this.error = task.error();
    }

    private static @Nullable String message(@Nullable RunError error) {
      return error == null ? null : error.message();
    }

    /** Returns what a synchronous answer would have told, if the server said so. */
    public Optional<RunError> error() {
      return Optional.ofNullable(error);
    }
  }

  /** Somebody cancelled the task. */
  public static final class RunCancelled extends DocumentsWaitException {

    RunCancelled(Task task) {
      super(task, null);
    }
  }

  /** The task waited too long for its turn. */
  public static final class RunExpired extends DocumentsWaitException {

    RunExpired(Task task) {
      super(task, null);
    }
  }
}
