package dev.callsheet.tasks.workflow;

/** How far a run has come. */
public enum RunState {
  /** A task of it has not ended. */
  RUNNING,
  /** Each task has succeeded, was skipped, or failed where that does not count. */
  SUCCEEDED,
  /** A task failed. */
  FAILED,
  /** No task failed, and one was cancelled. */
  CANCELLED;

  /** Whether nothing follows by itself. */
  public boolean isEnded() {
    return this != RUNNING;
  }
}
