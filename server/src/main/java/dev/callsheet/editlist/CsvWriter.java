package dev.callsheet.editlist;

import dev.callsheet.timeline.TimeRange;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Writes RFC 4180: a header row, then a row for each kept range; frames are empty without video.
 */
final class CsvWriter {

  private static final String HEADER =
      "index,source,source_start_seconds,source_end_seconds,output_start_seconds,"
          + "output_end_seconds,duration_seconds,source_start_frame,source_end_frame\r\n";

  private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

  private CsvWriter() {}

  static void write(EditList edit, OutputStream output) throws IOException {
    var writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
    writer.write(HEADER);
    long position = 0;
    int index = 1;
    for (TimeRange range : edit.ranges()) {
      long end = position + range.durationMicros();
      var cells =
          new String[] {
            Integer.toString(index++),
            quoted(edit.source().fileName()),
            seconds(range.startMicros()),
            seconds(range.endMicros()),
            seconds(position),
            seconds(end),
            seconds(range.durationMicros()),
            frame(edit.source(), range.startMicros()),
            frame(edit.source(), range.endMicros()),
          };
      writer.append(String.join(",", cells)).append("\r\n");
      position = end;
    }
    writer.flush();
  }

  /** Spreadsheets take what begins like this for a formula; after an apostrophe it is text. */
  private static String quoted(String text) {
    var cell = text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    return '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static String seconds(long micros) {
    return BigDecimal.valueOf(micros, 6).toPlainString();
  }

  private static String frame(SourceMedia source, long micros) {
    return source
        .picture()
        .map(video -> Long.toString(video.frameRate().nearestFrame(micros)))
        .orElse("");
  }
}
