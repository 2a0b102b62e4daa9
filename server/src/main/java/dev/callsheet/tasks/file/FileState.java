package dev.callsheet.tasks.file;

/** Whether a file has its bytes. */
public enum FileState {
  /** It waits for its upload. */
  AWAITED,
  /** It is there, and never changes. */
  READY
}
