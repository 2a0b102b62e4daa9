package dev.callsheet.client.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** What the examples show, and the files that they put beside a recording. */
record Console(PrintStream out) {

  static ProgressBar bar(String task, long max, String unit, long unitSize) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(max)
        .setUnit(unit, unitSize)
        .setStyle(ProgressBarStyle.ASCII)
        .build();
  }

  /** A bar for so many bytes. */
  static ProgressBar bytesBar(String task, long bytes) {
    ByteUnit unit = ByteUnit.largestIn(bytes);
    return bar(task, bytes, unit.symbol, unit.bytes);
  }

  /** What bytes are counted in. */
  enum ByteUnit {
    BYTE("B", 1),
    KIBIBYTE("KiB", 1 << 10),
    MEBIBYTE("MiB", 1 << 20);

    private final String symbol;
    private final long bytes;

    ByteUnit(String symbol, long bytes) {
      this.symbol = symbol;
      this.bytes = bytes;
    }

    /** The largest of which there is at least one: a bar rounds down. */
    static ByteUnit largestIn(long bytes) {
      if (bytes < KIBIBYTE.bytes) {
        return BYTE;
      }
      return bytes < MEBIBYTE.bytes ? KIBIBYTE : MEBIBYTE;
    }
  }

  static String seconds(long milliseconds) {
    return String.format(Locale.ROOT, "%.3f s", milliseconds / 1000.0);
  }

  /** The recording's name with another ending. */
  static Path beside(Path file, String ending) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return file.resolveSibling((dot < 1 ? name : name.substring(0, dot)) + "." + ending);
  }

  void save(InputStream content, Path target) throws IOException {
    try (InputStream open = content) {
      long bytes = Files.copy(open, target, StandardCopyOption.REPLACE_EXISTING);
      out.printf(Locale.ROOT, "Wrote %s (%,d bytes)%n", target.getFileName(), bytes);
    }
  }
}
