package dev.callsheet.subtitle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads WebVTT: a header, then blocks, of which those with a timing are cues. */
final class VttParser extends CueParser {

  private static final Pattern SIGNATURE = Pattern.compile("WEBVTT(?:[ \\t].*)?");
  private static final Pattern NOT_A_CUE = Pattern.compile("(?:NOTE|STYLE|REGION)(?:[ \\t].*)?");

  VttParser(String[] lines, int maxCues) {
    super(lines, maxCues);
  }

  @Override
  SubtitleReading parse() {
    if (!SIGNATURE.matcher(line()).matches()) {
      return malformed("The first line must be WEBVTT.");
    }
    skipHeader();
    while (hasLine()) {
      if (NOT_A_CUE.matcher(line()).matches()) {
        skipBlock();
      } else {
        if (!line().contains(CueTiming.ARROW)) {
          advance();
        }
        var timing = hasLine() ? CueTiming.parse(line()) : null;
        if (timing == null) {
          return malformed("A cue's time, 00:01.000 --> 00:02.000, goes here.");
        }
        var refused = refused(timing);
        if (refused != null) {
          return refused;
        }
        advance();
        add(timing, text());
      }
      skipBlanks();
    }
    return read(SubtitleFormat.VTT);
  }

  private void skipHeader() {
    while (hasLine() && !isBlank() && !line().contains(CueTiming.ARROW)) {
      advance();
    }
    skipBlanks();
  }

  private List<String> text() {
    var text = new ArrayList<String>();
    while (hasLine() && !isBlank() && !line().contains(CueTiming.ARROW)) {
      text.add(line());
      advance();
    }
    return text;
  }

  @Override
  List<Run> runs(String text) {
    return new MarkupParser(text, MarkupParser.Dialect.VTT).parse();
  }
}
