package dev.callsheet.editlist;

/**
 * A stretch of the source that is kept.
 *
 * @param startMicros the first kept instant, in microseconds from the start of the source
 * @param endMicros the first instant that is no longer kept, never before the start
 */
public record KeptRange(long startMicros, long endMicros) {

  /** Refuses a negative start and an end before the start. */
  public KeptRange {
    if (startMicros < 0 || endMicros < startMicros) {
      throw new IllegalArgumentException("not a range: " + startMicros + " to " + endMicros);
    }
  }

  /** The length in microseconds. */
  public long durationMicros() {
    return endMicros - startMicros;
  }
}
