package dev.callsheet.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.media.conversion.Converted;
import dev.callsheet.media.conversion.ConvertedFile;
import dev.callsheet.media.conversion.Excerpt;
import dev.callsheet.media.conversion.Facts;
import dev.callsheet.media.conversion.ThumbnailFormat;
import dev.callsheet.media.conversion.ThumbnailsConversion;
import dev.callsheet.media.conversion.ThumbnailsConversion.Selection;
import dev.callsheet.media.conversion.Warning;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.storage.DiskSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ThumbnailsConversionTest {
  /** Brighter each second: 10, 30, 50 and so on. */
  private static final String STEPS =
      "color=black:s=320x180:r=25:d=%d,format=gray,geq=lum='10+20*floor(T+0.001)',format=yuvj420p";

  private static final Pattern CUE =
      Pattern.compile(
          "(\\d\\d:\\d\\d:\\d\\d\\.\\d{3}) --> (\\d\\d:\\d\\d:\\d\\d\\.\\d{3})\n(\\S+)#xywh=(\\d+),(\\d+),(\\d+),(\\d+)");

  private static final MediaEngine ENGINE =
      new MediaEngine(Footage.configuration(), new DiskSpace(0));

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void eachIsThePictureOfTheMiddleOfItsPart(ThumbnailFormat format) throws Exception {
    var converted =
        convert(steps(10), format, new Selection.Count(5), Excerpt.WHOLE, 64, null, false);
    assertFalse(converted.folder());
    assertEquals(5, converted.files().size());
    assertEquals(
        List.of(1000L, 3000L, 5000L, 7000L, 9000L),
        assertInstanceOf(Facts.Times.class, converted.facts()).millis());
    for (int number = 0; number < 5; number++) {
      var file = converted.files().get(number);
      assertEquals("thumbnail-%d.%s".formatted(number + 1, format.extension()), file.name());
      assertEquals(64, file.width());
      assertEquals(36, file.height());
      assertEquals(10 + 20 * (2 * number + 1), Footage.colour(ENGINE, file.path())[1], 6);
    }
  }

  @Test
  void anIntervalBeginsWithTheFirstPicture() throws Exception {
    var converted =
        convert(
            steps(5),
            ThumbnailFormat.PNG,
            new Selection.Interval(2000),
            new Excerpt(1000, null),
            null,
            90,
            false);
    assertEquals(2, converted.files().size());
    assertEquals(160, converted.files().getFirst().width());
    assertEquals(30, Footage.colour(ENGINE, converted.files().getFirst().path())[1], 6);
    assertEquals(70, Footage.colour(ENGINE, converted.files().getLast().path())[1], 6);
  }

  @Test
  void picturesFarApartAreSoughtAndAreTheSame() throws Exception {
    var file = directory.resolve("long.mp4");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "color=black:s=64x36:r=2:d=100,format=gray,geq=lum='10+2*floor(T+0.001)',format=yuvj420p",
        "-c:v",
        "libopenh264",
        "-g",
        "40",
        file.toString());
    for (boolean sprite : List.of(false, true)) {
      var converted =
          convert(
              file, ThumbnailFormat.PNG, new Selection.Count(4), Excerpt.WHOLE, null, null, sprite);
      assertEquals(sprite ? 2 : 4, converted.files().size());
      if (sprite) {
        assertEquals(4 * 64, converted.files().getLast().width());
      } else {
        for (int number = 0; number < 4; number++) {
          var seconds = 12.5 + 25 * number;
          assertEquals(
              10 + 2 * Math.floor(seconds),
              Footage.colour(ENGINE, converted.files().get(number).path())[1],
              6);
        }
      }
    }
  }

  @Test
  void theSheetHasEachPictureWhereTheCueSaysSo() throws Exception {
    var converted =
        convert(
            steps(12),
            ThumbnailFormat.PNG,
            new Selection.Interval(1000),
            Excerpt.WHOLE,
            80,
            null,
            true);
    assertTrue(converted.folder());
    var index = converted.files().getFirst();
    assertEquals("thumbnails.vtt", index.name());
    assertEquals("text/vtt", index.mediaType());
    assertEquals("sprite-1.png", converted.files().getLast().name());
    assertEquals(800, converted.files().getLast().width());
    assertEquals(90, converted.files().getLast().height());
    var sheet = Images.read(converted.files().getLast().path());
    var cues = cues(index);
    assertEquals(12, cues.size());
    for (int number = 0; number < 12; number++) {
      var cue = cues.get(number);
      assertEquals("00:00:%02d.000".formatted(number), cue.get(0));
      assertEquals("00:00:%02d.000".formatted(number + 1), cue.get(1));
      assertEquals("sprite-1.png", cue.get(2));
      assertEquals(List.of("80", "45"), cue.subList(5, 7));
      int x = Integer.parseInt(cue.get(3)) + 40;
      int y = Integer.parseInt(cue.get(4)) + 22;
      assertEquals(10 + 20 * number, sheet.getRGB(x, y) & 0xff, 8, "picture " + number);
    }
  }

  @Test
  void noSheetIsLargerThanFourThousandAndNinetySixPixels() throws Exception {
    var converted =
        convert(
            steps(4),
            ThumbnailFormat.JPEG,
            new Selection.Interval(100),
            Excerpt.WHOLE,
            320,
            null,
            true);
    for (var sheet : converted.files().subList(1, converted.files().size())) {
      assertNotNull(sheet.width());
      assertNotNull(sheet.height());
      assertTrue(sheet.width() <= 4096 && sheet.height() <= 4096, sheet.toString());
    }
    // 40 pictures of 320 by 180 fit onto one; large ones need several.
    assertEquals(2, converted.files().size());
    var large =
        convert(
            large(), ThumbnailFormat.JPEG, new Selection.Count(5), Excerpt.WHOLE, 1500, null, true);
    assertEquals(List.of(3000, 3000), widths(large));
    assertEquals(6, 1 + cues(large.files().getFirst()).size());
    assertEquals("sprite-2.jpg", cues(large.files().getFirst()).get(4).get(2));
  }

  private Path large() throws Exception {
    var file = directory.resolve("large.mp4");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=1600x2000:r=5:d=2",
        "-c:v",
        "libopenh264",
        file.toString());
    return file;
  }

  private static List<Integer> widths(Converted converted) {
    return converted.files().stream()
        .filter(file -> file.mediaType().startsWith("image/"))
        .map(ConvertedFile::width)
        .toList();
  }

  @Test
  void eachSceneHasItsFirstPicture() throws Exception {
    var file = directory.resolve("scenes.mp4");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "color=red:s=64x48:r=25:d=2[a];color=lime:s=64x48:r=25:d=3[b];color=blue:s=64x48:r=25:d=2[c];"
            + "[a][b][c]concat=n=3",
        "-c:v",
        "libopenh264",
        file.toString());
    var converted =
        convert(
            file, ThumbnailFormat.PNG, new Selection.Scenes(), Excerpt.WHOLE, null, null, false);
    assertEquals(
        List.of(0L, 2000L, 5000L), assertInstanceOf(Facts.Times.class, converted.facts()).millis());
    assertEquals(3, converted.files().size());
    assertTrue(Footage.colour(ENGINE, converted.files().get(0).path())[0] > 200);
    assertTrue(Footage.colour(ENGINE, converted.files().get(1).path())[1] > 200);
    assertTrue(Footage.colour(ENGINE, converted.files().get(2).path())[2] > 200);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1000})
  void thereAreNeverMoreThanAThousand(int step) throws Exception {
    var file = directory.resolve("tiny.mp4");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=32x32:r=10:d=110",
        "-c:v",
        "libopenh264",
        file.toString());
    var converted =
        convert(
            file,
            ThumbnailFormat.JPEG,
            new Selection.Interval(step),
            Excerpt.WHOLE,
            null,
            null,
            true);
    int cues = cues(converted.files().getFirst()).size();
    assertEquals(step == 100 ? 1000 : 110, cues);
    assertEquals(
        step == 100,
        converted.warnings().stream()
            .anyMatch(warning -> warning.kind() == Warning.Kind.SHORTENED));
  }

  @Test
  void progressNeverFalls() throws Exception {
    var file = steps(6);
    var heard = new ArrayList<Integer>();
    ENGINE.convert(
        file,
        ENGINE.inspect(file, ProgressListener.NONE),
        conversion(ThumbnailFormat.JPEG, new Selection.Scenes(), Excerpt.WHOLE, null, null, true),
        Files.createTempDirectory(directory, "made"),
        heard::add);
    assertEquals(heard.stream().sorted().distinct().toList(), heard);
    assertEquals(100, heard.getLast());
  }

  @Test
  void whoeverInterruptsItGetsTheThreadBackAndAnEmptyFolder() throws Exception {
    var file = directory.resolve("long.mp4");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=640x360:r=25:d=60",
        "-c:v",
        "libopenh264",
        file.toString());
    var inspection = ENGINE.inspect(file, ProgressListener.NONE);
    var folder = Files.createTempDirectory(directory, "made");
    var begun = new CountDownLatch(1);
    var ended = new CompletableFuture<Throwable>();
    var what =
        conversion(
            ThumbnailFormat.PNG, new Selection.Interval(200), Excerpt.WHOLE, 640, null, false);
    var thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    ENGINE.convert(file, inspection, what, folder, percent -> begun.countDown());
                    ended.completeExceptionally(new AssertionError("It was not interrupted"));
                  } catch (Exception thrown) {
                    ended.complete(thrown);
                  }
                });
    assertTrue(begun.await(1, TimeUnit.MINUTES));
    thread.interrupt();
    assertInstanceOf(InterruptedException.class, ended.get(10, TimeUnit.SECONDS));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void soundHasNoThumbnails() throws Exception {
    var file = directory.resolve("sound.mp3");
    Footage.make(ENGINE, "-f", "lavfi", "-i", "sine=d=1", file.toString());
    assertInstanceOf(
        MediaFailure.Unsuitable.class,
        assertThrows(
                MediaException.class,
                () ->
                    convert(
                        file,
                        ThumbnailFormat.PNG,
                        new Selection.Count(1),
                        Excerpt.WHOLE,
                        null,
                        null,
                        false))
            .failure());
  }

  private Path steps(int seconds) throws Exception {
    var file = directory.resolve("steps.mp4");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        STEPS.formatted(seconds),
        "-c:v",
        "libopenh264",
        "-b:v",
        "2M",
        file.toString());
    return file;
  }

  /** Start, end, file, x, y, width and height of each cue. */
  private static List<List<String>> cues(ConvertedFile index) throws Exception {
    var cues = new ArrayList<List<String>>();
    var cue = CUE.matcher(Files.readString(index.path()));
    while (cue.find()) {
      var groups = new ArrayList<String>();
      for (int group = 1; group <= 7; group++) {
        groups.add(cue.group(group));
      }
      cues.add(groups);
    }
    return cues;
  }

  private static ThumbnailsConversion conversion(
      ThumbnailFormat format,
      Selection selection,
      Excerpt excerpt,
      @Nullable Integer width,
      @Nullable Integer height,
      boolean sprite) {
    return new ThumbnailsConversion(format, selection, excerpt, width, height, null, sprite);
  }

  private Converted convert(
      Path file,
      ThumbnailFormat format,
      Selection selection,
      Excerpt excerpt,
      @Nullable Integer width,
      @Nullable Integer height,
      boolean sprite)
      throws Exception {
    var folder = Files.createTempDirectory(directory, "made");
    var converted =
        ENGINE.convert(
            file,
            ENGINE.inspect(file, ProgressListener.NONE),
            conversion(format, selection, excerpt, width, height, sprite),
            folder,
            ProgressListener.NONE);
    try (var files = Files.list(folder)) {
      assertEquals(converted.files().size(), files.count());
    }
    return converted;
  }
}
