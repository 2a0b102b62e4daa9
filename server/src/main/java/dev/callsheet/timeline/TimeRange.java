package dev.callsheet.timeline;

/** A stretch of time on a recording's timeline, in microseconds, the end not included. */
public record TimeRange(long startMicros, long endMicros) {
  /** Refuses an end before the start. */
  public TimeRange {
    if (endMicros < startMicros) {
      throw new IllegalArgumentException("Not an interval: " + startMicros + " to " + endMicros);
    }
  }

  /** The length in microseconds. */
  public long durationMicros() {
    return endMicros - startMicros;
  }
}
