package dev.callsheet.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.callsheet.media.analysis.Stills;
import dev.callsheet.media.info.Colours;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.media.render.Framing;
import dev.callsheet.media.render.RenderFormat;
import dev.callsheet.media.render.RenderPlan;
import dev.callsheet.media.render.Resolution;
import dev.callsheet.storage.DiskSpace;
import dev.callsheet.timeline.FrameRange;
import dev.callsheet.timeline.TimeRange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the colours of a recording are, what is made of it is SDR and says so. */
final class ColoursTest {
  private static final MediaEngine ENGINE =
      new MediaEngine(Footage.configuration(), new DiskSpace(0));

  private static final String HLG =
      "-color_trc arib-std-b67 -color_primaries bt2020 -colorspace bt2020nc -color_range tv";
  private static final String PQ =
      "-color_trc smpte2084 -color_primaries bt2020 -colorspace bt2020nc -color_range tv";
  private static final String WIDE =
      "-color_trc bt2020-10 -color_primaries bt2020 -colorspace bt2020nc -color_range tv";
  private static final String PHONE =
      "-color_trc bt709 -color_primaries smpte432 -colorspace bt709 -color_range tv";

  @TempDir Path directory;

  /** The numbers of 10 bits: the reference white, and the red of BT.709 as in BT.2111. */
  @ParameterizedTest
  @CsvSource({
    "HLG, 768, 768, 768, 229, 229, 229, 4",
    "HLG, 672, 239, 117, 220, 0, 0, 20",
    "PQ, 594, 594, 594, 229, 229, 229, 4",
    "WIDE, 512, 512, 512, 128, 128, 128, 4",
    "PHONE, 1023, 0, 0, 255, 0, 0, 8"
  })
  void rendersAndClipsAreSdrWithItsTags(
      String kind,
      int red,
      int green,
      int blue,
      int shownRed,
      int shownGreen,
      int shownBlue,
      double loss)
      throws Exception {
    Path file = patch(tags(kind), red, green, blue);
    var info = ENGINE.probe(file);
    var shown = new double[] {shownRed, shownGreen, shownBlue};
    var whole = List.of(new FrameRange(0, 20));
    for (var format : List.of(RenderFormat.MP4, RenderFormat.MOV, RenderFormat.WEBM)) {
      Path output = directory.resolve("a render, of " + format);
      ENGINE.render(
          new RenderPlan(file, info, format, Resolution.P540, whole),
          output,
          ProgressListener.NONE);
      assertSdr(output);
      assertArrayEquals(shown, Footage.colour(ENGINE, output), loss, format::toString);
    }
    var upright = new Framing(Framing.Shape.PORTRAIT, Framing.Fit.PAD, Framing.Size.SOURCE);
    Path clip = directory.resolve("clip.mp4");
    ENGINE.render(
        new RenderPlan(
            file,
            info,
            RenderFormat.MP4,
            Resolution.SOURCE,
            null,
            new TimeRange(200_000, 800_000),
            upright),
        clip,
        ProgressListener.NONE);
    assertSdr(clip);
    try (var left = Files.list(directory)) {
      assertEquals(0, left.filter(each -> each.toString().endsWith(".cube")).count());
    }
    assertArrayEquals(shown, still(file), loss);
  }

  @Test
  void picturesOfFullRangeBecomeLimited() throws Exception {
    Path file = directory.resolve("full.avi");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "color=white:s=64x64:d=1:r=25,scale=out_range=pc,format=yuvj420p",
        "-c:v",
        "mjpeg",
        file.toString());
    Path output = rendered(file);
    assertArrayEquals(new double[] {255, 255, 255}, Footage.colour(ENGINE, output), 2);
    assertEquals(235, Footage.brightness(ENGINE, output, "32:32").getFirst(), 1);
  }

  @Test
  void rgbBecomesBt709() throws Exception {
    Path file = directory.resolve("screen.mkv");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "color=0x20a040:s=64x64:d=1:r=25,format=gbrp",
        "-c:v",
        "ffv1",
        file.toString());
    Path output = rendered(file);
    assertEquals("bt709", colours(output).matrix());
    assertArrayEquals(new double[] {0x20, 0xa0, 0x40}, Footage.colour(ENGINE, output), 3);
  }

  @Test
  void sdrKeepsItsTags() throws Exception {
    Path file = directory.resolve("pal.mkv");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "color=0x20a040:s=64x64:d=1:r=25,scale=out_color_matrix=bt601,format=yuv420p",
        "-c:v",
        "mpeg2video",
        "-color_trc",
        "gamma28",
        "-color_primaries",
        "bt470bg",
        "-colorspace",
        "bt470bg",
        file.toString());
    Path output = rendered(file);
    assertEquals("bt470bg", colours(output).matrix());
    assertEquals("bt470bg", colours(output).primaries());
    assertArrayEquals(new double[] {0x20, 0xa0, 0x40}, Footage.colour(ENGINE, output), 4);
    assertArrayEquals(new double[] {0x20, 0xa0, 0x40}, still(file), 6);
  }

  /** Its pictures are in a space of their own, which looks green and violet without its decoder. */
  @Test
  void dolbyVisionThatStandsAloneIsRefused() throws Exception {
    Path file = directory.resolve("vision.mp4");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=64x64:d=1:r=25",
        "-c:v",
        "libopenh264",
        file.toString());
    assertNotNull(ENGINE.probe(file).video());
    withDolbyVision(file, 5, 0);
    var failure = assertThrows(MediaException.class, () -> ENGINE.probe(file)).failure();
    assertInstanceOf(MediaFailure.Unsupported.class, failure);
  }

  @Test
  void dolbyVisionOverHlgIsRendered() throws Exception {
    Path file = directory.resolve("phone.mp4");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=64x64:d=1:r=25",
        "-c:v",
        "libopenh264",
        file.toString());
    withDolbyVision(file, 8, 4);
    assertNotNull(ENGINE.probe(file).video());
  }

  /** Adds a configuration box to the video's sample entry, behind all media. */
  private static void withDolbyVision(Path file, int profile, int compatibility) throws Exception {
    var bytes = Files.readAllBytes(file);
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    int entry = text.indexOf("avc1", text.indexOf("stsd")) - 4;
    int end = entry + ByteBuffer.wrap(bytes).getInt(entry);
    var box = ByteBuffer.allocate(32);
    box.putInt(32).put("dvcC".getBytes(StandardCharsets.US_ASCII));
    // Version 1.0, profile, level 1, with metadata and base layer, compatibility.
    box.put((byte) 1).put((byte) 0).putShort((short) (profile << 9 | 1 << 3 | 5));
    box.put((byte) (compatibility << 4));
    var made = ByteBuffer.allocate(bytes.length + box.capacity());
    made.put(bytes, 0, end).put(box.array()).put(bytes, end, bytes.length - end);
    for (var name : List.of("moov", "trak", "mdia", "minf", "stbl", "stsd", "avc1")) {
      int start = text.lastIndexOf(name, entry + 4) - 4;
      made.putInt(start, made.getInt(start) + box.capacity());
    }
    Files.write(file, made.array());
  }

  private static String tags(String kind) {
    return switch (kind) {
      case "HLG" -> HLG;
      case "PQ" -> PQ;
      case "WIDE" -> WIDE;
      default -> PHONE;
    };
  }

  /** A second of one colour, given in RGB of 10 bits. */
  private Path patch(String tags, int red, int green, int blue) throws Exception {
    Path file = directory.resolve("patch.mkv");
    var matrix = tags.contains("bt2020nc") ? "bt2020" : "bt709";
    var arguments =
        new ArrayList<>(
            List.of(
                "-f",
                "lavfi",
                "-i",
                "color=black:s=96x64:d=1:r=25,format=gbrp10,lutrgb=r=%d:g=%d:b=%d,"
                        .formatted(red, green, blue)
                    + "scale=out_color_matrix=%s:out_range=tv,format=yuv420p10".formatted(matrix)));
    arguments.addAll(List.of("-c:v", "ffv1"));
    arguments.addAll(List.of(tags.split(" ", -1)));
    arguments.add(file.toString());
    Footage.make(ENGINE, arguments.toArray(String[]::new));
    return file;
  }

  private Path rendered(Path file) throws Exception {
    Path output = directory.resolve("rendered.mp4");
    ENGINE.render(
        new RenderPlan(file, ENGINE.probe(file), RenderFormat.MP4, Resolution.SOURCE, null),
        output,
        ProgressListener.NONE);
    return output;
  }

  private double[] still(Path file) throws Exception {
    Path folder = Files.createTempDirectory(directory, "stills");
    var stills = new Stills(1, 64);
    ENGINE.analyse(file, ENGINE.probe(file), folder, stills, ProgressListener.NONE);
    try (var left = Files.list(folder)) {
      assertEquals(0, left.filter(each -> each.toString().endsWith(".cube")).count());
    }
    var picture = ImageIO.read(stills.nearest(folder, 0).toFile());
    int rgb = picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2);
    return new double[] {rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff};
  }

  private static void assertSdr(Path file) throws Exception {
    assertEquals(new Colours("bt709", "bt709", "bt709", null), colours(file));
    var video = ENGINE.probe(file).video();
    assertNotNull(video);
    assertEquals("yuv420p", video.pixelFormat());
  }

  private static Colours colours(Path file) throws Exception {
    var video = ENGINE.probe(file).video();
    assertNotNull(video);
    assertNotNull(video.colours());
    return video.colours();
  }
}
