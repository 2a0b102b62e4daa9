package dev.callsheet.subtitle;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** Writes Advanced SubStation Alpha: one style, and a dialogue line for each cue. */
final class AssWriter {

  private static final String HEADER =
      """
      [Script Info]
      ScriptType: v4.00+
      WrapStyle: 0
      ScaledBorderAndShadow: yes
      PlayResX: 1920
      PlayResY: 1080

      [V4+ Styles]
      Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, \
      Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, \
      Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
      Style: Default,Arial,60,&H00FFFFFF,&H000000FF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,3,1,\
      2,60,60,60,1

      [Events]
      Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
      """;

  private AssWriter() {}

  static void write(List<Cue> cues, Writer writer) throws IOException {
    writer.append(HEADER);
    for (Cue cue : cues) {
      long start = Math.round(cue.startMillis() / 10.0);
      long end = Math.max(start + 1, Math.round(cue.endMillis() / 10.0));
      writer
          .append("Dialogue: 0,")
          .append(ClockTime.centis(start))
          .append(',')
          .append(ClockTime.centis(end))
          .append(",Default,,0,0,0,,")
          .append(
              cue.lines().stream()
                  .map(line -> line.stream().map(AssWriter::styled).collect(Collectors.joining()))
                  .collect(Collectors.joining("\\N")))
          .append('\n');
    }
  }

  private static String styled(Run run) {
    if (!run.isStyled()) {
      return escaped(run.text());
    }
    var on = new StringBuilder("{");
    var off = new StringBuilder("{");
    if (run.bold()) {
      on.append("\\b1");
      off.append("\\b0");
    }
    if (run.italic()) {
      on.append("\\i1");
      off.append("\\i0");
    }
    if (run.underline()) {
      on.append("\\u1");
      off.append("\\u0");
    }
    return on.append('}') + escaped(run.text()) + off.append('}');
  }

  /**
   * A backslash of the text must not join with what follows it, and a brace must not open an
   * override, even for a reader that does not know an escaped one.
   */
  private static String escaped(String text) {
    return text.replace("\\", "\\\u2060").replace("{", "\\{\u2060").replace("}", "\\}");
  }
}
