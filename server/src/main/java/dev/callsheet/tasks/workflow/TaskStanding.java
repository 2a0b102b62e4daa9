package dev.callsheet.tasks.workflow;

import org.jspecify.annotations.Nullable;

/**
 * Where a task stands in its run.
 *
 * @param cause why it ended undone; null where it did not
 */
public record TaskStanding(TaskState state, @Nullable EndCause cause) {
  /** What waits. */
  public static final TaskStanding WAITING = of(TaskState.WAITING);

  /** Returns the standing of a state that needs no cause. */
  public static TaskStanding of(TaskState state) {
    return new TaskStanding(state, null);
  }

  /** Whether it ended because of another task. */
  boolean isConsequence() {
    return cause == EndCause.DEPENDENCY;
  }
}
