package dev.callsheet.subtitle;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes WebVTT. */
final class VttWriter {

  private VttWriter() {}

  static void write(List<Cue> cues, Writer writer) throws IOException {
    writer.append("WEBVTT\n");
    for (Cue cue : cues) {
      writer
          .append('\n')
          .append(ClockTime.millis(cue.startMillis(), '.'))
          .append(" --> ")
          .append(ClockTime.millis(cue.endMillis(), '.'))
          .append('\n')
          .append(TagMarkup.of(cue, VttWriter::escaped))
          .append('\n');
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
