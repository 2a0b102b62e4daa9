package dev.callsheet.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.media.render.Framing;
import dev.callsheet.media.render.Framing.Fit;
import dev.callsheet.media.render.Framing.Shape;
import dev.callsheet.media.render.RenderFormat;
import dev.callsheet.media.render.RenderPlan;
import dev.callsheet.media.render.Resolution;
import dev.callsheet.storage.DiskSpace;
import dev.callsheet.timeline.FrameRange;
import dev.callsheet.timeline.TimeRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Excerpts, and the shapes of pictures. */
final class ExcerptTest {
  private static final MediaEngine ENGINE =
      new MediaEngine(Footage.configuration(), new DiskSpace(0));

  private static final String VARIABLE =
      ",select='lt(mod(t+0.001,1),0.2)+gt(mod(n*n,11),4)*lt(mod(t,7),4)+not(mod(n,9))'";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "h264.mp4, 30000/1001, libopenh264, aac, 300, MP4",
    "bframes.mkv, 25, mpeg4, flac, 250, MP4",
    "bframes.mp4, 25, mpeg4, aac, 250, WEBM",
    "broadcast.ts, 25, mpeg2video, mp2, 250, MP4",
    "variable.mkv, 60, libopenh264, libopus, 300, MP4"
  })
  void soundAndPictureStayTogether(
      String name, String rate, String videoCodec, String audioCodec, int keys, RenderFormat format)
      throws Exception {
    Path file = source(name, rate, videoCodec, audioCodec, keys);
    var info = ENGINE.probe(file);
    long frame = info.editRate().microsOf(1);
    var flashes = Footage.flashes(ENGINE, file);
    var beeps = Footage.beeps(ENGINE, file, directory.resolve("check.wav"));
    for (var excerpt :
        List.of(
            new TimeRange(0, 1_700_000),
            new TimeRange(28_640_123, 32_390_456),
            new TimeRange(37_300_000, 99_000_000))) {
      Path output = directory.resolve("excerpt." + format);
      var plan = plan(file, info, format, excerpt, Framing.ORIGINAL);
      ENGINE.render(plan, output, ProgressListener.NONE);

      long length = Math.min(excerpt.endMicros(), info.durationMicros()) - excerpt.startMicros();
      assertEquals(length, plan.durationMicros(), frame);
      var rendered = ENGINE.probe(output);
      var video = rendered.video();
      var audio = rendered.audio();
      assertNotNull(video);
      assertNotNull(audio);
      // Opus begins with 6.5 ms to be skipped, which counts as time here.
      assertEquals(0, video.startMicros(), 8000);
      assertEquals(0, audio.startMicros(), 8000);
      assertEquals(length, rendered.durationMicros(), frame + 1000);
      assertEquals(video.endMicros(), audio.endMicros(), Math.max(frame, 24_000));
      assertNear(within(excerpt, flashes), Footage.flashes(ENGINE, output), frame / 1e6);
      Path scratch = directory.resolve("check.wav");
      assertNear(within(excerpt, beeps), Footage.beeps(ENGINE, output, scratch), 0.010);
    }
  }

  @Test
  void theSlideThatIsAlreadyShownIsInThePicture() throws Exception {
    Path file = directory.resolve("slides.mkv");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "color=black:s=64x64:r=10:d=40,drawbox=t=fill:color=white:enable='between(t,9.99,19.95)',"
            + "select='not(mod(n,100))+eq(n,230)'",
        "-f",
        "lavfi",
        "-i",
        "sine=d=40",
        "-fps_mode",
        "vfr",
        "-c:v",
        "libopenh264",
        "-c:a",
        "flac",
        file.toString());
    var info = ENGINE.probe(file);
    Path output = directory.resolve("excerpt.mp4");
    var excerpt = new TimeRange(17_000_000, 23_000_000);
    ENGINE.render(
        plan(file, info, RenderFormat.MP4, excerpt, Framing.ORIGINAL),
        output,
        ProgressListener.NONE);
    var pictures = Footage.brightness(ENGINE, output, "64:64");
    double perSecond = info.editRate().perSecond();
    assertEquals(6 * perSecond, pictures.size(), 1);
    assertTrue(pictures.getFirst() > 200, pictures::toString);
    assertTrue(pictures.get((int) (2.9 * perSecond)) > 200, pictures::toString);
    assertTrue(pictures.get((int) (3.1 * perSecond)) < 40, pictures::toString);
  }

  @Test
  void whatHasNoSoundOrNoPictureLeftIsFilledUp() throws Exception {
    Path file = directory.resolve("uneven.mkv");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=64x64:r=25:d=4",
        "-f",
        "lavfi",
        "-i",
        "sine=d=10",
        "-c:v",
        "libopenh264",
        "-c:a",
        "flac",
        file.toString());
    assertBothLast(file, new TimeRange(7_000_000, 9_000_000));
    Path other = directory.resolve("other.mkv");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=64x64:r=25:d=10",
        "-f",
        "lavfi",
        "-i",
        "sine=d=2",
        "-c:v",
        "libopenh264",
        "-c:a",
        "flac",
        other.toString());
    assertBothLast(other, new TimeRange(7_000_000, 9_000_000));
  }

  @ParameterizedTest
  @CsvSource({"WAV, 1000", "M4A, 25000", "MP3, 80000"})
  void anExcerptOfTheSoundAloneIsToTheSample(RenderFormat format, int tolerance) throws Exception {
    Path file = source("sound.mp4", "25", "mpeg4", "aac", 250);
    Path output = directory.resolve("sound." + format);
    var plan =
        plan(
            file,
            ENGINE.probe(file),
            format,
            new TimeRange(30_500_000, 34_000_000),
            Framing.ORIGINAL);
    ENGINE.render(plan, output, ProgressListener.NONE);
    assertEquals(3_520_000, ENGINE.probe(output).durationMicros(), tolerance + 20_000);
    var beeps = Footage.beeps(ENGINE, output, directory.resolve("check.wav"));
    assertEquals(0.5, beeps.getFirst(), 0.005 + tolerance / 1e6);
  }

  @ParameterizedTest
  @CsvSource({
    // shape, fit, output size, whether the middle of the upper edge is black, and the left edge
    "PORTRAIT, CROP, 202, 360, false, false",
    "SQUARE, CROP, 360, 360, false, false",
    "PORTRAIT, PAD, 360, 640, true, true",
    "SQUARE, PAD, 360, 360, true, true",
    "ORIGINAL, PAD, 640, 360, false, true"
  })
  void picturesTakeTheShape(
      Shape shape, Fit fit, int width, int height, boolean blackAbove, boolean blackLeft)
      throws Exception {
    Path file = directory.resolve("wide.mp4");
    // A wide pixel aspect, the left eighth black, the rest white.
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "color=white:s=320x360:r=25:d=1,drawbox=w=iw/8:h=ih:t=fill:color=black,setsar=2",
        "-c:v",
        "libopenh264",
        file.toString());
    var info = ENGINE.probe(file);
    Path output = directory.resolve("shaped.mp4");
    ENGINE.render(
        plan(
            file,
            info,
            RenderFormat.MP4,
            new TimeRange(0, 400_000),
            new Framing(shape, fit, Framing.Size.SOURCE)),
        output,
        ProgressListener.NONE);
    var video = ENGINE.probe(output).video();
    assertNotNull(video);
    assertEquals(width, video.width());
    assertEquals(height, video.height());
    assertEquals(blackAbove, black(output, "16:16:" + width / 2 + ":2"));
    assertEquals(blackLeft, black(output, "16:16:2:" + height / 2));
    assertEquals(false, black(output, "16:16:" + width / 2 + ":" + height / 2));
  }

  /** Encoders count the pictures from one key frame to the next, however long each is shown. */
  @Test
  void aSlowPictureIsFoundBehindADistantKeyFrame() throws Exception {
    Path file = directory.resolve("slow.ts");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "color=black:s=64x64:r=1:d=60,format=yuv420p,geq=lum='20+3*N':cb=128:cr=128",
        "-f",
        "lavfi",
        "-i",
        "sine=d=60",
        "-c:v",
        "libopenh264",
        "-g",
        "250",
        "-b:v",
        "1M",
        "-c:a",
        "aac",
        file.toString());
    Path output = directory.resolve("excerpt.mp4");
    ENGINE.render(
        plan(
            file,
            ENGINE.probe(file),
            RenderFormat.MP4,
            new TimeRange(50_500_000, 52_500_000),
            Framing.ORIGINAL),
        output,
        ProgressListener.NONE);
    var pictures = Footage.brightness(ENGINE, output, "64:64");
    assertEquals(48, pictures.size());
    assertEquals(20 + 3 * 50, pictures.getFirst(), 2);
    assertEquals(20 + 3 * 52, pictures.getLast(), 2);
  }

  @Test
  void theWholePictureStandsInFrontOfItselfEnlargedAndBlurred() throws Exception {
    Path file = directory.resolve("halves.mp4");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "color=white:s=320x180:r=25:d=1,drawbox=w=iw/2:h=ih:t=fill:color=black",
        "-c:v",
        "libopenh264",
        file.toString());
    Path output = directory.resolve("blurred.mp4");
    ENGINE.render(
        plan(
            file,
            ENGINE.probe(file),
            RenderFormat.MP4,
            new TimeRange(0, 400_000),
            new Framing(Shape.PORTRAIT, Fit.BLUR, Framing.Size.P720)),
        output,
        ProgressListener.NONE);
    var video = ENGINE.probe(output).video();
    assertNotNull(video);
    assertEquals(720, video.width());
    assertEquals(1280, video.height());
    for (int row : List.of(100, 640, 1180)) {
      assertEquals(true, black(output, "16:16:20:" + row));
      assertEquals(false, black(output, "16:16:680:" + row));
    }
    // Its edge is sharp in front and wide behind.
    assertEquals(true, black(output, "16:16:330:640"));
    assertEquals(false, black(output, "16:16:330:100"));
  }

  @Test
  void aWholeRecordingTakesAShapeToo() throws Exception {
    Path file = source("whole.mp4", "25", "libopenh264", "aac", 50);
    var info = ENGINE.probe(file);
    Path output = directory.resolve("square.mp4");
    var plan =
        new RenderPlan(
            file,
            info,
            RenderFormat.MP4,
            Resolution.SOURCE,
            List.of(new FrameRange(10, 40), new FrameRange(60, 80)),
            null,
            new Framing(Shape.SQUARE, Fit.CROP, Framing.Size.SOURCE));
    ENGINE.render(plan, output, ProgressListener.NONE);
    var rendered = ENGINE.probe(output);
    var video = rendered.video();
    assertNotNull(video);
    assertEquals(180, video.width());
    assertEquals(180, video.height());
    assertEquals(2_000_000, rendered.durationMicros(), 1000);
  }

  @Test
  void whatIsNoExcerptIsRefused() throws Exception {
    Path file = source("short.mp4", "25", "libopenh264", "aac", 50);
    var info = ENGINE.probe(file);
    for (var excerpt :
        List.of(
            new TimeRange(-1, 1000),
            new TimeRange(5000, 5000),
            new TimeRange(info.durationMicros(), info.durationMicros() + 1))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> plan(file, info, RenderFormat.MP4, excerpt, Framing.ORIGINAL));
    }
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new RenderPlan(
                file,
                info,
                RenderFormat.MP4,
                Resolution.SOURCE,
                List.of(new FrameRange(0, 1)),
                new TimeRange(0, 1_000_000),
                Framing.ORIGINAL));
  }

  private void assertBothLast(Path file, TimeRange excerpt) throws Exception {
    Path output = directory.resolve("filled.mp4");
    ENGINE.render(
        plan(file, ENGINE.probe(file), RenderFormat.MP4, excerpt, Framing.ORIGINAL),
        output,
        ProgressListener.NONE);
    var rendered = ENGINE.probe(output);
    var video = rendered.video();
    var audio = rendered.audio();
    assertNotNull(video);
    assertNotNull(audio);
    assertEquals(excerpt.durationMicros(), video.endMicros(), 1000);
    assertEquals(excerpt.durationMicros(), audio.endMicros(), 24_000);
  }

  /** Flashes and beeps of 40 seconds, with B-frames where the codec has them. */
  private Path source(String name, String rate, String videoCodec, String audioCodec, int keys)
      throws Exception {
    Path file = directory.resolve(name);
    var arguments = new ArrayList<String>();
    String pictures = Footage.FLASHES.formatted(rate, 40);
    boolean variable = name.startsWith("variable");
    arguments.addAll(List.of("-f", "lavfi", "-i", variable ? pictures + VARIABLE : pictures));
    arguments.addAll(List.of("-f", "lavfi", "-i", Footage.BEEPS.formatted(40)));
    if (variable) {
      arguments.addAll(List.of("-fps_mode", "vfr"));
    }
    arguments.addAll(List.of("-c:v", videoCodec, "-b:v", "500k", "-g", Integer.toString(keys)));
    if (videoCodec.startsWith("mpeg")) {
      // Without a threshold, each flash would begin with a key frame.
      arguments.addAll(List.of("-bf", "2", "-sc_threshold", "1000000000"));
    }
    arguments.addAll(List.of("-c:a", audioCodec, file.toString()));
    Footage.make(ENGINE, arguments.toArray(String[]::new));
    return file;
  }

  private static RenderPlan plan(
      Path file, MediaInfo info, RenderFormat format, TimeRange excerpt, Framing framing) {
    return new RenderPlan(file, info, format, Resolution.SOURCE, null, excerpt, framing);
  }

  /** Those of the times, in seconds, that lie within a stretch, from its start on. */
  private static List<Double> within(TimeRange stretch, List<Double> times) {
    return times.stream()
        .filter(time -> time * 1e6 >= stretch.startMicros() && time * 1e6 < stretch.endMicros())
        .map(time -> time - stretch.startMicros() / 1e6)
        .toList();
  }

  private static void assertNear(List<Double> expected, List<Double> actual, double tolerance) {
    assertEquals(expected.size(), actual.size(), () -> expected + " " + actual);
    for (int index = 0; index < actual.size(); index++) {
      assertEquals(expected.get(index), actual.get(index), tolerance);
    }
  }

  private static boolean black(Path file, String crop) throws Exception {
    return Footage.brightness(ENGINE, file, crop).getFirst() < 30;
  }
}
