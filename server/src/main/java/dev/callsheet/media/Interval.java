package dev.callsheet.media;

/** A stretch of time on a recording's timeline, in microseconds, the end not included. */
public record Interval(long startMicros, long endMicros) {
  /** Refuses an end before the start. */
  public Interval {
    if (endMicros < startMicros) {
      throw new IllegalArgumentException("Not an interval: " + startMicros + " to " + endMicros);
    }
  }

  /** The length in microseconds. */
  public long lengthMicros() {
    return endMicros - startMicros;
  }
}
