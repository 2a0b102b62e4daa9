package dev.callsheet.clips;

/** Where a project stands; the last three are terminal. */
enum ProjectState {
  /** Its source is being fetched. */
  CREATED,
  QUEUED,
  ONGOING,
  SUCCEEDED,
  FAILED,
  CANCELLED
}
