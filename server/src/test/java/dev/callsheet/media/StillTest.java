package dev.callsheet.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single pictures of recordings. */
final class StillTest {
  private static final MediaEngine ENGINE = new MediaEngine(Footage.configuration());

  /** How much brighter each second of the counting pictures is than the one before. */
  private static final int STEP = 10;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "mp4, libopenh264 -g 300, 25",
    "mkv, mpeg4 -bf 2 -g 300 -sc_threshold 1000000000, 30000/1001",
    "ts, mpeg2video -bf 2 -g 250 -sc_threshold 1000000000, 25",
    "mkv, mpeg4 -bf 2 -g 300 -sc_threshold 1000000000, variable"
  })
  void thePictureIsTheOneShownAtThatTime(String format, String codec, String rate)
      throws Exception {
    Path file = directory.resolve("counting." + format);
    boolean variable = rate.equals("variable");
    var arguments = new ArrayList<String>();
    String pictures =
        "color=black:s=64x64:r=%s:d=20,format=gray,geq=lum='20+%d*floor(T+0.0005)'"
            .formatted(variable ? "25" : rate, STEP);
    arguments.addAll(
        List.of(
            "-f",
            "lavfi",
            "-i",
            variable ? pictures + ",select='not(mod(n,25))+eq(n,230)'" : pictures));
    arguments.addAll(List.of("-fps_mode", variable ? "vfr" : "cfr", "-pix_fmt", "yuv420p"));
    arguments.add("-c:v");
    arguments.addAll(List.of(codec.split(" ", -1)));
    arguments.addAll(List.of("-b:v", "1M", file.toString()));
    Footage.make(ENGINE, arguments.toArray(String[]::new));
    var info = ENGINE.probe(file);
    long frame = variable ? 20_000 : info.editRate().microsOf(1);
    for (int second : new int[] {0, 1, 7, 13, 19}) {
      long first = second * 1_000_000L + (frame == 40_000 || variable ? 0 : frame);
      assertShows(second, file, info, first);
      assertShows(second, file, info, second * 1_000_000L + 500_000);
      assertShows(second, file, info, (second + 1) * 1_000_000L - frame);
    }
    assertShows(19, file, info, 500_000_000);
  }

  @ParameterizedTest
  @CsvSource({"320, 320, 180", "5000, 640, 360", "101, 101, 57"})
  void thePictureIsUprightSquarePixelledAndNeverEnlarged(int longest, int width, int height)
      throws Exception {
    Path flat = directory.resolve("flat.mp4");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=320x360:r=25:d=1,setsar=2",
        "-c:v",
        "libopenh264",
        flat.toString());
    var picture = picture(flat, ENGINE.probe(flat), 500_000, longest);
    assertEquals(width, picture.getWidth());
    assertEquals(height, picture.getHeight());
    Path turned = directory.resolve("turned.mp4");
    Footage.make(
        ENGINE, "-display_rotation", "90", "-i", flat.toString(), "-c", "copy", turned.toString());
    var upright = picture(turned, ENGINE.probe(turned), 500_000, longest);
    assertEquals(height, upright.getWidth());
    assertEquals(width, upright.getHeight());
  }

  @Test
  void theOnlyFrameIsShownAtAnyTime() throws Exception {
    Path file = directory.resolve("frame.mkv");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=320x180:r=25",
        "-frames:v",
        "1",
        "-c:v",
        "ffv1",
        file.toString());
    var info = ENGINE.probe(file);
    var first = bytes(file, info, 0);
    assertArrayEquals(first, bytes(file, info, 39_000));
    assertArrayEquals(first, bytes(file, info, 1_000_000));
  }

  @Test
  void beforeTheVideoBeginsItsFirstFrameIsShown() throws Exception {
    Path file = directory.resolve("late.mkv");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "sine=d=5",
        "-itsoffset",
        "2",
        "-f",
        "lavfi",
        "-i",
        "color=white:s=64x64:r=25:d=3",
        "-c:v",
        "mpeg4",
        "-c:a",
        "flac",
        file.toString());
    assertEquals(255, brightness(picture(file, ENGINE.probe(file), 300_000, 64)), 2);
  }

  @Test
  void withoutVideoThereIsNoPicture() throws Exception {
    Path file = directory.resolve("sound.wav");
    Footage.make(ENGINE, "-f", "lavfi", "-i", "sine=d=1", file.toString());
    var info = ENGINE.probe(file);
    assertThrows(IllegalArgumentException.class, () -> bytes(file, info, 0));
  }

  @ParameterizedTest
  @CsvSource({"-1, 100", "0, 0"})
  void noTimeBeforeTheBeginningAndNoSizeBelowOnePixelIsTaken(long atMicros, int longestSide)
      throws Exception {
    Path file = directory.resolve("short.mkv");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=64x64:r=25:d=0.2",
        "-c:v",
        "ffv1",
        file.toString());
    var info = ENGINE.probe(file);
    assertThrows(IllegalArgumentException.class, () -> picture(file, info, atMicros, longestSide));
  }

  private void assertShows(int second, Path file, MediaInfo info, long atMicros) throws Exception {
    assertEquals(
        20 + STEP * second,
        brightness(picture(file, info, atMicros, 64)),
        STEP / 2.0,
        "at " + atMicros + " microseconds");
  }

  private BufferedImage picture(Path file, MediaInfo info, long atMicros, int longest)
      throws Exception {
    Path picture = directory.resolve("picture.jpg");
    ENGINE.picture(file, info, atMicros, longest, picture);
    return ImageIO.read(picture.toFile());
  }

  private byte[] bytes(Path file, MediaInfo info, long atMicros) throws Exception {
    Path picture = directory.resolve("picture.jpg");
    ENGINE.picture(file, info, atMicros, 320, picture);
    return Files.readAllBytes(picture);
  }

  private static double brightness(BufferedImage picture) {
    int rgb = picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2);
    return ((rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff)) / 3.0;
  }
}
