package dev.callsheet.registry.session;

/** How far a session has come. */
public enum SessionState {
  /** It waits for its recording. */
  AWAITED,
  /** Its recording is there. */
  UPLOADED,
  /** It was prepared, and waits to be confirmed. */
  PREPARED,
  /** It was confirmed, and is of no more use. */
  CONFIRMED
}
