package dev.callsheet.clips;

/** Whether a source has its file. */
enum SourceState {
  AWAITED,
  READY
}
