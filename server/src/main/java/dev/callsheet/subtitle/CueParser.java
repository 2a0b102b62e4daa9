package dev.callsheet.subtitle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the parsers of both formats share: a place in the lines, the cues and faults so far. */
abstract sealed class CueParser permits SrtParser, VttParser {

  /** So many of the blocks that cannot be read are told one by one. */
  private static final int MOST_SKIPPED = 100;

  private final String[] lines;
  private final int maxCues;
  private final List<Cue> cues = new ArrayList<>();
  private final List<SubtitleReading.Skipped> skipped = new ArrayList<>();
  private int skippedCount;
  private int position;
  private SubtitleReading.@Nullable TooManyCues tooMany;

  CueParser(String[] lines, int maxCues) {
    this.lines = lines;
    this.maxCues = maxCues;
  }

  /** Reads all lines, or as many as there are until there are too many cues. */
  abstract void readBlocks();

  abstract SubtitleFormat format();

  /** The runs in the text of a cue. */
  abstract List<Run> runs(String text);

  /** Whether there is nothing to see in a line: disks leave zeros at the ends of files. */
  private static boolean isEmpty(String line) {
    return line.chars()
        .allMatch(
            character -> Character.isWhitespace(character) || Character.isISOControl(character));
  }

  final SubtitleReading parse() {
    skipBlanks();
    if (!hasLine()) {
      return new SubtitleReading.Malformed(1, "The file is empty.");
    }
    readBlocks();
    if (tooMany != null) {
      return tooMany;
    }
    if (cues.isEmpty() && !skipped.isEmpty()) {
      var first = skipped.getFirst();
      return new SubtitleReading.Malformed(first.line(), first.reason());
    }
    return new SubtitleReading.Read(
        format(),
        cues.stream().sorted(Comparator.comparingLong(Cue::startMillis)).distinct().toList(),
        skipped,
        skippedCount);
  }

  final boolean hasLine() {
    return tooMany == null && position < lines.length;
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

  final int position() {
    return position;
  }

  final boolean isAfterBlank() {
    return position == 0 || lines[position - 1].isBlank();
  }

  final void advance() {
    position++;
  }

  final void skipBlanks() {
    while (hasLine() && line().isBlank()) {
      advance();
    }
  }

  /** Leaves out a block for what is wrong in the line at this position. */
  final void skip(int faulty, String reason) {
    skippedCount++;
    if (skipped.size() < MOST_SKIPPED) {
      skipped.add(new SubtitleReading.Skipped(Math.min(faulty, lines.length - 1) + 1, reason));
    }
  }

  /** Takes a cue whose timing stands at this position; one without text is no loss. */
  final void take(CueTiming timing, int timingPosition, List<String> text) {
    var runs = runs(text.stream().filter(line -> !isEmpty(line)).collect(Collectors.joining("\n")));
    if (runs.stream().allMatch(run -> run.text().isBlank())) {
      return;
    }
    var fault = timing.fault();
    if (fault != null) {
      skip(timingPosition, fault);
    } else if (cues.size() == maxCues) {
      tooMany = new SubtitleReading.TooManyCues(timingPosition + 1, maxCues);
    } else {
      cues.add(new Cue(timing.startMillis(), timing.endMillis(), runs));
    }
  }
}
