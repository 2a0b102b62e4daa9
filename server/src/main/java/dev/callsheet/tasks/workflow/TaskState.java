package dev.callsheet.tasks.workflow;

/** How far a task has come. */
public enum TaskState {
  /** It comes after others that have not ended. */
  WAITING,
  /** It may begin as soon as a worker is free. */
  QUEUED,
  /** A worker does it. */
  PROCESSING,
  /** What it makes is there. */
  SUCCEEDED,
  /** It cannot be done. */
  FAILED,
  /** Nobody wants it any more, or what it needs was not made. */
  CANCELLED,
  /** Its condition is not met, or it comes after such a task. */
  SKIPPED;

  /** Whether nothing follows by itself. */
  public boolean isEnded() {
    return switch (this) {
      case WAITING, QUEUED, PROCESSING -> false;
      case SUCCEEDED, FAILED, CANCELLED, SKIPPED -> true;
    };
  }
}
