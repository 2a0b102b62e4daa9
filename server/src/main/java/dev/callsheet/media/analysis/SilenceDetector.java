package dev.callsheet.media.analysis;

import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.timeline.TimeRange;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the silences of the analysis audio: stretches in which every sample is below the threshold.
 * The same rule as ffmpeg's {@code silencedetect}, whose log gives times in six digits only: a
 * tenth of a second after three hours.
 */
public final class SilenceDetector {
  /** The sample rate of analysis audio, in hertz. */
  static final int SAMPLE_RATE = 16_000;

  private static final int FULL_SCALE = 32_768;

  private final int threshold;
  private final long minimumSamples;
  private final List<TimeRange> silences = new ArrayList<>();
  private long silenceStart = -1;

  private SilenceDetector(double thresholdDecibels, Duration minimum) {
    this.threshold = (int) Math.floor(FULL_SCALE * Math.pow(10, thresholdDecibels / 20));
    this.minimumSamples = minimum.toNanos() * SAMPLE_RATE / 1_000_000_000L;
  }

  /**
   * The silences of a recording, in order.
   *
   * @param audio 16 bit mono WAV of {@link #SAMPLE_RATE}
   * @param durationMicros of the recording; what the audio does not reach is silent
   */
  public static List<TimeRange> detect(
      Path audio, long durationMicros, double thresholdDecibels, Duration minimum)
      throws IOException, MediaException, InterruptedException {
    var detector = new SilenceDetector(thresholdDecibels, minimum);
    try (var stream = new BufferedInputStream(Files.newInputStream(audio), 1 << 16)) {
      skipToSamples(stream);
      return detector.read(stream, durationMicros);
    } catch (EOFException truncated) {
      throw new MediaException(new MediaFailure.Corrupt("No samples in the analysis audio"));
    }
  }

  private List<TimeRange> read(InputStream stream, long durationMicros)
      throws IOException, InterruptedException {
    var bytes = new byte[1 << 16];
    long position = 0;
    for (int count; (count = stream.readNBytes(bytes, 0, bytes.length)) > 1; ) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      for (int offset = 0; offset + 1 < count; offset += 2) {
        int sample = (short) ((bytes[offset] & 0xff) | (bytes[offset + 1] << 8));
        if (Math.abs(sample) <= threshold) {
          if (silenceStart < 0) {
            silenceStart = position;
          }
        } else if (silenceStart >= 0) {
          endSilence(position, durationMicros);
        }
        position++;
      }
    }
    if (silenceStart < 0) {
      silenceStart = position;
    }
    endSilence(
        Math.max(position, Math.ceilDiv(durationMicros * SAMPLE_RATE, 1_000_000L)), durationMicros);
    return List.copyOf(silences);
  }

  private void endSilence(long end, long durationMicros) {
    if (end > silenceStart && end - silenceStart >= minimumSamples) {
      long start = Math.min(durationMicros, micros(silenceStart));
      silences.add(new TimeRange(start, Math.min(durationMicros, micros(end))));
    }
    silenceStart = -1;
  }

  private static long micros(long samples) {
    return samples * 1_000_000L / SAMPLE_RATE;
  }

  /** The declared length of the samples is not looked at: past 4 GiB it cannot be right. */
  static void skipToSamples(InputStream stream) throws IOException {
    var data = new DataInputStream(stream);
    data.skipNBytes(12);
    while (true) {
      int id = data.readInt();
      long length = Integer.toUnsignedLong(Integer.reverseBytes(data.readInt()));
      if (id == 0x64617461) { // "data"
        return;
      }
      data.skipNBytes(length + (length & 1));
    }
  }
}
