package dev.callsheet.media.conversion;

import dev.callsheet.media.analysis.MetadataLog;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The waveform of sound as BBC audiowaveform writes it: JSON, version 2, with the lowest and the
 * highest sample of each stretch, of whichever channel.
 */
final class Peaks {
  /** The samples in a stretch. */
  private static final int STRETCH = 512;

  private static final int FULL_SCALE = 128;
  private static final String LOWEST_SAMPLE = "lavfi.astats.Overall.Min_level";
  private static final String HIGHEST_SAMPLE = "lavfi.astats.Overall.Max_level";

  private Peaks() {}

  /** The filters that measure, and write to a file in the folder in which ffmpeg runs. */
  static String filters(String log) {
    return "aformat=sample_fmts=fltp,asetnsamples=n="
        + STRETCH
        + ":p=0,astats=metadata=1:reset=1:measure_perchannel=none"
        + ":measure_overall=Min_level+Max_level,ametadata=mode=print:file="
        + log;
  }

  /** Writes the waveform of what was measured. */
  static void write(Path log, int sampleRate, Path destination)
      throws IOException, MediaException, InterruptedException {
    var lowest = new ByteArrayOutputStream();
    var highest = new ByteArrayOutputStream();
    MetadataLog.read(
        log,
        (time, key, value) -> {
          if (key.equals(LOWEST_SAMPLE)) {
            lowest.write(level(value));
          } else if (key.equals(HIGHEST_SAMPLE)) {
            highest.write(level(value));
          }
        });
    if (lowest.size() == 0 || lowest.size() != highest.size()) {
      throw new MediaException(
          new MediaFailure.Corrupt(
              "%d lowest and %d highest samples".formatted(lowest.size(), highest.size())));
    }
    write(lowest.toByteArray(), highest.toByteArray(), sampleRate, destination);
  }

  private static void write(byte[] lowest, byte[] highest, int sampleRate, Path destination)
      throws IOException {
    try (var writer = Files.newBufferedWriter(destination, StandardCharsets.US_ASCII)) {
      writer.write(
          """
          {"version":2,"channels":1,"sample_rate":%d,"samples_per_pixel":%d,"bits":8,"length":%d,\
          "data":["""
              .formatted(sampleRate, STRETCH, lowest.length));
      for (int stretch = 0; stretch < lowest.length; stretch++) {
        writer.write(stretch == 0 ? "" : ",");
        writer.write(lowest[stretch] + "," + highest[stretch]);
      }
      writer.write("]}\n");
    }
  }

  private static byte level(float sample) {
    return (byte) Math.clamp(Math.round(sample * FULL_SCALE), Byte.MIN_VALUE, Byte.MAX_VALUE);
  }
}
