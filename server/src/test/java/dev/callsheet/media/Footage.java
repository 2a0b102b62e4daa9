package dev.callsheet.media;

import dev.callsheet.media.process.MediaConfiguration;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaProcess;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.timeline.FrameRate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recordings made by ffmpeg for a test, and the look inside what was rendered from them. */
final class Footage {
  /** White for 100 ms at every full second, otherwise black, while a tone sounds. */
  static final String FLASHES =
      "color=black:s=320x180:r=%s:d=%d,drawbox=t=fill:color=white:enable='lt(mod(t+0.001,1),0.1)'";

  /** A tone for 100 ms at every full second, otherwise silence. */
  static final String BEEPS = "aevalsrc='0.5*sin(2000*PI*t)*lt(mod(t,1),0.1)':s=48000:d=%d";

  private Footage() {}

  static MediaConfiguration configuration() {
    return configuration(Duration.ofMinutes(2), 1L << 30);
  }

  static MediaConfiguration configuration(Duration deadline, long outputLimit) {
    return new MediaConfiguration() {
      @Override
      public Optional<Path> getFfmpeg() {
        return Optional.empty();
      }

      @Override
      public Optional<Path> getFfprobe() {
        return Optional.empty();
      }

      @Override
      public Duration getProbeDeadline() {
        return deadline;
      }

      @Override
      public Duration getExtractionDeadline() {
        return deadline;
      }

      @Override
      public Duration getRenderDeadline() {
        return deadline;
      }

      @Override
      public long getMemoryLimit() {
        return 3L << 30;
      }

      @Override
      public long getOutputLimit() {
        return outputLimit;
      }

      @Override
      public long getPixelLimit() {
        return 1L << 28;
      }
    };
  }

  /** Runs ffmpeg with these arguments, an output file among them. */
  static void make(MediaEngine engine, String... arguments) throws Exception {
    ffmpeg(engine, List.of(arguments));
  }

  /** Flashes with beeps, in a file whose format the name says. */
  static void flashesAndBeeps(MediaEngine engine, Path file, String rate, int seconds)
      throws Exception {
    make(
        engine,
        "-f",
        "lavfi",
        "-i",
        FLASHES.formatted(rate, seconds),
        "-f",
        "lavfi",
        "-i",
        BEEPS.formatted(seconds),
        "-c:v",
        "libopenh264",
        "-b:v",
        "500k",
        "-c:a",
        "aac",
        file.toString());
  }

  /** The seconds at which the picture turns white, by the frame's own time. */
  static List<Double> flashes(MediaEngine engine, Path file) throws Exception {
    var onsets = new ArrayList<Double>();
    var lines =
        ffmpeg(
            engine,
            List.of(
                "-i",
                file.toString(),
                "-an",
                "-vf",
                "scale=16:16,signalstats,metadata=mode=print:key=lavfi.signalstats.YAVG:file=-",
                "-f",
                "null",
                "-"));
    double time = 0;
    boolean white = false;
    for (String line : lines) {
      if (line.startsWith("frame:")) {
        time = Double.parseDouble(line.substring(line.indexOf("pts_time:") + 9));
      } else if (line.startsWith("lavfi.signalstats.YAVG=")) {
        boolean bright = Double.parseDouble(line.substring(line.indexOf('=') + 1)) > 128;
        if (bright && !white) {
          onsets.add(time);
        }
        white = bright;
      }
    }
    return onsets;
  }

  /** The mean brightness of each picture, from 16 for black to 235 for white. */
  static List<Double> brightness(MediaEngine engine, Path file, String crop) throws Exception {
    return ffmpeg(
            engine,
            List.of(
                "-i",
                file.toString(),
                "-an",
                "-vf",
                "format=yuv420p,crop="
                    + crop
                    + ",signalstats,metadata=mode=print:key=lavfi.signalstats.YAVG:file=-",
                "-f",
                "null",
                "-"))
        .stream()
        .filter(line -> line.startsWith("lavfi.signalstats.YAVG="))
        .map(line -> Double.valueOf(line.substring(line.indexOf('=') + 1)))
        .toList();
  }

  /** The mean colour of the first picture, of 255. */
  static double[] colour(MediaEngine engine, Path file) throws Exception {
    byte[] mean = pictures(engine, file, "scale=1:1:flags=area,format=rgb24", 3).getFirst();
    return new double[] {mean[0] & 0xff, mean[1] & 0xff, mean[2] & 0xff};
  }

  /** Small pictures in grey, as the file shows them at a rate. */
  static List<byte[]> pictures(MediaEngine engine, Path file, FrameRate rate) throws Exception {
    return pictures(
        engine, file, "fps=" + rate + ":start_time=0,scale=32:18:flags=area,format=gray", 32 * 18);
  }

  /** What filters make of the pictures of a file, each of so many bytes. */
  static List<byte[]> pictures(MediaEngine engine, Path file, String filters, int bytes)
      throws Exception {
    Path raw = Files.createTempFile(file.getParent(), "pictures", ".raw");
    make(
        engine,
        "-i",
        file.toString(),
        "-an",
        "-vf",
        filters,
        "-fps_mode",
        "passthrough",
        "-f",
        "rawvideo",
        raw.toString());
    var all = ByteBuffer.wrap(Files.readAllBytes(raw));
    Files.delete(raw);
    var pictures = new ArrayList<byte[]>();
    while (all.hasRemaining()) {
      var picture = new byte[bytes];
      all.get(picture);
      pictures.add(picture);
    }
    return pictures;
  }

  /** The seconds at which a tone begins after at least 200 ms of silence. */
  static List<Double> beeps(MediaEngine engine, Path file, Path scratch) throws Exception {
    var info = engine.probe(file);
    engine.extractAudio(file, info, scratch, ProgressListener.NONE);
    return engine
        .detectSilences(scratch, info.durationMicros(), -26, Duration.ofMillis(200))
        .stream()
        .filter(silence -> silence.endMicros() < info.durationMicros())
        .map(silence -> silence.endMicros() / 1e6)
        .toList();
  }

  private static List<String> ffmpeg(MediaEngine engine, List<String> arguments)
      throws IOException, MediaException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(engine.binaries().ffmpeg().toString());
    command.addAll(List.of("-hide_banner", "-nostdin", "-v", "error", "-y"));
    command.addAll(arguments);
    var lines = new ArrayList<String>();
    var outcome = new MediaProcess(List.of(), Duration.ofMinutes(10)).run(command, lines::add);
    if (outcome.exitCode() != 0) {
      throw new IllegalStateException(outcome.log());
    }
    return lines;
  }
}
