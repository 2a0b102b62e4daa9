package dev.callsheet.tasks;

import java.util.List;

/** What the shared parts of the server call this family. */
public final class TasksFamily {
  /** The family as webhooks, plans and keys know it. */
  public static final String NAME = "tasks";

  /** A task is done. */
  public static final String TASK_SUCCEEDED = "task.succeeded";

  /** A task failed for good. */
  public static final String TASK_FAILED = "task.failed";

  /** A task was cancelled. */
  public static final String TASK_CANCELLED = "task.cancelled";

  /** All tasks of a run have ended, and none failed. */
  public static final String RUN_SUCCEEDED = "run.succeeded";

  /** All tasks of a run have ended, and one failed. */
  public static final String RUN_FAILED = "run.failed";

  /** A run was cancelled. */
  public static final String RUN_CANCELLED = "run.cancelled";

  /** All events, which a webhook is told of unless it names some. */
  public static final List<String> EVENTS =
      List.of(
          TASK_SUCCEEDED, TASK_FAILED, TASK_CANCELLED, RUN_SUCCEEDED, RUN_FAILED, RUN_CANCELLED);

  private TasksFamily() {}
}
