package dev.callsheet.media.analysis;

import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The RMS level of analysis audio: 16 bit mono WAV of {@link SilenceDetector#SAMPLE_RATE}.
 *
 * @param endMicros where the audio ends, but not after the recording; zero where there is none
 * @param peak the loudest sample, of 32768
 */
record SoundLevel(Curve curve, long endMicros, int peak) {
  private static final long STEP_MICROS = 20_000;
  private static final int STEP_BYTES = 2 * SilenceDetector.SAMPLE_RATE / 50;
  private static final float FLOOR = -100;
  private static final double FULL_SCALE = 32_768;

  /**
   * Measures the audio; what it does not reach of the recording is silent.
   *
   * @throws MediaException with {@link MediaFailure.Corrupt} if it is no audio
   */
  static SoundLevel read(Path audio, long durationMicros)
      throws IOException, MediaException, InterruptedException {
    var values = new float[(int) Math.ceilDiv(durationMicros, STEP_MICROS)];
    Arrays.fill(values, FLOOR);
    if (!Files.exists(audio)) {
      throw new MediaException(new MediaFailure.Corrupt("No audio could be decoded"));
    }
    try (var stream = new BufferedInputStream(Files.newInputStream(audio), 1 << 16)) {
      SilenceDetector.skipToSamples(stream);
      return read(stream, values);
    } catch (EOFException truncated) {
      throw new MediaException(new MediaFailure.Corrupt("No samples in the analysis audio"));
    }
  }

  private static SoundLevel read(InputStream stream, float[] values)
      throws IOException, InterruptedException {
    var bytes = new byte[STEP_BYTES];
    int step = 0;
    int peak = 0;
    for (int count;
        step < values.length && (count = stream.readNBytes(bytes, 0, STEP_BYTES)) > 1;
        step++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      values[step] = level(bytes, count);
      peak = Math.max(peak, peak(bytes, count));
    }
    return new SoundLevel(new Curve(STEP_MICROS, values), step * STEP_MICROS, peak);
  }

  private static int peak(byte[] bytes, int count) {
    int peak = 0;
    for (int offset = 0; offset + 1 < count; offset += 2) {
      int sample = (short) ((bytes[offset] & 0xff) | (bytes[offset + 1] << 8));
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  private static float level(byte[] bytes, int count) {
    long power = 0;
    for (int offset = 0; offset + 1 < count; offset += 2) {
      int sample = (short) ((bytes[offset] & 0xff) | (bytes[offset + 1] << 8));
      power += (long) sample * sample;
    }
    int samples = count / 2;
    double mean = power / (FULL_SCALE * FULL_SCALE * samples);
    return mean > 0 ? (float) Math.max(FLOOR, 10 * Math.log10(mean)) : FLOOR;
  }
}
