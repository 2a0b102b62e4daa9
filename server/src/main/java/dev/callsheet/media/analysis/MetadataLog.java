package dev.callsheet.media.analysis;

import dev.callsheet.media.process.MediaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What ffmpeg's filters {@code metadata} and {@code ametadata} write about each frame: its time, in
 * units of the filter's time base, for the time in seconds has six digits only; then a line for
 * each entry.
 */
public final class MetadataLog {
  /** What is done with the entries, one by one. */
  @FunctionalInterface
  public interface Entries {
    /** Takes one. */
    void accept(long time, String key, float value);
  }

  private static final String FRAME = "frame:";
  private static final String TIME = " pts:";

  private MetadataLog() {}

  /** Reads the entries that have a number and whose frame has a time. */
  public static void read(Path file, Entries entries) throws IOException, InterruptedException {
    try (var reader =
        new BufferedReader(Files.newBufferedReader(file, StandardCharsets.UTF_8), 1 << 16)) {
      Long time = null;
      for (var line = MediaProcess.readLine(reader);
          line != null;
          line = MediaProcess.readLine(reader)) {
        if (line.startsWith(FRAME)) {
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
          time = time(line);
          continue;
        }
        int equals = line.indexOf('=');
        if (time != null && equals > 0) {
          accept(entries, time, line.substring(0, equals), line.substring(equals + 1));
        }
      }
    }
  }

  private static void accept(Entries entries, long time, String key, String value) {
    float number;
    try {
      number = Float.parseFloat(value);
    } catch (NumberFormatException text) {
      return;
    }
    if (!Float.isNaN(number)) {
      entries.accept(time, key, number);
    }
  }

  private static @Nullable Long time(String line) {
    int start = line.indexOf(TIME);
    if (start < 0) {
      return null;
    }
    start += TIME.length();
    int end = line.indexOf(' ', start);
    try {
      return Long.valueOf(line.substring(start, end < 0 ? line.length() : end));
    } catch (NumberFormatException none) {
      return null;
    }
  }
}
