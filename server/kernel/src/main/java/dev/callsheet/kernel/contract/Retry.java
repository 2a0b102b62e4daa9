package dev.callsheet.kernel.contract;

/** What becomes of the same request when it is sent again. */
public enum Retry {
  /** The same answer, whatever anybody does. */
  NEVER,
  /** It may succeed by itself after a while. */
  AFTER_DELAY,
  /** It may succeed once somebody has changed something. */
  AFTER_CHANGE
}
