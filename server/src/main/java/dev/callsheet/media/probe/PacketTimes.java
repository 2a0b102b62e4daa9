package dev.callsheet.media.probe;

import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.timeline.FrameRate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * When the packets or pictures of one stream are shown, in units of its time base, as ffmpeg has
 * them after it mended what the file says.
 */
final class PacketTimes {
  /** What ffmpeg prints for a time that is not known. */
  private static final long UNKNOWN = Long.MIN_VALUE;

  /** As many pictures as a day has at 180 a second. */
  private static final int MOST = 1 << 24;

  private static final long MICROS_PER_SECOND = 1_000_000;

  private final FrameRate unitsPerSecond;
  private final boolean keepsAll;
  private long[] times;
  private int count;
  private long start = Long.MAX_VALUE;
  private long end = Long.MIN_VALUE;
  private long last = Long.MIN_VALUE;
  private long content;
  private boolean sorted;
  private boolean doubtful;
  private boolean hasTimesOfShowing;

  /**
   * Begins without packets.
   *
   * @param unitsPerSecond the inverse of the stream's time base
   * @param keepsAll whether each single time will be asked for, as of pictures
   */
  PacketTimes(FrameRate unitsPerSecond, boolean keepsAll) {
    this.unitsPerSecond = unitsPerSecond;
    this.keepsAll = keepsAll;
    this.times = new long[keepsAll ? 1024 : 0];
  }

  /**
   * Adds a packet.
   *
   * @param decoded when it is decoded
   * @param shown when it is shown; where that is not known, when it is decoded is taken
   * @param duration not negative; zero where it is not known
   * @throws MediaException with {@link MediaFailure.Unsupported} for more pictures than a day has
   */
  void add(long decoded, long shown, long duration) throws MediaException {
    hasTimesOfShowing |= shown != UNKNOWN;
    doubtful |= keepsAll ? shown == UNKNOWN : decoded <= last;
    long time = shown == UNKNOWN ? decoded : shown;
    if (time == UNKNOWN) {
      return;
    }
    last = decoded;
    content += duration;
    start = Math.min(start, time);
    end = Math.max(end, time + duration);
    if (keepsAll) {
      keep(time);
    }
    count++;
  }

  private void keep(long time) throws MediaException {
    if (count == MOST) {
      throw new MediaException(new MediaFailure.Unsupported("More than " + MOST + " pictures"));
    }
    if (count == times.length) {
      times = Arrays.copyOf(times, 2 * count);
    }
    times[count] = time;
    sorted = false;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Whether only decoding tells when what is in the packets is shown or heard. */
  boolean doubtful() {
    return doubtful;
  }

  /** Whether all that is known is when packets are decoded. */
  boolean lacksTimesOfShowing() {
    return !hasTimesOfShowing;
  }

  long startMicros() {
    return micros(start);
  }

  /**
   * The end of the last packet.
   *
   * @param rate the frame rate, for a last packet without a duration; {@code null} for audio
   */
  long endMicros(@Nullable FrameRate rate) {
    long declared = micros(end);
    if (rate == null) {
      return declared;
    }
    sort();
    long beginning = micros(times[count - 1]);
    return declared > beginning ? declared : beginning + rate.microsOf(1);
  }

  /** When the last picture begins. */
  long lastMicros() {
    sort();
    return micros(times[count - 1]);
  }

  /** Moves all times. */
  void shift(long micros) {
    long units = Math.round(micros * unitsPerSecond.perSecond() / MICROS_PER_SECOND);
    start += units;
    end += units;
    for (int index = 0; keepsAll && index < count; index++) {
      times[index] += units;
    }
  }

  /**
   * How much longer the packets last together than the time from the first to the last, rounding
   * aside: what lies at the same time as something else, and so cannot all be heard.
   */
  long overlapMicros() {
    return micros(content - count) - (micros(end) - micros(start));
  }

  /** A time in microseconds. */
  long micros(long units) {
    return Math.round(units / unitsPerSecond.perSecond() * MICROS_PER_SECOND);
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
}
