package dev.callsheet.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.media.analysis.Stills;
import dev.callsheet.media.info.MediaInfo.VideoStream;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.media.render.Framing;
import dev.callsheet.media.render.RenderFormat;
import dev.callsheet.media.render.RenderPlan;
import dev.callsheet.media.render.Resolution;
import dev.callsheet.storage.DiskSpace;
import dev.callsheet.timeline.FrameRange;
import dev.callsheet.timeline.TimeRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Interlaced recordings of a bar that moves to the right. It is upright in a picture of one moment,
 * and a comb in one of two.
 */
final class InterlacedTest {
  private static final MediaEngine ENGINE =
      new MediaEngine(Footage.configuration(), new DiskSpace(0));

  private static final int WIDTH = 352;
  private static final int HEIGHT = 288;

  /** Fifty fields a second, of which two that follow each other become one picture. */
  private static final String FIELDS =
      "color=black:s=352x288:r=50:d=3,format=gray,"
          + "geq=lum='16+219*between(X,mod(N*6,300),mod(N*6,300)+40)',format=yuv420p,"
          + "setfield=tff,separatefields,select='not(mod(n,4))+not(mod(n-3,4))',"
          + "weave=first_field=top,setfield=tff";

  /** The mean difference of lines that follow each other; in a comb of this bar it is 8. */
  private static final double COMBED = 2;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "ts, -c:v mpeg2video -flags +ildct+ilme -top 1 -b:v 4M",
    "mov, -c:v prores_ks -flags +ildct -pix_fmt yuv422p10",
    "mov, -c:v rawvideo -pix_fmt uyvy422 -field_order tt",
    "mkv, -c:v huffyuv -pix_fmt yuv422p -field_order tt",
    "avi, -c:v mpeg4 -flags +ildct+ilme -top 1 -b:v 4M"
  })
  void eachPictureIsOfOneMomentAndOnTime(String extension, String options) throws Exception {
    Path file = interlaced("fields." + extension, options);
    assertTrue(combing(ENGINE, file) > COMBED);
    var info = ENGINE.probe(file);
    assertEquals(25, info.editRate().perSecond());
    var output = directory.resolve("render.mp4");
    ENGINE.render(
        new RenderPlan(
            file,
            info,
            RenderFormat.MP4,
            Resolution.SOURCE,
            List.of(new FrameRange(10, 30), new FrameRange(40, 60))),
        output,
        ProgressListener.NONE);
    assertTrue(combing(ENGINE, output) < COMBED);
    var rendered = video(output);
    assertNull(rendered.fields());
    assertEquals(25, rendered.frameRate().perSecond());
    var bars = bars(output);
    assertEquals(40, bars.size());
    for (int number = 0; number < 40; number++) {
      int frame = number < 20 ? 10 + number : 20 + number;
      assertEquals(12 * frame % 300, bars.get(number), 7, "in picture " + number);
    }
  }

  @Test
  void clipsAndStillsAreDeinterlacedToo() throws Exception {
    Path file = interlaced("fields.ts", "-c:v mpeg2video -flags +ildct+ilme -top 1 -b:v 4M");
    var info = ENGINE.probe(file);
    var clip = directory.resolve("clip.webm");
    ENGINE.render(
        new RenderPlan(
            file,
            info,
            RenderFormat.WEBM,
            Resolution.SOURCE,
            null,
            new TimeRange(1_000_000, 2_000_000),
            Framing.ORIGINAL),
        clip,
        ProgressListener.NONE);
    assertTrue(combing(ENGINE, clip) < COMBED);
    assertEquals(12 * 25 % 300, bars(clip).getFirst(), 7);
    var folder = Files.createTempDirectory(directory, "stills");
    var stills = new Stills(1, WIDTH);
    ENGINE.analyse(file, info, folder, stills, ProgressListener.NONE);
    var picture = ImageIO.read(stills.nearest(folder, 1_000_000).toFile());
    var grey = new byte[WIDTH * HEIGHT];
    for (int index = 0; index < grey.length; index++) {
      grey[index] = (byte) (picture.getRGB(index % WIDTH, index / WIDTH) & 0xff);
    }
    assertTrue(combing(grey) < COMBED);
  }

  /** The header of such a capture speaks for its first minutes. */
  @Test
  void whatIsInterlacedLaterOnIsDeinterlacedThere() throws Exception {
    Path still = directory.resolve("progressive.ts");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=352x288:r=25:d=2",
        "-c:v",
        "mpeg2video",
        "-b:v",
        "4M",
        still.toString());
    Path fields = interlaced("fields.ts", "-c:v mpeg2video -flags +ildct+ilme -top 1 -b:v 4M");
    Path file = directory.resolve("joined.ts");
    try (var joined = Files.newOutputStream(file)) {
      Files.copy(still, joined);
      Files.copy(fields, joined);
    }
    var output = directory.resolve("render.mp4");
    ENGINE.render(
        new RenderPlan(
            file,
            ENGINE.probe(file),
            RenderFormat.MP4,
            Resolution.SOURCE,
            List.of(new FrameRange(60, 100))),
        output,
        ProgressListener.NONE);
    assertTrue(combing(ENGINE, output) < COMBED);
  }

  @Test
  void progressivePicturesKeepEachLine() throws Exception {
    Path file = directory.resolve("lines.ts");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "color=black:s=352x288:r=25:d=1,format=gray,geq=lum='64+128*mod(Y,2)',format=yuv420p",
        "-c:v",
        "mpeg2video",
        "-b:v",
        "8M",
        file.toString());
    var output = directory.resolve("render.mp4");
    ENGINE.render(
        new RenderPlan(file, ENGINE.probe(file), RenderFormat.MP4, Resolution.SOURCE, null),
        output,
        ProgressListener.NONE);
    assertTrue(combing(ENGINE, output) > 80);
  }

  private Path interlaced(String name, String options) throws Exception {
    Path file = directory.resolve(name);
    var arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", FIELDS, "-r", "25"));
    arguments.addAll(List.of(options.split(" ", -1)));
    arguments.add(file.toString());
    Footage.make(ENGINE, arguments.toArray(String[]::new));
    return file;
  }

  private static double combing(MediaEngine engine, Path file) throws Exception {
    double most = 0;
    for (byte[] picture : pictures(engine, file)) {
      most = Math.max(most, combing(picture));
    }
    return most;
  }

  private static double combing(byte[] picture) {
    double sum = 0;
    for (int index = WIDTH; index < picture.length; index++) {
      sum += Math.abs((picture[index] & 0xff) - (picture[index - WIDTH] & 0xff));
    }
    return sum / picture.length;
  }

  /** Where the bar begins in each picture. */
  private static List<Integer> bars(Path file) throws Exception {
    var bars = new ArrayList<Integer>();
    for (byte[] picture : pictures(ENGINE, file)) {
      int column = 0;
      while (column < WIDTH && (picture[WIDTH * HEIGHT / 2 + column] & 0xff) < 128) {
        column++;
      }
      bars.add(column);
    }
    return bars;
  }

  private static List<byte[]> pictures(MediaEngine engine, Path file) throws Exception {
    return Footage.pictures(engine, file, "format=gray", WIDTH * HEIGHT);
  }

  private static VideoStream video(Path file) throws Exception {
    var video = ENGINE.probe(file).video();
    assertNotNull(video);
    return video;
  }
}
