package dev.callsheet.subtitle;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

/** Writes SubRip. */
final class SrtWriter {

  /** What a reader would take for a tag, an override, an escape (many know ASS's), or a timing. */
  private static final Pattern LOOKS_LIKE_MARKUP =
      Pattern.compile("<(?=/?\\p{Alpha})|\\{(?=\\\\)|\\\\(?=[Nnh])|--(?=>)");

  private SrtWriter() {}

  static void write(List<Cue> cues, Writer writer) throws IOException {
    int number = 1;
    for (Cue cue : cues) {
      writer
          .append(Integer.toString(number++))
          .append('\n')
          .append(ClockTime.millis(cue.startMillis(), ','))
          .append(" --> ")
          .append(ClockTime.millis(cue.endMillis(), ','))
          .append('\n')
          .append(TagMarkup.of(cue, SrtWriter::escaped))
          .append("\n\n");
    }
  }

  private static String escaped(String text) {
    return LOOKS_LIKE_MARKUP.matcher(text).replaceAll("$0\u2060");
  }
}
