package dev.callsheet.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.media.conversion.Colour;
import dev.callsheet.media.conversion.Converted;
import dev.callsheet.media.conversion.ConvertedFile;
import dev.callsheet.media.conversion.Fit;
import dev.callsheet.media.conversion.ImageConversion;
import dev.callsheet.media.conversion.ImageFormat;
import dev.callsheet.media.conversion.Position;
import dev.callsheet.media.conversion.Warning;
import dev.callsheet.media.inspection.ImageFacts;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.MediaProcess;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.storage.DiskSpace;
import dev.callsheet.tool.AbsentTool;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ImageConversionTest {
  private static final MediaEngine ENGINE =
      new MediaEngine(Footage.configuration(), new DiskSpace(0));

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "1,ffff0000,ff00ff00",
    "2,ff00ff00,ffff0000",
    "3,ffffffff,ff0000ff",
    "4,ff0000ff,ffffffff",
    "5,ffff0000,ff0000ff",
    "6,ff0000ff,ffff0000",
    "7,ffffffff,ff00ff00",
    "8,ff00ff00,ffffffff"
  })
  void orientationsAreBaked(int orientation, String topLeft, String topRight) throws Exception {
    var small = Images.jpeg(directory.resolve("small.jpg"), Images.quarters(60, 40), orientation);
    // From a million pixels on ffmpeg reads it.
    var large =
        Images.jpeg(directory.resolve("large.jpg"), Images.quarters(1500, 1000), orientation);
    for (var file : List.of(small, large)) {
      var made = only(convert(file, ImageFormat.PNG, 30, null));
      boolean turned = orientation >= 5;
      assertEquals(30, made.width());
      assertEquals(turned ? 45 : 20, made.height());
      var picture = Images.read(made.path());
      int right = picture.getWidth() - 3;
      assertTrue(
          Images.isNear((int) Long.parseLong(topLeft, 16), picture.getRGB(2, 2)), file.toString());
      assertTrue(
          Images.isNear((int) Long.parseLong(topRight, 16), picture.getRGB(right, 2)),
          file.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  void everyFormatShowsThePicture(ImageFormat format) throws Exception {
    var file = Images.png(directory.resolve("odd.png"), Images.quarters(101, 77));
    var made = only(convert(file, format, null, null));
    assertEquals("image." + format.extension(), made.name());
    assertEquals(format.mediaType(), made.mediaType());
    assertEquals(101, made.width());
    assertEquals(77, made.height());
    var picture = png(made.path());
    assertEquals(101, picture.getWidth());
    assertTrue(Images.isNear(Images.RED, picture.getRGB(10, 10)));
    assertTrue(Images.isNear(Images.GREEN, picture.getRGB(90, 10)));
    assertTrue(Images.isNear(Images.BLUE, picture.getRGB(10, 70)));
    assertTrue(Images.isNear(Images.WHITE, picture.getRGB(90, 70)));
  }

  @ParameterizedTest
  @CsvSource({
    "a.gif,''",
    "a.webp,''",
    "a.bmp,''",
    "a.tiff,''",
    "a.avif,-c:v libaom-av1 -cpu-used 8",
    "a.jpg,''",
    "gray.jpg,-pix_fmt gray",
    "gray.png,-pix_fmt gray",
    "deep.png,-pix_fmt rgb48be",
    "deepgray.png,-pix_fmt gray16be",
    "palette.png,-pix_fmt pal8",
    "one.png,-pix_fmt monob"
  })
  void everyKindOfImageIsRead(String name, String options) throws Exception {
    var plain = Images.png(directory.resolve("plain.png"), Images.plain(64, 48, 0xff808080));
    var file = directory.resolve(name);
    var arguments = new ArrayList<>(List.of("-i", plain.toString()));
    if (!options.isEmpty()) {
      arguments.addAll(List.of(options.split(" ", -1)));
    }
    arguments.add(file.toString());
    Footage.make(ENGINE, arguments.toArray(String[]::new));
    var made = only(convert(file, ImageFormat.PNG, 32, null));
    var picture = Images.read(made.path());
    assertEquals(32, picture.getWidth());
    // What has two colours only is dithered.
    assertEquals(0x80, picture.getRaster().getSample(16, 12, 0), name.startsWith("one") ? 140 : 6);
  }

  @Test
  void coloursOfAProfileBecomeThoseOfSrgb() throws Exception {
    // Linear 55 of 255 is 128 in sRGB.
    int expected = 128;
    var picture = Images.plain(64, 64, 0xff373737);
    var files =
        List.of(
            Images.linearPng(directory.resolve("small.png"), picture),
            Images.linearJpeg(directory.resolve("small.jpg"), picture),
            Images.linearJpeg(
                directory.resolve("large.jpg"), Images.plain(1200, 1000, 0xff373737)));
    for (var file : files) {
      var made = Images.read(only(convert(file, ImageFormat.PNG, 32, null)).path());
      assertEquals(expected, made.getRaster().getSample(16, 16, 0), 3, file.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CONTAIN,CENTER,50,50,50,25",
    "COVER,CENTER,50,50,50,50",
    "FILL,CENTER,50,50,50,50",
    "CONTAIN,CENTER,50,,50,25",
    "CONTAIN,CENTER,,50,100,50",
    "COVER,CENTER,400,400,400,400",
    "CONTAIN,CENTER,400,400,200,100"
  })
  void fitsDecideAboutTheSize(
      Fit fit,
      Position position,
      @Nullable Integer width,
      @Nullable Integer height,
      int madeWidth,
      int madeHeight)
      throws Exception {
    var file = Images.png(directory.resolve("wide.png"), Images.quarters(200, 100));
    var what =
        new ImageConversion(
            ImageFormat.PNG, width, height, fit, position, null, Colour.WHITE, null, List.of());
    var converted = convert(file, what);
    assertEquals(madeWidth, only(converted).width());
    assertEquals(madeHeight, only(converted).height());
    assertEquals(
        width != null && width > 200 && fit == Fit.CONTAIN,
        converted.warnings().stream()
            .anyMatch(warning -> warning.kind() == Warning.Kind.NOT_ENLARGED));
  }

  @ParameterizedTest
  @CsvSource({
    "LEFT,ffff0000,ffff0000",
    "RIGHT,ff00ff00,ff00ff00",
    "CENTER,ffff0000,ff00ff00",
    "TOP_LEFT,ffff0000,ffff0000"
  })
  void thePositionDecidesWhatIsKept(Position position, String left, String right) throws Exception {
    var file = Images.png(directory.resolve("wide.png"), Images.quarters(200, 100));
    var what =
        new ImageConversion(
            ImageFormat.PNG, 40, 40, Fit.COVER, position, null, Colour.WHITE, null, List.of());
    var picture = Images.read(only(convert(file, what)).path());
    assertTrue(Images.isNear((int) Long.parseLong(left, 16), picture.getRGB(3, 3)));
    assertTrue(Images.isNear((int) Long.parseLong(right, 16), picture.getRGB(36, 3)));
  }

  @Test
  void whatIsTransparentBecomesTheBackgroundInJpeg() throws Exception {
    var file = transparent();
    var what =
        new ImageConversion(
            ImageFormat.JPEG,
            20,
            20,
            Fit.FILL,
            Position.CENTER,
            null,
            new Colour(0, 0, 255),
            null,
            List.of());
    var converted = convert(file, what);
    var picture = Images.read(only(converted).path());
    assertTrue(Images.isNear(Images.BLUE, picture.getRGB(2, 10)));
    assertTrue(Images.isNear(Images.RED, picture.getRGB(17, 10)));
    assertEquals(Warning.Kind.FLATTENED, converted.warnings().getFirst().kind());
  }

  @ParameterizedTest
  @EnumSource(names = {"PNG", "WEBP", "GIF", "AVIF"})
  void transparencyIsKeptAndWhatItHidesNeverShines(ImageFormat format) throws Exception {
    var made = only(convert(transparent(), format, 20, null));
    assertTrue(facts(made.path()).alpha());
    // ffmpeg does not read the transparency of an AVIF; the engine does.
    var file =
        format == ImageFormat.AVIF
            ? only(convert(made.path(), ImageFormat.PNG, null, null)).path()
            : made.path();
    var picture = png(file);
    assertEquals(0, picture.getRGB(2, 10) >>> 24, 3);
    assertEquals(255, picture.getRGB(17, 10) >>> 24, 3);
    for (int x = 0; x < 20; x++) {
      int pixel = picture.getRGB(x, 10);
      boolean green = (pixel >> 8 & 0xff) > 90 && (pixel & 0xff0000) < 0x800000;
      assertTrue(pixel >>> 24 < 40 || !green, x + ": " + Integer.toHexString(pixel));
    }
  }

  /** Green that nobody sees on the left, red on the right. */
  private Path transparent() throws Exception {
    var image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < 100; y++) {
      for (int x = 0; x < 100; x++) {
        image.setRGB(x, y, x < 48 ? 0x0000ff00 : Images.RED);
      }
    }
    return Images.png(directory.resolve("transparent.png"), image);
  }

  @ParameterizedTest
  @CsvSource({"gif,-loop 2", "png,-f apng -plays 3", "webp,-c:v libwebp_anim -loop 3"})
  void animationsStayAnimatedWhereTheFormatCan(String extension, String options) throws Exception {
    var file = directory.resolve("source." + extension);
    var arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc2=s=120x80:r=10:d=2"));
    arguments.addAll(List.of(options.split(" ", -1)));
    arguments.add(file.toString());
    Footage.make(ENGINE, arguments.toArray(String[]::new));
    for (var format : ImageFormat.values()) {
      var converted = convert(file, format, 60, null);
      var made = only(converted);
      var facts = facts(made.path());
      assertEquals(60, made.width());
      assertEquals(40, made.height());
      if (format == ImageFormat.JPEG) {
        assertEquals(1, facts.frames());
        assertEquals(Warning.Kind.ANIMATION_DROPPED, converted.warnings().getFirst().kind());
      } else {
        assertEquals(20, facts.frames(), format.name());
        assertEquals(2000, made.durationMillis(), format.name());
        // The muxer of AVIF writes loops into an edit list that few programs read.
        assertEquals(format == ImageFormat.AVIF ? 0 : 3, facts.loops(), format.name());
      }
    }
  }

  @Test
  void framesOfAnAnimationKeepTheirOwnLengths() throws Exception {
    var file = directory.resolve("uneven.gif");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=60x40:r=10:d=2,select='not(between(n,3,9))'",
        "-fps_mode",
        "passthrough",
        file.toString());
    assertEquals(13, facts(file).frames());
    for (var format : List.of(ImageFormat.GIF, ImageFormat.PNG, ImageFormat.WEBP)) {
      var made = only(convert(file, format, 30, null));
      // The encoder of WebP joins frames that it makes alike, and guesses how long the last one is.
      boolean webp = format == ImageFormat.WEBP;
      if (!webp) {
        assertEquals(13, facts(made.path()).frames(), format.name());
      }
      assertEquals(
          2000.0, Objects.requireNonNull(made.durationMillis()), webp ? 100 : 10, format.name());
    }
  }

  @Test
  void aSetHasAnImageOfEachWidthUpToTheSource() throws Exception {
    var file = Images.png(directory.resolve("wide.png"), Images.quarters(200, 100));
    var what =
        new ImageConversion(
            ImageFormat.WEBP,
            null,
            null,
            Fit.CONTAIN,
            Position.CENTER,
            null,
            Colour.WHITE,
            null,
            List.of(50, 200, 400));
    var converted = convert(file, what);
    assertEquals(
        List.of("image-50.webp", "image-200.webp"),
        converted.files().stream().map(ConvertedFile::name).toList());
    assertEquals(List.of(25, 100), converted.files().stream().map(ConvertedFile::height).toList());
    assertEquals(
        List.of(Warning.Kind.NOT_ENLARGED),
        converted.warnings().stream().map(Warning::kind).toList());
  }

  @Test
  void aPictureIsTakenOutOfAVideo() throws Exception {
    var file = directory.resolve("colours.mp4");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "color=red:s=64x48:r=25:d=1[a];color=lime:s=64x48:r=25:d=1[b];[a][b]concat",
        "-c:v",
        "libopenh264",
        "-g",
        "100",
        file.toString());
    assertTrue(Images.isNear(Images.RED, at(file, 0).getRGB(20, 20)));
    assertTrue(Images.isNear(Images.RED, at(file, 980).getRGB(20, 20)));
    assertTrue(Images.isNear(Images.GREEN, at(file, 1000).getRGB(20, 20)));
    assertTrue(Images.isNear(Images.GREEN, at(file, 2000).getRGB(20, 20)));
    var failure = assertThrows(MediaException.class, () -> at(file, 2100)).failure();
    assertInstanceOf(MediaFailure.Unsuitable.class, failure);
  }

  private BufferedImage at(Path file, long millis) throws Exception {
    var what =
        new ImageConversion(
            ImageFormat.PNG,
            null,
            null,
            Fit.CONTAIN,
            Position.CENTER,
            null,
            Colour.WHITE,
            millis,
            List.of());
    return Images.read(only(convert(file, what)).path());
  }

  @Test
  void soundHasNoPicture() throws Exception {
    var file = directory.resolve("sound.mp3");
    Footage.make(ENGINE, "-f", "lavfi", "-i", "sine=d=1", file.toString());
    var failure =
        assertThrows(MediaException.class, () -> convert(file, ImageFormat.PNG, null, null));
    assertInstanceOf(MediaFailure.Unsuitable.class, failure.failure());
  }

  @Test
  void whatIsDamagedFailsAndLeavesNothing() throws Exception {
    var whole = directory.resolve("whole.png");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=200x200:d=1:r=1",
        "-frames:v",
        "1",
        whole.toString());
    var bytes = Files.readAllBytes(whole);
    Arrays.fill(bytes, 60, bytes.length - 12, (byte) 0x55);
    var file = directory.resolve("damaged.png");
    Files.write(file, bytes);
    var folder = Files.createDirectory(directory.resolve("nothing"));
    var inspection = ENGINE.inspect(file, ProgressListener.NONE);
    var failure =
        assertThrows(
            MediaException.class,
            () ->
                ENGINE.convert(
                    file,
                    inspection,
                    conversion(ImageFormat.JPEG, 20, null),
                    folder,
                    ProgressListener.NONE));
    assertInstanceOf(MediaFailure.Corrupt.class, failure.failure());
    try (var files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void fineLinesBecomeAnEvenGrey() throws Exception {
    var image = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 400; y++) {
      for (int x = 0; x < 400; x++) {
        image.setRGB(x, y, (x + y) % 2 == 0 ? 0xffffff : 0);
      }
    }
    var file = Images.png(directory.resolve("lines.png"), image);
    var picture = Images.read(only(convert(file, ImageFormat.PNG, 37, 37)).path());
    for (int y = 0; y < 37; y++) {
      for (int x = 0; x < 37; x++) {
        assertEquals(128, picture.getRaster().getSample(x, y, 0), 8, x + "," + y);
      }
    }
  }

  @Test
  void picturesAreWhatLibvipsMakesOfThem() throws Exception {
    AbsentTool.skipUnlessInstalled("vipsthumbnail");
    var file = directory.resolve("pattern.png");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "mandelbrot=s=1280x960:r=1",
        "-frames:v",
        "1",
        file.toString());
    var theirs = directory.resolve("theirs.png");
    run("vipsthumbnail", file.toString(), "--size", "320x", "-o", theirs.toString());
    var expected = Images.read(theirs);
    var actual = Images.read(only(convert(file, ImageFormat.PNG, 320, null)).path());
    assertEquals(expected.getWidth(), actual.getWidth());
    assertEquals(expected.getHeight(), actual.getHeight());
    double squares = 0;
    for (int y = 0; y < expected.getHeight(); y++) {
      for (int x = 0; x < expected.getWidth(); x++) {
        for (int shift = 0; shift < 24; shift += 8) {
          int difference =
              (expected.getRGB(x, y) >> shift & 0xff) - (actual.getRGB(x, y) >> shift & 0xff);
          squares += difference * difference;
        }
      }
    }
    double mean = squares / (3.0 * expected.getWidth() * expected.getHeight());
    double decibels = 10 * Math.log10(255 * 255 / mean);
    assertTrue(decibels > 32, "PSNR " + decibels);
  }

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  void nothingOfTheMetadataIsLeft(ImageFormat format) throws Exception {
    AbsentTool.skipUnlessInstalled("exiftool");
    var file = Images.jpeg(directory.resolve("photo.jpg"), Images.quarters(64, 48), 6);
    run(
        "exiftool",
        "-overwrite_original",
        "-Artist=somebody",
        "-GPSLatitude=52.5",
        "-GPSLatitudeRef=N",
        "-XMP:Title=secret",
        "-IPTC:Keywords=secret",
        "-Comment=secret",
        file.toString());
    var made = only(convert(file, format, null, null));
    var told =
        run(
            "exiftool",
            "-G",
            "-EXIF:all",
            "-XMP:all",
            "-IPTC:all",
            "-Comment",
            made.path().toString());
    assertEquals(List.of(), told);
    var size = run("exiftool", "-s3", "-ImageSize", made.path().toString());
    assertEquals(List.of("48x64"), size);
  }

  private static List<String> run(String... command) throws Exception {
    var lines = new ArrayList<String>();
    var outcome =
        new MediaProcess(List.of(), Duration.ofMinutes(1)).run(List.of(command), lines::add);
    assertEquals(0, outcome.exitCode(), outcome.log());
    return lines;
  }

  /** What ffmpeg reads in an image of any format. */
  private BufferedImage png(Path file) throws Exception {
    var png = Files.createTempFile(directory, "read", ".png");
    Footage.make(ENGINE, "-i", file.toString(), "-frames:v", "1", png.toString());
    return Images.read(png);
  }

  private static ImageFacts facts(Path file) throws Exception {
    var facts = ENGINE.inspect(file, ProgressListener.NONE).image();
    assertNotNull(facts);
    return facts;
  }

  private static ConvertedFile only(Converted converted) {
    assertEquals(1, converted.files().size());
    return converted.files().getFirst();
  }

  private static ImageConversion conversion(
      ImageFormat format, @Nullable Integer width, @Nullable Integer height) {
    return new ImageConversion(
        format, width, height, Fit.CONTAIN, Position.CENTER, null, Colour.WHITE, null, List.of());
  }

  private Converted convert(
      Path file, ImageFormat format, @Nullable Integer width, @Nullable Integer height)
      throws Exception {
    return convert(file, conversion(format, width, height));
  }

  private Converted convert(Path file, ImageConversion what) throws Exception {
    var folder = Files.createTempDirectory(directory, "made");
    var converted =
        ENGINE.convert(
            file, ENGINE.inspect(file, ProgressListener.NONE), what, folder, ProgressListener.NONE);
    try (var files = Files.list(folder)) {
      assertEquals(converted.files().size(), files.count(), "nothing else is left");
    }
    return converted;
  }
}
