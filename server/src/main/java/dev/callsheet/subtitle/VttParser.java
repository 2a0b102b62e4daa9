package dev.callsheet.subtitle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads WebVTT: a header, then blocks, which only empty lines part. Blocks with a timing are cues;
 * notes, styles and regions are passed over wherever they stand. Where files were joined, headers
 * follow; the times below one count as its {@link TimestampMap} says, beside the first one's.
 */
final class VttParser extends CueParser {

  private static final Pattern SIGNATURE =
      Pattern.compile("\\s*WEBVTT(?:\\s.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern NOT_A_CUE =
      Pattern.compile("(?:NOTE|STYLE|REGION)(?:\\s.*)?", Pattern.DOTALL);

  private @Nullable TimestampMap firstMap;
  private long shiftMillis;

  VttParser(String[] lines, int maxCues) {
    super(lines, maxCues);
  }

  /** Whether a file that begins with this line is WebVTT. */
  static boolean isSignature(String line) {
    return SIGNATURE.matcher(line).matches();
  }

  @Override
  SubtitleFormat format() {
    return SubtitleFormat.VTT;
  }

  @Override
  void readBlocks() {
    while (hasLine()) {
      if (line().isEmpty()) {
        advance();
      } else if (isSignature(line())) {
        readHeader();
      } else if (NOT_A_CUE.matcher(line()).matches()) {
        skipBlock();
      } else {
        readBlock();
      }
    }
  }

  private void readHeader() {
    advance();
    shiftMillis = 0;
    while (isInBlock()) {
      var map = TimestampMap.parse(line());
      if (map != null) {
        firstMap = firstMap == null ? map : firstMap;
        shiftMillis = map.millisAfter(firstMap);
      }
      advance();
    }
  }

  private void readBlock() {
    var timing = CueTiming.parse(line());
    if (timing == null && !CueTiming.isAttempt(line()) && hasLine(1) && !line(1).isEmpty()) {
      advance();
      timing = CueTiming.parse(line());
    }
    int at = position();
    if (timing == null) {
      skip(at, "A cue's time, 00:01.000 --> 00:02.000, goes here.");
      skipBlock();
    } else {
      advance();
      take(timing.plus(shiftMillis), at, text());
    }
  }

  private List<String> text() {
    var text = new ArrayList<String>();
    while (isInBlock() && !CueTiming.isAttempt(line())) {
      text.add(line());
      advance();
    }
    return text;
  }

  private void skipBlock() {
    advance();
    while (isInBlock()) {
      advance();
    }
  }

  private boolean isInBlock() {
    return hasLine()
        && !line().isEmpty()
        && !line().strip().equals("WEBVTT")
        && CueTiming.parse(line()) == null;
  }

  @Override
  List<Run> runs(String text) {
    return new MarkupParser(text, MarkupParser.Dialect.VTT).parse();
  }
}
