package dev.callsheet.media.conversion;

import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.timeline.TimeRange;
import java.util.List;
import java.util.Locale;

/** An excerpt as a source of some length has it. */
final class SourceRange {
  private SourceRange() {}

  /**
   * The part of an excerpt that a source has.
   *
   * @param endMicros where the source ends
   * @param warnings hears that it ends before the excerpt does
   * @throws MediaException with {@link MediaFailure.Unsuitable} if nothing of it is in the source
   */
  static TimeRange of(Excerpt excerpt, long endMicros, List<Warning> warnings)
      throws MediaException {
    long start = excerpt.startMillis() * 1000;
    if (start >= endMicros) {
      throw Source.unsuitable(
          "The range begins at %s, but the source ends at %s."
              .formatted(seconds(start), seconds(endMicros)));
    }
    Long asked = excerpt.endMillis();
    long end = asked == null ? endMicros : Math.min(endMicros, asked * 1000);
    // Lengths are rounded to milliseconds wherever they are told.
    if (asked != null && asked * 1000 - endMicros >= 1000) {
      warnings.add(
          new Warning(
              Warning.Kind.SHORTENED,
              "The range ends at %s, but the source ends at %s."
                  .formatted(seconds(asked * 1000), seconds(endMicros))));
    }
    return new TimeRange(start, end);
  }

  private static String seconds(long micros) {
    return String.format(Locale.ROOT, "%.3f s", micros / 1e6);
  }
}
