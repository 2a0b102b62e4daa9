package dev.callsheet.media.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The momentary loudness: the filters that write it, and the reading of what they write. */
final class LoudnessLog {
  private static final long STEP_MICROS = 100_000;
  private static final float FLOOR = -70;
  private static final String MOMENTARY = "lavfi.r128.M";

  private LoudnessLog() {}

  /** Filters, after {@code ebur128}, that write to a file in the folder in which ffmpeg runs. */
  static String filters(String file) {
    return "asettb=1/1000000,ametadata=mode=print:key=" + MOMENTARY + ":file=" + file;
  }

  /** Reads what the filters wrote. Where they wrote nothing there is no sound. */
  static Curve read(Path file, long durationMicros) throws IOException, InterruptedException {
    var values = new float[(int) Math.ceilDiv(durationMicros, STEP_MICROS)];
    Arrays.fill(values, FLOOR);
    if (Files.exists(file)) {
      MetadataLog.read(
          file,
          (time, key, value) -> {
            int step = (int) Math.clamp(time / STEP_MICROS, 0, values.length - 1);
            values[step] = Math.max(FLOOR, value);
          });
    }
    return new Curve(STEP_MICROS, values);
  }
}
