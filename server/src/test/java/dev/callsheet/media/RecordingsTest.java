package dev.callsheet.media;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RecordingsTest {
  private static final MediaEngine ENGINE = new MediaEngine(Footage.configuration());

  @TempDir Path directory;

  static Stream<Path> files() throws Exception {
    var folder = System.getenv("CALLSHEET_RECORDINGS");
    return folder == null ? Stream.empty() : Files.list(Path.of(folder)).sorted();
  }

  @ParameterizedTest
  @MethodSource("files")
  void hold(Path file) throws Exception {
    System.out.println("== " + file.getFileName());
    try {
      var info = ENGINE.probe(file);
      System.out.println("probe " + info);
      if (info.audio() == null) return;
      Path audio = directory.resolve("audio.wav");
      long t = System.nanoTime();
      var heard = ENGINE.extractAudio(file, info, audio, ProgressListener.NONE);
      System.out.println(
          "heard "
              + heard.durationMicros()
              + " audio "
              + heard.audio()
              + " in "
              + (System.nanoTime() - t) / 1_000_000);
      var silences =
          ENGINE.detectSilences(audio, heard.durationMicros(), -35, Duration.ofMillis(500));
      var ranges =
          KeepRanges.fromSilences(
              silences,
              heard.durationMicros(),
              heard.editRate(),
              Duration.ofMillis(100),
              Duration.ofMillis(200));
      System.out.println(
          "cut "
              + heard.editRate()
              + " "
              + ranges
              + " = "
              + heard.editRate().microsOf(KeepRanges.totalFrames(ranges)));
      var format = heard.video() == null ? RenderFormat.WAV : RenderFormat.MP4;
      Path output =
          Path.of("/tmp/out", file.getFileName() + (heard.video() == null ? ".wav" : ".mp4"));
      Files.createDirectories(output.getParent());
      if (!ranges.isEmpty()) {
        var made =
            ENGINE.render(
                new RenderPlan(file, heard, format, Resolution.SOURCE, ranges),
                output,
                ProgressListener.NONE);
        System.out.println("rendered " + made.durationMicros() + " " + made.video() + made.audio());
      }
      Path whole = directory.resolve("whole." + format);
      made(file, heard, format, whole);
    } catch (MediaException failure) {
      System.out.println("FAILED " + failure.getMessage());
    }
  }

  private static void made(Path file, MediaInfo heard, RenderFormat format, Path whole)
      throws Exception {
    var made =
        ENGINE.render(
            new RenderPlan(file, heard, format, Resolution.P540, null),
            whole,
            ProgressListener.NONE);
    System.out.println("whole " + made.durationMicros());
  }
}
