package dev.callsheet.egress;

import java.io.IOException;
import java.time.Duration;

/**
 * How fast a file must come, on average over each stretch of time: a host that sends a byte now and
 * then would otherwise keep its download until the deadline.
 */
final class Pace {
  private final long leastBytesPerSecond;
  private final long stretchNanos;

  private long begin = System.nanoTime();
  private long bytes;

  Pace(long leastBytesPerSecond, Duration stretch) {
    this.leastBytesPerSecond = leastBytesPerSecond;
    this.stretchNanos = stretch.toNanos();
  }

  /** A file came too slowly. */
  static final class TooSlowException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Counts bytes of the file.
   *
   * @throws TooSlowException when a stretch is over in which there were too few
   */
  void received(int count) throws TooSlowException {
    bytes += count;
    var elapsed = System.nanoTime() - begin;
    if (elapsed < stretchNanos) {
      return;
    }
    if (bytes < leastBytesPerSecond * (elapsed / 1e9)) {
      throw new TooSlowException();
    }
    begin = System.nanoTime();
    bytes = 0;
  }
}
