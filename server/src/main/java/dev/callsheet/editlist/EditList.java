package dev.callsheet.editlist;

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
public record EditList(String title, SourceMedia source, List<KeptRange> ranges) {

  /** Makes the title one line, copies the ranges and leaves out those without length. */
  public EditList {
    title = SingleLine.of(title);
    if (title.isEmpty()) {
      title = source.fileName();
    }
    ranges = ranges.stream().filter(range -> range.durationMicros() > 0).toList();
  }

  /** The length of the output in microseconds. */
  public long durationMicros() {
    return ranges.stream().mapToLong(KeptRange::durationMicros).sum();
  }
}
