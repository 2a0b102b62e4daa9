package dev.callsheet.subtitle;

import java.util.ArrayList;
import java.util.List;

/** Reads SubRip: an optional counter, a timing, then text up to a blank line. */
final class SrtParser extends CueParser {

  SrtParser(String[] lines, int maxCues) {
    super(lines, maxCues);
  }

  @Override
  SubtitleReading parse() {
    skipBlanks();
    if (!hasLine()) {
      return new SubtitleReading.Malformed(1, "The file is empty.");
    }
    while (hasLine()) {
      if (CueTiming.parse(line()) == null && isCounter()) {
        advance();
      }
      var timing = hasLine() ? CueTiming.parse(line()) : null;
      if (timing == null) {
        return malformed("A cue's number and its time, 00:00:01,000 --> 00:00:02,000, go here.");
      }
      var refused = refused(timing);
      if (refused != null) {
        return refused;
      }
      advance();
      add(timing, text());
    }
    return read(SubtitleFormat.SRT);
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
    return line().contains(CueTiming.ARROW)
        || (isCounter() && hasLine(1) && line(1).contains(CueTiming.ARROW));
  }

  private boolean isCounter() {
    var counter = line().strip();
    return !counter.isEmpty() && counter.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }

  @Override
  List<Run> runs(String text) {
    return new MarkupParser(text, MarkupParser.Dialect.SRT).parse();
  }
}
