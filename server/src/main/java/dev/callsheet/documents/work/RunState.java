package dev.callsheet.documents.work;

/** Where a run stands; the last four are terminal. */
public enum RunState {
  QUEUED,
  RUNNING,
  COMPLETED,
  FAILED,
  CANCELLED,
  EXPIRED;

  /** Whether nothing follows. */
  public boolean isTerminal() {
    return compareTo(COMPLETED) >= 0;
  }
}
