package dev.callsheet.clips.source;

/** Whether a source has its file. */
public enum SourceState {
  AWAITED,
  READY
}
