package dev.callsheet.subtitle;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line of a WebVTT segment that ties its times to those of an MPEG stream.
 *
 * @param ticks the time of the stream, in units of 1/90,000 s, which begins again after 2^33
 * @param localMillis the time of the segment that is the same, in milliseconds
 */
record TimestampMap(long ticks, long localMillis) {

  private static final Pattern LINE =
      Pattern.compile("X-TIMESTAMP-MAP=(?=.*MPEGTS:(\\d{1,10}))(?=.*LOCAL:([\\d:.]{1,20})).*");

  private static final long TICKS_PER_MILLI = 90;
  private static final long CYCLE = 1L << 33;

  /** The map in a line, or null if it is none. */
  static @Nullable TimestampMap parse(String line) {
    var matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return null;
    }
    var local = CueTiming.parse(matcher.group(2) + " --> " + matcher.group(2));
    return local == null
        ? null
        : new TimestampMap(Long.parseLong(matcher.group(1)), local.startMillis());
  }

  /** How much later a time below this one is than the same time below the other. */
  long millisAfter(TimestampMap other) {
    long later = Math.floorMod(ticks - other.ticks, CYCLE);
    long shortest = later < CYCLE / 2 ? later : later - CYCLE;
    return shortest / TICKS_PER_MILLI - (localMillis - other.localMillis);
  }
}
