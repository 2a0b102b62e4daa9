package dev.callsheet.media;

import static dev.callsheet.media.Conversions.ENGINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.media.conversion.Colour;
import dev.callsheet.media.conversion.Excerpt;
import dev.callsheet.media.conversion.Facts;
import dev.callsheet.media.conversion.Fit;
import dev.callsheet.media.conversion.VideoConversion;
import dev.callsheet.media.conversion.VideoFormat;
import dev.callsheet.media.conversion.Warning;
import dev.callsheet.media.info.MediaInfo.VideoStream;
import dev.callsheet.media.process.ProgressListener;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class VideoConversionTest {
  private static final Colour RED = new Colour(255, 0, 0);

  @TempDir Path directory;

  private Conversions conversions = new Conversions(Path.of(""));

  @BeforeEach
  void begin() {
    conversions = new Conversions(directory);
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatIsWhatPlayersTake(VideoFormat format) throws Exception {
    var source = flashes(2);
    var converted = conversions.convert(source, video(format, null, null, Fit.CONTAIN));
    assertEquals(List.of(), converted.warnings());
    assertInstanceOf(Facts.None.class, converted.facts());
    assertFalse(converted.folder());
    var file = converted.files().getFirst();
    assertEquals("video." + format.extension(), file.name());
    assertEquals(format.mediaType(), file.mediaType());
    assertEquals(320, file.width());
    assertEquals(180, file.height());
    var millis = file.durationMillis();
    assertNotNull(millis);
    assertEquals(2000, millis, 25);
    var info = ENGINE.probe(file.path());
    var pictures = stream(file.path());
    assertEquals(format == VideoFormat.MP4 ? "h264" : "vp9", pictures.codec());
    assertEquals("yuv420p", pictures.pixelFormat());
    var audio = info.audio();
    assertNotNull(audio);
    assertEquals(format == VideoFormat.MP4 ? "aac" : "opus", audio.codec());
    var colours = pictures.colours();
    assertNotNull(colours);
    assertEquals("bt709", colours.matrix());
    assertEquals("bt709", colours.transfer());
    assertEquals("bt709", colours.primaries());
  }

  @Test
  void theIndexOfAnMp4StandsBeforeItsPictures() throws Exception {
    var file = conversions.file(flashes(1), mp4());
    var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    assertTrue(text.indexOf("moov") < text.indexOf("mdat"));
  }

  @ParameterizedTest
  @CsvSource({
    // source, width and height asked for, fit, frame, colour in its corner and in its middle
    "60x30, , , CONTAIN, 60, 30, green, green",
    "60x30, 40, , CONTAIN, 40, 20, green, green",
    "60x30, , 60, CONTAIN, 120, 60, green, green",
    "60x30, 64, 64, CONTAIN, 64, 64, red, green",
    "60x30, 64, 64, COVER, 64, 64, green, green",
    "60x30, 64, 64, FILL, 64, 64, green, green",
    "61x31, , , CONTAIN, 62, 32, green, green",
    "61x31, 63, 33, FILL, 64, 34, green, green",
    "8x12, , , CONTAIN, 16, 24, green, green",
    "6000x4, , , CONTAIN, 3840, 16, red, green",
    "60x30, 3840, 3840, CONTAIN, 3072, 3072, red, green"
  })
  void theFrameIsOfEvenSidesAndOfTheSizeAskedForAsFarAsTheCodecGoes(
      String size,
      @Nullable Integer width,
      @Nullable Integer height,
      Fit fit,
      int frameWidth,
      int frameHeight,
      String corner,
      String middle)
      throws Exception {
    var source = pictures("green.mkv", "color=0x00ff00:s=%s:r=5:d=0.4".formatted(size));
    var converted = conversions.convert(source, video(VideoFormat.MP4, width, height, fit));
    var file = converted.files().getFirst();
    assertEquals(frameWidth, file.width());
    assertEquals(frameHeight, file.height());
    var asked = (width == null ? "" : width) + "x" + (height == null ? "" : height);
    boolean kept =
        asked.equals(frameWidth + "x" + frameHeight)
            || asked.equals("x" + frameHeight)
            || asked.equals(frameWidth + "x")
            || (asked.equals("x") && size.equals(frameWidth + "x" + frameHeight));
    assertEquals(!kept, Conversions.warnings(converted).contains(Warning.Kind.SIZE_ADJUSTED));
    assertEquals(corner, colour(file.path(), "crop=2:2:0:0"));
    assertEquals(middle, colour(file.path(), "crop=2:2"));
  }

  @Test
  void oddPicturesAreScaledAndNotCut() throws Exception {
    var source =
        pictures("edge.mkv", "color=black:s=101x77:r=5:d=1,drawbox=x=98:w=3:c=white:t=fill");
    var file = conversions.file(source, mp4());
    var right = Footage.brightness(ENGINE, file, "2:ih:iw-2:0");
    assertTrue(right.stream().allMatch(level -> level > 180), right.toString());
  }

  @Test
  void turnedPicturesBecomeUpright() throws Exception {
    var flat = flashes(1);
    var source = directory.resolve("turned.mp4");
    Footage.make(
        ENGINE, "-display_rotation", "90", "-i", flat.toString(), "-c", "copy", source.toString());
    var file = conversions.convert(source, mp4()).files().getFirst();
    assertEquals(180, file.width());
    assertEquals(320, file.height());
    var track = ENGINE.inspect(file.path(), ProgressListener.NONE).preferredVideo();
    assertNotNull(track);
    assertEquals(0, track.rotation());
    assertEquals(180, track.codedWidth());
  }

  @Test
  void pixelsBecomeSquare() throws Exception {
    var source = pictures("wide.mkv", "testsrc2=s=72x58:r=5:d=1,setsar=2/1");
    var track =
        ENGINE.inspect(conversions.file(source, mp4()), ProgressListener.NONE).preferredVideo();
    assertNotNull(track);
    assertEquals("1:1", track.sampleAspectRatio());
    assertEquals(144, track.codedWidth());
    assertEquals(58, track.codedHeight());
  }

  @Test
  void highDynamicRangeIsToneMapped() throws Exception {
    var source =
        conversions.make(
            "hlg.mkv",
            "-f lavfi -i color=white:s=64x36:r=5:d=1,format=yuv420p10 -c:v ffv1 -color_trc"
                + " arib-std-b67 -color_primaries bt2020 -colorspace bt2020nc -color_range tv");
    var converted = conversions.convert(source, mp4());
    assertTrue(Conversions.warnings(converted).contains(Warning.Kind.TONE_MAPPED));
    var colours = stream(converted.files().getFirst().path()).colours();
    assertNotNull(colours);
    assertFalse(colours.beyondBt709());
  }

  @ParameterizedTest
  @CsvSource({"bt470bg", "smpte170m"})
  void coloursOfStandardDefinitionStayWhatTheyAreInTheOtherMatrix(String matrix) throws Exception {
    var source =
        conversions.make(
            "sd.mkv",
            "-f lavfi -i color=red:s=64x48:r=5:d=1,format=rgb24,"
                + "scale=out_color_matrix=bt601:out_range=tv,format=yuv420p -c:v ffv1 -colorspace "
                + matrix
                + " -color_range tv");
    var colour = Footage.colour(ENGINE, conversions.file(source, mp4()));
    assertEquals(255, colour[0], 6, Arrays.toString(colour));
    assertEquals(0, colour[1], 6, Arrays.toString(colour));
    assertEquals(0, colour[2], 6, Arrays.toString(colour));
  }

  @Test
  void anAnimationBecomesAVideoOnTheBackground() throws Exception {
    var source =
        conversions.make(
            "animation.gif",
            "-f lavfi -i color=blue@0:s=64x36:r=10:d=0.8,format=rgba,"
                + "drawbox=x=16:y=8:w=32:h=20:c=0x00ff00@1:t=fill:replace=1 -filter_complex "
                + "split[a][b];[a]palettegen=reserve_transparent=1[p];[b][p]paletteuse");
    var converted = conversions.convert(source, mp4());
    assertTrue(Conversions.warnings(converted).contains(Warning.Kind.FLATTENED));
    var file = converted.files().getFirst();
    assertEquals(64, file.width());
    assertEquals(800, file.durationMillis());
    assertEquals("red", colour(file.path(), "crop=2:2:0:0"));
    assertEquals("green", colour(file.path(), "crop=2:2"));
  }

  @Test
  void interlacedPicturesBecomeWholeOnes() throws Exception {
    var source =
        conversions.make(
            "fields.mpg",
            "-f lavfi -i testsrc2=s=96x64:r=50:d=1,setfield=tff,separatefields,"
                + "select='not(mod(n,4))+not(mod(n-3,4))',weave=first_field=top,setfield=tff"
                + " -c:v mpeg2video -flags +ildct+ilme -top 1");
    var converted = conversions.convert(source, mp4());
    assertTrue(Conversions.warnings(converted).contains(Warning.Kind.DEINTERLACED));
    var track =
        ENGINE.inspect(converted.files().getFirst().path(), ProgressListener.NONE).preferredVideo();
    assertNotNull(track);
    assertFalse(track.interlaced());
  }

  @ParameterizedTest
  @CsvSource({
    "25, , 25/1", "30000/1001, , 30000/1001", "25, 12.5, 25/2", "25, 23.976, 24000/1001",
    "25, 60, 60/1", "1, , 1/1", "100, , 50/1", "1/4, , 1/1"
  })
  void framesComeAtTheRateAskedForOrTheSources(String rate, @Nullable Double asked, String made)
      throws Exception {
    var source = pictures("rate.mkv", "testsrc2=s=64x36:r=%s:d=4".formatted(rate));
    var converted =
        conversions.convert(
            source,
            new VideoConversion(
                VideoFormat.MP4,
                null,
                null,
                Fit.CONTAIN,
                RED,
                null,
                null,
                asked,
                Excerpt.WHOLE,
                true,
                null,
                null));
    var file = converted.files().getFirst().path();
    assertEquals(made, stream(file).frameRate().toString());
    assertFalse(stream(file).variableFrameRate());
    assertEquals(4_000_000, ENGINE.probe(file).durationMicros(), 45_000);
    assertEquals(
        rate.equals("100"), Conversions.warnings(converted).contains(Warning.Kind.FRAMES_LEFT_OUT));
  }

  @Test
  void anExcerptOfIrregularFramesHasSoundAndPictureTogether() throws Exception {
    var source =
        conversions.make(
            "irregular.mkv",
            "-f lavfi -i "
                + Footage.FLASHES.formatted("60", 5)
                + ",select='lt(mod(t+0.001,1),0.2)+gt(mod(n*n,11),4)' -f lavfi -i "
                + Footage.BEEPS.formatted(5)
                + " -fps_mode vfr -c:v libopenh264 -b:v 500k -c:a flac");
    var file = conversions.file(source, excerpt(1400, 4300L));
    assertEquals(2_900_000, ENGINE.probe(file).durationMicros(), 50_000);
    var flashes = Footage.flashes(ENGINE, file);
    var beeps = Footage.beeps(ENGINE, file, directory.resolve("check.wav"));
    assertEquals(3, flashes.size());
    assertEquals(3, beeps.size());
    for (int second = 0; second < 3; second++) {
      assertEquals(second + 0.6, flashes.get(second), 0.04);
      assertEquals(second + 0.6, beeps.get(second), 0.02);
    }
  }

  @Test
  void whatAnEditListHidesIsNotShown() throws Exception {
    var source = directory.resolve("late.mp4");
    Footage.make(
        ENGINE, "-ss", "0.5", "-i", flashes(3).toString(), "-c", "copy", source.toString());
    var file = conversions.file(source, mp4());
    assertEquals(2_500_000, ENGINE.probe(file).durationMicros(), 45_000);
    assertEquals(0.5, Footage.flashes(ENGINE, file).getFirst(), 0.05);
  }

  @Test
  void aRangeBehindTheEndIsRefusedAndOneOverItIsShortened() throws Exception {
    var source = flashes(2);
    var reason = conversions.refusal(source, excerpt(5000, null));
    assertTrue(reason.contains("begins at 5.000 s"), reason);
    assertTrue(reason.contains("ends at 2."), reason);
    var converted = conversions.convert(source, excerpt(1500, 5000L));
    assertEquals(List.of(Warning.Kind.SHORTENED), Conversions.warnings(converted));
    var millis = converted.files().getFirst().durationMillis();
    assertNotNull(millis);
    assertEquals(500, millis, 60);
  }

  @Test
  void theLastMomentIsOnePicture() throws Exception {
    var file =
        conversions.file(pictures("short.mkv", "testsrc2=s=64x36:r=25:d=1"), excerpt(995, null));
    assertEquals(40_000, ENGINE.probe(file).durationMicros(), 1000);
  }

  @Test
  void silentVideoStaysSilentAndSaysSo() throws Exception {
    var source = pictures("silent.mkv", "testsrc2=s=64x36:r=5:d=1");
    var converted = conversions.convert(source, mp4());
    assertEquals(List.of(Warning.Kind.NO_AUDIO), Conversions.warnings(converted));
    assertNull(ENGINE.probe(converted.files().getFirst().path()).audio());
    assertEquals("The source has no audio.", conversions.refusal(source, sound(true, 1, null)));
  }

  @Test
  void soundIsLeftOutOrTakenFromTheTrackThatIsAskedFor() throws Exception {
    var source =
        conversions.make(
            "tracks.mkv",
            "-f lavfi -i testsrc2=s=64x36:r=5:d=2 -f lavfi -i anullsrc=d=2 -f lavfi -i "
                + Footage.BEEPS.formatted(2)
                + " -map 0 -map 1 -map 2 -t 2 -c:v ffv1 -c:a flac");
    assertNull(ENGINE.probe(conversions.file(source, sound(false, null, null))).audio());
    var beeps =
        Footage.beeps(
            ENGINE,
            conversions.file(source, sound(true, 2, null)),
            directory.resolve("second.wav"));
    assertEquals(List.of(1.0), beeps.stream().map(each -> Math.round(each * 20) / 20.0).toList());
    var reason = conversions.refusal(source, sound(true, 3, null));
    assertTrue(reason.contains("no track 3"), reason);
  }

  @Test
  void soundIsBroughtToALoudness() throws Exception {
    var source =
        conversions.make(
            "tone.mkv",
            "-f lavfi -i testsrc2=s=64x36:r=5:d=3 -f lavfi -i aevalsrc=0.05*sin(2000*PI*t):d=3"
                + " -c:v ffv1 -c:a flac");
    var facts =
        assertInstanceOf(
            Facts.Loudnesses.class, conversions.convert(source, sound(true, null, -18.0)).facts());
    assertEquals(-29, facts.before().integrated(), 0.5);
    assertEquals(-18, facts.after().integrated(), 0.5);
  }

  @Test
  void soundWithoutPicturesIsRefused() throws Exception {
    var cover =
        conversions.make(
            "cover.mp3",
            "-f lavfi -i sine=d=1 -f lavfi -i color=red:s=64x64:d=1 -map 0 -map 1 -frames:v 1"
                + " -c:v mjpeg -disposition:v attached_pic -c:a libmp3lame");
    assertEquals("The source has no video.", conversions.refusal(cover, mp4()));
  }

  @ParameterizedTest
  @EnumSource
  void qualityAndBitRateDecideTheSize(VideoFormat format) throws Exception {
    var source = pictures("restless.mkv", "testsrc2=s=320x180:r=25:d=2,noise=alls=20:allf=t");
    long worst = Files.size(conversions.file(source, quality(format, 1, null)));
    long usual = Files.size(conversions.file(source, quality(format, null, null)));
    long best = Files.size(conversions.file(source, quality(format, 100, null)));
    assertTrue(worst < usual && usual < best, worst + ", " + usual + ", " + best);
    long small = Files.size(conversions.file(source, quality(format, null, 400_000L)));
    long large = Files.size(conversions.file(source, quality(format, null, 1_600_000L)));
    assertTrue(2 * small < large, small + ", " + large);
  }

  @Test
  void whatATruncatedRecordingHoldsIsConverted() throws Exception {
    var whole = Files.readAllBytes(conversions.make("whole.ts", "-i " + flashes(3) + " -c copy"));
    var source = directory.resolve("truncated.ts");
    Files.write(source, Arrays.copyOf(whole, whole.length * 2 / 3));
    var file = conversions.file(source, mp4());
    assertEquals(2_000_000, ENGINE.probe(file).durationMicros(), 400_000);
    assertEquals(List.of(0.0, 1.0), rounded(Footage.flashes(ENGINE, file)));
  }

  @Test
  void joinedTransportStreamsAreWhole() throws Exception {
    var source = new OddRecordings(ENGINE, directory).joinedTransportStreams();
    var file = conversions.file(source, mp4());
    assertEquals(12_000_000, ENGINE.probe(file).durationMicros(), 100_000);
    assertEquals(List.of(2.0, 6.0, 10.0), rounded(Footage.flashes(ENGINE, file)));
  }

  @Test
  void anInterruptionEndsTheWorkWithinASecondAndLeavesNothing() throws Exception {
    var source = pictures("long.mkv", "testsrc2=s=160x90:r=60:d=20");
    var inspection = ENGINE.inspect(source, ProgressListener.NONE);
    var folder = Files.createDirectory(directory.resolve("interrupted"));
    var running = new CountDownLatch(1);
    var caught = new AtomicReference<@Nullable Throwable>();
    var thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    ENGINE.convert(
                        source,
                        inspection,
                        video(VideoFormat.WEBM, 1920, null, Fit.CONTAIN),
                        folder,
                        percent -> running.countDown());
                  } catch (Exception failure) {
                    caught.set(failure);
                  }
                });
    running.await();
    thread.interrupt();
    assertTrue(thread.join(Duration.ofSeconds(1)));
    assertInstanceOf(InterruptedException.class, caught.get());
    try (var left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  private Path flashes(int seconds) throws Exception {
    var file = directory.resolve("flashes.mp4");
    Footage.flashesAndBeeps(ENGINE, file, "25", seconds);
    return file;
  }

  private Path pictures(String name, String filters) throws Exception {
    return conversions.make(name, "-f lavfi -i " + filters + ",format=yuv444p -c:v ffv1");
  }

  private static List<Double> rounded(List<Double> seconds) {
    var rounded = new ArrayList<Double>();
    seconds.forEach(each -> rounded.add(Math.round(each * 10) / 10.0));
    return rounded;
  }

  private static String colour(Path file, String crop) throws Exception {
    var rgb = Footage.pictures(ENGINE, file, crop + ",scale=1:1,format=rgb24", 3).getFirst();
    boolean red = (rgb[0] & 0xff) > 128;
    boolean green = (rgb[1] & 0xff) > 128;
    return red && !green ? "red" : green && !red ? "green" : Arrays.toString(rgb);
  }

  private static VideoStream stream(Path file) throws Exception {
    var video = ENGINE.probe(file).video();
    assertNotNull(video);
    return video;
  }

  private static VideoConversion mp4() {
    return video(VideoFormat.MP4, null, null, Fit.CONTAIN);
  }

  private static VideoConversion video(
      VideoFormat format, @Nullable Integer width, @Nullable Integer height, Fit fit) {
    return new VideoConversion(
        format, width, height, fit, RED, null, null, null, Excerpt.WHOLE, true, null, null);
  }

  private static VideoConversion excerpt(long startMillis, @Nullable Long endMillis) {
    return new VideoConversion(
        VideoFormat.MP4,
        null,
        null,
        Fit.CONTAIN,
        RED,
        null,
        null,
        null,
        new Excerpt(startMillis, endMillis),
        true,
        null,
        null);
  }

  private static VideoConversion sound(
      boolean audio, @Nullable Integer track, @Nullable Double loudness) {
    return new VideoConversion(
        VideoFormat.MP4,
        null,
        null,
        Fit.CONTAIN,
        RED,
        null,
        null,
        null,
        Excerpt.WHOLE,
        audio,
        track,
        loudness);
  }

  private static VideoConversion quality(
      VideoFormat format, @Nullable Integer quality, @Nullable Long bitsPerSecond) {
    return new VideoConversion(
        format,
        null,
        null,
        Fit.CONTAIN,
        RED,
        quality,
        bitsPerSecond,
        null,
        Excerpt.WHOLE,
        true,
        null,
        null);
  }
}
