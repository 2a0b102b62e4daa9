package dev.callsheet.subtitle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the parsers of both formats share: a place in the lines, and the cues so far. */
abstract sealed class CueParser permits SrtParser, VttParser {

  private final String[] lines;
  private final int maxCues;
  private final List<Cue> cues = new ArrayList<>();
  private int position;

  CueParser(String[] lines, int maxCues) {
    this.lines = lines;
    this.maxCues = maxCues;
  }

  abstract SubtitleReading parse();

  /** The runs in the text of a cue. */
  abstract List<Run> runs(String text);

  final boolean hasLine() {
    return position < lines.length;
  }

  final boolean hasLine(int ahead) {
    return position + ahead < lines.length;
  }

  final String line() {
    return lines[position];
  }

  final String line(int ahead) {
    return lines[position + ahead];
  }

  final boolean isBlank() {
    return line().isBlank();
  }

  final void advance() {
    position++;
  }

  final void skipBlanks() {
    while (hasLine() && isBlank()) {
      advance();
    }
  }

  final void skipBlock() {
    while (hasLine() && !isBlank()) {
      advance();
    }
  }

  final SubtitleReading.Malformed malformed(String reason) {
    return new SubtitleReading.Malformed(position + 1, reason);
  }

  /** Why the cue whose timing is in this line cannot be taken, or null if it can. */
  final @Nullable SubtitleReading refused(CueTiming timing) {
    if (timing.endMillis() < timing.startMillis()) {
      return malformed("The cue ends before it starts.");
    }
    return cues.size() == maxCues ? new SubtitleReading.TooManyCues(position + 1, maxCues) : null;
  }

  final void add(CueTiming timing, List<String> text) {
    var shown = text.stream().filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
    var cue = new Cue(timing.startMillis(), timing.endMillis(), runs(shown));
    if (timing.endMillis() > timing.startMillis() && !cue.lines().isEmpty()) {
      cues.add(cue);
    }
  }

  final SubtitleReading.Read read(SubtitleFormat format) {
    return new SubtitleReading.Read(
        format, cues.stream().sorted(Comparator.comparingLong(Cue::startMillis)).toList());
  }
}
