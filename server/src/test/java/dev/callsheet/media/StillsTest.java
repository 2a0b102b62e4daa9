package dev.callsheet.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.callsheet.media.analysis.Stills;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.storage.DiskSpace;
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

/** Pictures that an analysis leaves. */
final class StillsTest {
  private static final MediaEngine ENGINE =
      new MediaEngine(Footage.configuration(), new DiskSpace(0));

  /** How much brighter each second of the counting pictures is than the one before. */
  private static final int STEP = 10;

  @TempDir Path directory;
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "mp4, libopenh264, 25",
    "mkv, mpeg4 -bf 2 -g 300 -sc_threshold 1000000000, 30000/1001",
    "ts, mpeg2video -bf 2 -g 250 -sc_threshold 1000000000, 25",
    "mkv, mpeg4 -bf 2 -g 300 -sc_threshold 1000000000, variable"
  })
  void eachPictureIsTheOneShownAtItsTime(String format, String codec, String rate)
      throws Exception {
    var file = directory.resolve("counting." + format);
    var variable = rate.equals("variable");
    var arguments = new ArrayList<String>();
    // The brightness changes in the middle of a second, where no picture is taken.
    var pictures =
        "color=black:s=64x64:r=%s:d=20,format=gray,geq=lum='20+%d*floor(T+0.5)'"
            .formatted(variable ? "25" : rate, STEP);
    var picked = variable ? pictures + ",select='not(mod(n+12,25))+not(n)'" : pictures;
    arguments.addAll(List.of("-f", "lavfi", "-i", picked));
    arguments.addAll(List.of("-fps_mode", variable ? "vfr" : "cfr", "-pix_fmt", "yuv420p"));
    arguments.add("-c:v");
    arguments.addAll(List.of(codec.split(" ", -1)));
    arguments.addAll(List.of("-b:v", "1M", file.toString()));
    Footage.make(ENGINE, arguments.toArray(String[]::new));

    var stills = analysed(file, new Stills(1, 64));

    for (var second = 0; second < 20; second++) {
      assertEquals(
          20 + STEP * second,
          brightness(picture(stills, second * 1_000_000L)),
          STEP / 2.0,
          "at second " + second);
    }
    assertEquals(
        20 + STEP * 7, brightness(picture(stills, 7_400_000)), STEP / 2.0, "nearest to 7.4 s");
    assertEquals(
        20 + STEP * 8, brightness(picture(stills, 7_600_000)), STEP / 2.0, "nearest to 7.6 s");
  }

  @Test
  void picturesLieAsFarApartAsIsAsked() throws Exception {
    var file = directory.resolve("long.mkv");
    video(file, "testsrc2=s=64x64:r=25:d=31");
    analysed(file, new Stills(10, 64));
    try (var left = Files.list(folder)) {
      assertEquals(
          List.of("still-0.jpg", "still-1.jpg", "still-2.jpg", "still-3.jpg"),
          left.map(each -> each.getFileName().toString()).sorted().toList());
    }
  }

  @ParameterizedTest
  @CsvSource({"320, 320, 180", "5000, 640, 360", "101, 101, 57"})
  void picturesAreUprightSquarePixelledAndNeverEnlarged(int longest, int width, int height)
      throws Exception {
    var flat = directory.resolve("flat.mp4");
    video(flat, "testsrc2=s=320x360:r=25:d=1,setsar=2");
    var picture = picture(analysed(flat, new Stills(1, longest)), 0);
    assertEquals(width, picture.getWidth());
    assertEquals(height, picture.getHeight());
    var turned = directory.resolve("turned.mp4");
    Footage.make(
        ENGINE, "-display_rotation", "90", "-i", flat.toString(), "-c", "copy", turned.toString());
    var upright = picture(analysed(turned, new Stills(1, longest)), 0);
    assertEquals(height, upright.getWidth());
    assertEquals(width, upright.getHeight());
  }

  @Test
  void beforeTheVideoBeginsItsFirstFrameIsShownAndAfterItsEndTheLast() throws Exception {
    var file = directory.resolve("late.mkv");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "sine=d=9",
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
    var stills = analysed(file, new Stills(1, 64));
    assertEquals(255, brightness(picture(stills, 0)), 2);
    assertEquals(255, brightness(picture(stills, 8_000_000)), 2);
  }

  @Test
  void withoutPicturesNoneIsNearest() {
    var stills = new Stills(1, 64);
    assertFalse(Files.exists(folder.resolve("still-0.jpg")));
    assertThrows(IllegalStateException.class, () -> stills.nearest(folder, 0));
  }

  @ParameterizedTest
  @CsvSource({"0, 100", "1, 0"})
  void noDistanceAndNoSizeBelowOneIsTaken(int seconds, int longestSide) {
    assertThrows(IllegalArgumentException.class, () -> new Stills(seconds, longestSide));
  }

  private Stills analysed(Path file, Stills stills) throws Exception {
    ENGINE.analyse(file, ENGINE.probe(file), folder, stills, ProgressListener.NONE);
    return stills;
  }

  private BufferedImage picture(Stills stills, long micros) throws Exception {
    return ImageIO.read(stills.nearest(folder, micros).toFile());
  }

  private static void video(Path file, String pictures) throws Exception {
    Footage.make(ENGINE, "-f", "lavfi", "-i", pictures, "-c:v", "libopenh264", file.toString());
  }

  private static double brightness(BufferedImage picture) {
    int rgb = picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2);
    return ((rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff)) / 3.0;
  }
}
