package dev.callsheet.clips.project;

/** Where a project stands; the last three are terminal. */
public enum ProjectState {
  /** Its source is being fetched. */
  CREATED,
  QUEUED,
  ONGOING,
  SUCCEEDED,
  FAILED,
  CANCELLED;

  boolean isTerminal() {
    return compareTo(SUCCEEDED) >= 0;
  }
}
