package dev.callsheet.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.media.conversion.AnimationConversion;
import dev.callsheet.media.conversion.AnimationFormat;
import dev.callsheet.media.conversion.Converted;
import dev.callsheet.media.conversion.ConvertedFile;
import dev.callsheet.media.conversion.Excerpt;
import dev.callsheet.media.conversion.Warning;
import dev.callsheet.media.inspection.ImageFacts;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.storage.DiskSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnimationConversionTest {
  private static final MediaEngine ENGINE =
      new MediaEngine(Footage.configuration(), new DiskSpace(0));

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"GIF,0", "GIF,1", "GIF,3", "WEBP,0", "WEBP,1", "WEBP,4"})
  void aStretchOfVideoMovesAsLongAndAsOftenAsAsked(AnimationFormat format, int loops)
      throws Exception {
    var converted = convert(video("source.mp4"), format, new Excerpt(1000, 3000L), 10, 100, loops);
    var made = only(converted);
    assertEquals("animation." + format.extension(), made.name());
    assertEquals(format.mediaType(), made.mediaType());
    assertEquals(100, made.width());
    assertEquals(56, made.height());
    assertEquals(2000L, made.durationMillis());
    assertEquals(loops, facts(made).loops());
    assertEquals(20, facts(made).frames());
    assertEquals(List.of(), converted.warnings());
  }

  @Test
  void itBeginsWithThePictureThatIsShownThen() throws Exception {
    var file = directory.resolve("colours.mp4");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "color=red:s=64x48:r=25:d=2[a];color=lime:s=64x48:r=25:d=2[b];[a][b]concat",
        "-c:v",
        "libopenh264",
        "-g",
        "200",
        file.toString());
    var made = only(convert(file, AnimationFormat.GIF, new Excerpt(2000, 3000L), 5, null, 0));
    var colour = Footage.colour(ENGINE, made.path());
    assertTrue(colour[1] > 200 && colour[0] < 60, colour[0] + " " + colour[1]);
    assertEquals(64, made.width());
  }

  @Test
  void anAnimationOfAnAnimationKeepsItsTransparency() throws Exception {
    var file = directory.resolve("transparent.png");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=240x160:r=10:d=2,format=rgba,geq=r='r(X,Y)':g='g(X,Y)':b='b(X,Y)':a='255*gt(X,30)'",
        "-f",
        "apng",
        file.toString());
    for (var format : AnimationFormat.values()) {
      var made = only(convert(file, format, Excerpt.WHOLE, 5, 120, 0));
      assertTrue(facts(made).alpha(), format.name());
      assertEquals(10, facts(made).frames(), format.name());
    }
  }

  @Test
  void anAnimatedWebpIsReadToo() throws Exception {
    var file = directory.resolve("source.webp");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=60x40:r=10:d=2",
        "-c:v",
        "libwebp_anim",
        file.toString());
    var made = only(convert(file, AnimationFormat.GIF, new Excerpt(500, 1500L), 10, null, 0));
    assertEquals(1000L, made.durationMillis());
    assertEquals(60, made.width());
  }

  @Test
  void anEndBehindTheEndIsToldAndABeginningThereRefused() throws Exception {
    var file = video("source.mp4");
    var converted = convert(file, AnimationFormat.GIF, new Excerpt(3000, 9000L), 5, 50, 0);
    assertEquals(1000L, only(converted).durationMillis());
    assertEquals(Warning.Kind.SHORTENED, converted.warnings().getFirst().kind());
    assertInstanceOf(
        MediaFailure.Unsuitable.class,
        assertThrows(
                MediaException.class,
                () -> convert(file, AnimationFormat.GIF, new Excerpt(4000, null), 5, 50, 0))
            .failure());
  }

  @Test
  void itIsNeverLargerThanTheSource() throws Exception {
    var converted =
        convert(video("source.mp4"), AnimationFormat.WEBP, new Excerpt(0, 500L), 5, 1920, 0);
    assertEquals(320, only(converted).width());
    assertEquals(Warning.Kind.NOT_ENLARGED, converted.warnings().getFirst().kind());
  }

  @Test
  void soundCannotBeAnimated() throws Exception {
    var file = directory.resolve("sound.mp3");
    Footage.make(ENGINE, "-f", "lavfi", "-i", "sine=d=1", file.toString());
    assertInstanceOf(
        MediaFailure.Unsuitable.class,
        assertThrows(
                MediaException.class,
                () -> convert(file, AnimationFormat.GIF, Excerpt.WHOLE, 5, 50, 0))
            .failure());
  }

  private Path video(String name) throws Exception {
    var file = directory.resolve(name);
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=320x180:r=25:d=4",
        "-c:v",
        "libopenh264",
        file.toString());
    return file;
  }

  private static ImageFacts facts(ConvertedFile made) throws Exception {
    var facts = ENGINE.inspect(made.path(), ProgressListener.NONE).image();
    assertNotNull(facts);
    return facts;
  }

  private static ConvertedFile only(Converted converted) {
    assertEquals(1, converted.files().size());
    return converted.files().getFirst();
  }

  private Converted convert(
      Path file,
      AnimationFormat format,
      Excerpt excerpt,
      double rate,
      @Nullable Integer width,
      int loops)
      throws Exception {
    var folder = Files.createTempDirectory(directory, "made");
    var converted =
        ENGINE.convert(
            file,
            ENGINE.inspect(file, ProgressListener.NONE),
            new AnimationConversion(format, excerpt, rate, width, loops, null),
            folder,
            ProgressListener.NONE);
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
    return converted;
  }
}
