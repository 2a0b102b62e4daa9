package dev.callsheet.editlist;

import dev.callsheet.timeline.TimeRange;
import java.util.List;

/**
 * A cut of one recording: the ranges of it that are kept, in the order in which they play.
 *
 * <p>The ranges are expected on frame boundaries of the source; formats that count frames round
 * each end to the nearest one. A range without length is left out. The list may be empty.
 *
 * @param title what the cut is called, in one line
 * @param source what is cut
 * @param ranges the kept ranges, back to back in the output
 */
public record EditList(String title, SourceMedia source, List<TimeRange> ranges) {

  /**
   * Makes the title one line, copies the ranges and leaves out those without length; refuses one
   * that starts before the source.
   */
  public EditList {
    for (var range : ranges) {
      if (range.startMicros() < 0) {
        throw new IllegalArgumentException("before the source: " + range);
      }
    }
    title = SingleLine.of(title);
    if (title.isEmpty()) {
      title = source.fileName();
    }
    ranges = ranges.stream().filter(range -> range.durationMicros() > 0).toList();
  }

  /** The length of the output in microseconds. */
  public long durationMicros() {
    return ranges.stream().mapToLong(TimeRange::durationMicros).sum();
  }
}
