package dev.callsheet.media;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** When the packets of one stream are shown, in units of the stream's time base. */
final class PacketTimes {
  private final FrameRate unitsPerSecond;
  private long[] times = new long[1024];
  private int count;
  private long end = Long.MIN_VALUE;
  private boolean sorted;

  /**
   * Begins without packets.
   *
   * @param unitsPerSecond the inverse of the stream's time base
   */
  PacketTimes(FrameRate unitsPerSecond) {
    this.unitsPerSecond = unitsPerSecond;
  }

  /** Adds a packet as ffprobe prints it; one without a time of its own is passed over. */
  void add(String time, String duration) {
    long shown;
    try {
      shown = Long.parseLong(time);
    } catch (NumberFormatException none) {
      return;
    }
    if (count == times.length) {
      times = Arrays.copyOf(times, 2 * count);
    }
    times[count++] = shown;
    sorted = false;
    end = Math.max(end, shown + lengthOf(duration));
  }

  boolean isEmpty() {
    return count == 0;
  }

  long startMicros() {
    sort();
    return unitsPerSecond.microsOf(times[0]);
  }

  /**
   * The end of the last packet.
   *
   * @param rate the frame rate, for a last packet without a duration; {@code null} for audio
   */
  long endMicros(@Nullable FrameRate rate) {
    sort();
    long last = unitsPerSecond.microsOf(times[count - 1]);
    long declared = unitsPerSecond.microsOf(end);
    return rate == null || declared > last ? declared : last + rate.microsOf(1);
  }

  /** Frames by time from the first to the last, or {@code null} where that says nothing. */
  @Nullable FrameRate averageRate() {
    sort();
    if (count < 2 || times[count - 1] <= times[0]) {
      return null;
    }
    double perSecond = (count - 1) * unitsPerSecond.perSecond() / (times[count - 1] - times[0]);
    long thousandths = Math.round(perSecond * 1000);
    if (thousandths <= 0 || thousandths > 1_000_000) {
      return null;
    }
    return new FrameRate((int) thousandths, 1000).snapped();
  }

  /** Whether every frame lies within half a frame of its place at a constant rate. */
  boolean areOnGridOf(FrameRate rate) {
    sort();
    double unitsPerFrame = unitsPerSecond.perSecond() / rate.perSecond();
    for (int index = 1; index < count; index++) {
      double strayed = times[index] - times[0] - index * unitsPerFrame;
      if (Math.abs(strayed) >= Math.max(unitsPerFrame / 2, 1)) {
        return false;
      }
    }
    return true;
  }

  private void sort() {
    if (!sorted) {
      // Packets come in the order of decoding, which is not that of showing.
      Arrays.sort(times, 0, count);
      sorted = true;
    }
  }

  private static long lengthOf(String duration) {
    try {
      return Long.parseLong(duration);
    } catch (NumberFormatException none) {
      return 0;
    }
  }
}
