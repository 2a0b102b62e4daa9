package dev.callsheet.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.media.analysis.Analysis;
import dev.callsheet.media.analysis.Curve;
import dev.callsheet.media.analysis.SceneChange;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.storage.DiskSpace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one pass over a recording measures. */
final class AnalysisTest {
  private static final MediaEngine ENGINE =
      new MediaEngine(Footage.configuration(), new DiskSpace(0));

  /**
   * Red and green of the same brightness, a moving picture, bars: cuts after 2, 5 and 9 seconds.
   */
  private static final String SHOTS =
      "color=0xff0000:s=320x180:r=%2$s:d=2[a];color=0x008200:s=320x180:r=%2$s:d=3[b];"
          + "testsrc2=s=320x180:r=%2$s:d=4[c];smptebars=s=320x180:r=%2$s:d=3[d];"
          + "[a][b][c][d]concat=n=4,scale=%1$s,setsar=1,format=yuv420p%3$s";

  @TempDir Path directory;
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "mp4, 320x180, 25, libopenh264, aac, mono",
    "mkv, 321x181, 30000/1001, ffv1, flac, 5.1",
    "ts, 320x180, 25, mpeg2video, mp2, stereo",
    "webm, 180x320, 60, libvpx-vp9 -deadline realtime -cpu-used 8, libopus, stereo",
    "avi, 320x180, 25, mpeg4 -bf 2, pcm_s16le, stereo",
    "mkv, 320x180, variable, libopenh264, pcm_f32le, stereo"
  })
  void cutsAndSoundAreFoundWhereTheyAre(
      String format, String size, String rate, String videoCodec, String audioCodec, String layout)
      throws Exception {
    boolean variable = rate.equals("variable");
    Path file = directory.resolve("shots." + format);
    var arguments = new ArrayList<String>();
    String choice = variable ? ",select='not(mod(n,50))+gt(mod(n*n,11),4)'" : "";
    String pictures = SHOTS.formatted(size, variable ? "50" : rate, choice);
    arguments.addAll(List.of("-f", "lavfi", "-i", pictures));
    arguments.addAll(List.of("-f", "lavfi", "-i", Footage.BEEPS.formatted(12)));
    arguments.addAll(List.of("-af", "aformat=channel_layouts=" + layout));
    arguments.addAll(List.of("-fps_mode", variable ? "vfr" : "cfr"));
    arguments.add("-c:v");
    arguments.addAll(List.of(videoCodec.split(" ", -1)));
    arguments.addAll(List.of("-b:v", "1M", "-c:a", audioCodec, file.toString()));
    Footage.make(ENGINE, arguments.toArray(String[]::new));
    var info = ENGINE.probe(file);
    var analysis = analyse(file, info);

    assertEquals(info.durationMicros(), analysis.durationMicros());
    var cuts = analysis.sceneChanges();
    assertEquals(3, cuts.size(), cuts::toString);
    double frame = 1e6 / info.editRate().perSecond();
    assertEquals(2_000_000, cuts.get(0).micros(), frame + 1000);
    assertEquals(5_000_000, cuts.get(1).micros(), frame + 1000);
    assertEquals(9_000_000, cuts.get(2).micros(), frame + 1000);
    assertEquals(24, analysis.activity().size(), 1);
    assertTrue(analysis.activity().mean(500_000, 1_500_000) < 0.2);
    assertTrue(analysis.activity().mean(6_000_000, 8_000_000) > 0.3);
    var level = level(analysis);
    assertEquals(Math.ceilDiv(info.durationMicros(), 20_000L), level.size());
    for (int second = 1; second < 11; second++) {
      long start = second * 1_000_000;
      assertTrue(level.mean(start + 40_000, start + 80_000) > -20);
      assertTrue(level.mean(start + 200_000, start + 900_000) < -70);
    }
  }

  @Test
  void loudnessIsThatOfTheStandard() throws Exception {
    Path file = directory.resolve("reference.mkv");
    // EBU Tech 3341: a tone of -23 dBFS on both channels has -23 LUFS.
    String tone = "aevalsrc='0.0708*sin(2000*PI*t)*lt(t,5)|0.0708*sin(2000*PI*t)*lt(t,5)':s=44100";
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=64x64:r=25:d=10",
        "-f",
        "lavfi",
        "-i",
        tone + ":d=10",
        "-c:v",
        "mpeg4",
        "-c:a",
        "flac",
        file.toString());
    var analysis = analyse(file, ENGINE.probe(file));
    var loudness = analysis.loudness();
    assertNotNull(loudness);
    assertEquals(100_000, loudness.stepMicros());
    assertEquals(100, loudness.size());
    assertEquals(-23, loudness.mean(1_000_000, 5_000_000), 0.1);
    assertEquals(-70, loudness.mean(6_000_000, 10_000_000), 0.001);
    var level = level(analysis);
    assertEquals(20_000, level.stepMicros());
    assertEquals(-26, level.mean(1_000_000, 4_900_000), 0.1);
    assertEquals(-100, level.mean(5_100_000, 10_000_000), 0.001);
  }

  @ParameterizedTest
  @CsvSource({"mkv, 0", "ts, 0", "mkv, 7.5", "ts, 3000"})
  void timesBeginWithTheEarliestStream(String format, String start) throws Exception {
    Path file = directory.resolve("late." + format);
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "color=red:s=64x64:r=25:d=2[a];color=blue:s=64x64:r=25:d=4[b];[a][b]concat",
        "-itsoffset",
        "1.5",
        "-f",
        "lavfi",
        "-i",
        "sine=d=4",
        "-output_ts_offset",
        start,
        "-c:v",
        "mpeg2video",
        "-c:a",
        "mp2",
        file.toString());
    var analysis = analyse(file, ENGINE.probe(file));
    assertEquals(
        List.of(2_000_000L), analysis.sceneChanges().stream().map(SceneChange::micros).toList());
    assertTrue(level(analysis).mean(0, 1_400_000) < -90);
    assertEquals(-21, level(analysis).mean(1_600_000, 5_000_000), 1.5);
  }

  @Test
  void pictureThatBeginsLateHasItsCutsThere() throws Exception {
    Path file = directory.resolve("late.mkv");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "sine=d=6",
        "-itsoffset",
        "2",
        "-f",
        "lavfi",
        "-i",
        "color=red:s=64x64:r=25:d=2[a];color=blue:s=64x64:r=25:d=2[b];[a][b]concat",
        "-c:v",
        "ffv1",
        "-c:a",
        "flac",
        file.toString());
    var cuts = analyse(file, ENGINE.probe(file)).sceneChanges();
    assertEquals(List.of(4_000_000L), cuts.stream().map(SceneChange::micros).toList());
  }

  @Test
  void aPictureOfOneFrameWithoutSoundIsMeasured() throws Exception {
    Path file = directory.resolve("frame.mp4");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=640x360:r=25",
        "-frames:v",
        "1",
        "-c:v",
        "libopenh264",
        file.toString());
    var analysis = analyse(file, ENGINE.probe(file));
    assertNull(analysis.level());
    assertNull(analysis.loudness());
    assertEquals(List.of(), analysis.sceneChanges());
    assertEquals(new Curve(500_000, new float[1]), analysis.activity());
  }

  @Test
  void aTurnedRecordingAndOneWhoseSizeChangesAreMeasuredToTheirEnd() throws Exception {
    Path flat = shots("flat.ts", "320x180");
    Path turned = directory.resolve("turned.mp4");
    Footage.make(
        ENGINE, "-display_rotation", "90", "-i", flat.toString(), "-c", "copy", turned.toString());
    assertEquals(3, analyse(turned, ENGINE.probe(turned)).sceneChanges().size());

    Path longer = directory.resolve("second.ts");
    Footage.make(
        ENGINE,
        "-i",
        shots("wide.ts", "640x200").toString(),
        "-c",
        "copy",
        "-output_ts_offset",
        "12",
        longer.toString());
    Path changing = directory.resolve("changing.ts");
    Files.write(changing, Files.readAllBytes(flat));
    Files.write(changing, Files.readAllBytes(longer), StandardOpenOption.APPEND);
    var analysis = analyse(changing, ENGINE.probe(changing));
    assertEquals(24_000_000, analysis.durationMicros(), 100_000);
    var cuts = analysis.sceneChanges().stream().map(SceneChange::micros).toList();
    for (long cut : List.of(2_000_000L, 5_000_000L, 9_000_000L, 14_000_000L, 17_000_000L)) {
      assertTrue(cuts.stream().anyMatch(found -> Math.abs(found - cut) < 60_000), cuts::toString);
    }
    assertTrue(level(analysis).mean(23_040_000, 23_080_000) > -15);
  }

  @Test
  void whatCannotBeDecodedIsCorruptAndLeavesNothing() throws Exception {
    Path file = shots("whole.mp4", "320x180");
    byte[] bytes = Files.readAllBytes(file);
    int samples = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdat");
    int end = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("moov");
    Arrays.fill(bytes, samples + 4, end - 4, (byte) 0xff);
    Path damaged = directory.resolve("damaged.mp4");
    Files.write(damaged, bytes);
    var info = ENGINE.probe(file);
    var failure = assertThrows(MediaException.class, () -> analyse(damaged, info));
    assertInstanceOf(MediaFailure.Corrupt.class, failure.failure());
    assertEmpty();
  }

  @Test
  void halfARecordingIsMeasuredAsFarAsItGoes() throws Exception {
    Path file = shots("whole.mkv", "320x180");
    byte[] bytes = Files.readAllBytes(file);
    Path half = directory.resolve("half.mkv");
    Files.write(half, Arrays.copyOf(bytes, bytes.length * 2 / 3));
    var info = ENGINE.probe(half);
    var analysis = analyse(half, info);
    assertTrue(analysis.durationMicros() < 11_000_000);
    // AAC begins with 21 ms to be skipped, which count as time in Matroska.
    assertEquals(2_000_000, analysis.sceneChanges().getFirst().micros(), 22_000);
  }

  @Test
  void progressRisesToOneHundredAndTheFolderIsEmptyAgain() throws Exception {
    Path file = shots("whole.mp4", "320x180");
    var percents = new ArrayList<Integer>();
    ENGINE.analyse(file, ENGINE.probe(file), folder, null, percents::add);
    assertEquals(100, percents.getLast());
    assertEquals(percents.stream().distinct().sorted().toList(), percents);
    assertEmpty();
  }

  @Test
  void anInterruptedPassEndsAndLeavesNothing() throws Exception {
    Path file = directory.resolve("long.mkv");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=1280x720:r=25:d=20",
        "-c:v",
        "mpeg4",
        "-b:v",
        "8M",
        file.toString());
    var info = ENGINE.probe(file);
    var running = new CountDownLatch(1);
    var caught = new AtomicReference<@Nullable Throwable>();
    var thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    ENGINE.analyse(file, info, folder, null, percent -> running.countDown());
                  } catch (IOException | MediaException | InterruptedException failure) {
                    caught.set(failure);
                  }
                });
    assertTrue(running.await(20, TimeUnit.SECONDS));
    thread.interrupt();
    assertTrue(thread.join(Duration.ofSeconds(5)));
    assertInstanceOf(InterruptedException.class, caught.get());
    assertEmpty();
  }

  @Test
  void aPassThatOutgrowsItsLimitIsKilled() throws Exception {
    var engine =
        new MediaEngine(Footage.configuration(Duration.ofMinutes(1), 100_000), new DiskSpace(0));
    Path file = shots("whole.mp4", "320x180");
    var info = engine.probe(file);
    var failure =
        assertThrows(
            MediaException.class,
            () -> engine.analyse(file, info, folder, null, ProgressListener.NONE));
    assertInstanceOf(MediaFailure.OutputTooLarge.class, failure.failure());
    assertEmpty();
  }

  @Test
  void withoutPictureThereIsNothingToAnalyse() throws Exception {
    Path file = directory.resolve("sound.wav");
    Footage.make(ENGINE, "-f", "lavfi", "-i", "sine=d=1", file.toString());
    var info = ENGINE.probe(file);
    assertThrows(IllegalArgumentException.class, () -> analyse(file, info));
  }

  private Analysis analyse(Path file, MediaInfo info) throws Exception {
    return ENGINE.analyse(file, info, folder, null, ProgressListener.NONE);
  }

  private Path shots(String name, String size) throws Exception {
    Path file = directory.resolve(name);
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        SHOTS.formatted(size, "25", ""),
        "-f",
        "lavfi",
        "-i",
        Footage.BEEPS.formatted(12),
        "-c:v",
        "libopenh264",
        "-b:v",
        "1M",
        "-c:a",
        "aac",
        file.toString());
    return file;
  }

  private static Curve level(Analysis analysis) {
    var level = analysis.level();
    assertNotNull(level);
    return level;
  }

  private void assertEmpty() throws IOException {
    try (var files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }
}
