package dev.callsheet.subtitle;

import java.util.ArrayList;
import java.util.List;

/** Reads SubRip: an optional counter, a timing, then text up to the next cue. */
final class SrtParser extends CueParser {

  SrtParser(String[] lines, int maxCues) {
    super(lines, maxCues);
  }

  @Override
  SubtitleFormat format() {
    return SubtitleFormat.SRT;
  }

  @Override
  void readBlocks() {
    while (hasLine()) {
      var timing = CueTiming.parse(line());
      if (timing == null && isCounter() && hasLine(1)) {
        advance();
        timing = CueTiming.parse(line());
      }
      int at = position();
      advance();
      var text = text();
      if (timing == null) {
        skip(at, "A cue's number and its time, 00:00:01,000 --> 00:00:02,000, go here.");
      } else {
        take(timing, at, text);
      }
    }
  }

  /**
   * The lines of text, up to where the next cue begins. A blank line is part of the text if no cue
   * follows it: many files have blank lines within a cue, and some have none between cues.
   */
  private List<String> text() {
    var text = new ArrayList<String>();
    while (hasLine() && !startsCue()) {
      text.add(line());
      advance();
    }
    return text;
  }

  private boolean startsCue() {
    if (isTiming(line())) {
      return true;
    }
    if (!isCounter() || !hasLine(1)) {
      return false;
    }
    return isTiming(line(1)) || (isAfterBlank() && CueTiming.isAttemptAtItsPlace(line(1)));
  }

  private static boolean isTiming(String line) {
    return CueTiming.parse(line) != null || CueTiming.isAttempt(line);
  }

  private boolean isCounter() {
    var counter = CueTiming.visible(line()).strip();
    return !counter.isEmpty() && counter.chars().allMatch(Character::isDigit);
  }

  @Override
  List<Run> runs(String text) {
    return new MarkupParser(text, MarkupParser.Dialect.SRT).parse();
  }
}
