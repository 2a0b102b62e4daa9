package dev.callsheet.subtitle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text that is shown for a time.
 *
 * @param startMillis when it appears, in milliseconds
 * @param endMillis when it disappears, never before the start
 * @param runs its text, in stretches of one style each
 */
public record Cue(long startMillis, long endMillis, List<Run> runs) {

  /** Copies the runs; refuses a negative start and an end before the start. */
  public Cue {
    if (startMillis < 0 || endMillis < startMillis) {
      throw new IllegalArgumentException("not a time: " + startMillis + " to " + endMillis);
    }
    runs = List.copyOf(runs);
  }

  /** A cue without styles. */
  public static Cue plain(long startMillis, long endMillis, String text) {
    return new Cue(startMillis, endMillis, List.of(Run.plain(text)));
  }

  /** The text without its styles. */
  public String text() {
    return runs.stream().map(Run::text).collect(Collectors.joining());
  }

  /** The same text at another time. */
  public Cue at(long start, long end) {
    return new Cue(start, end, runs);
  }

  /** The text line by line, without blank lines, for they would end the cue in most formats. */
  List<List<Run>> lines() {
    var lines = new ArrayList<List<Run>>();
    var line = new ArrayList<Run>();
    for (Run run : runs) {
      var parts = run.text().split("\n", -1);
      for (int part = 0; part < parts.length; part++) {
        if (part > 0) {
          addUnlessBlank(lines, line);
          line = new ArrayList<>();
        }
        if (!parts[part].isEmpty()) {
          line.add(run.withText(parts[part]));
        }
      }
    }
    addUnlessBlank(lines, line);
    return lines;
  }

  private static void addUnlessBlank(List<List<Run>> lines, List<Run> line) {
    if (line.stream().anyMatch(run -> !run.text().isBlank())) {
      lines.add(line);
    }
  }
}
