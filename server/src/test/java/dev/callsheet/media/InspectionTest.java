package dev.callsheet.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.media.inspection.DynamicRange;
import dev.callsheet.media.inspection.ImageFacts;
import dev.callsheet.media.inspection.Inspection;
import dev.callsheet.media.inspection.Medium;
import dev.callsheet.media.inspection.Oddity;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.storage.DiskSpace;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InspectionTest {
  private static final MediaEngine ENGINE =
      new MediaEngine(Footage.configuration(), new DiskSpace(0));

  @TempDir Path directory;

  @Test
  void plainVideoIsVideoWithNothingUnusual() throws Exception {
    var file = directory.resolve("plain.mp4");
    make(file, "testsrc2=s=320x180:r=25:d=2", "-c:v", "libopenh264", "-movflags", "+faststart");
    var inspection = inspect(file);
    assertEquals(Medium.VIDEO, inspection.medium());
    assertEquals(2_000_000L, inspection.durationMicros());
    assertEquals(Files.size(file), inspection.sizeBytes());
    assertEquals(List.of(), inspection.nonStandard());
    var video = inspection.preferredVideo();
    assertNotNull(video);
    assertEquals("h264", video.codec());
    assertEquals(320, video.width());
    assertEquals(25.0, video.framesPerSecond());
    assertEquals(Boolean.TRUE, video.constantFrameRate());
    assertEquals(DynamicRange.SDR, video.dynamicRange());
    assertNotNull(inspection.recording());
  }

  @ParameterizedTest
  @CsvSource({"90,90,180,320", "180,180,320,180", "270,270,180,320"})
  void aRotationIsToldClockwiseWithTheSizeThatIsShown(
      int marked, int rotation, int width, int height) throws Exception {
    var stored = directory.resolve("stored.mp4");
    make(stored, "testsrc2=s=320x180:r=25:d=1", "-c:v", "libopenh264");
    var file = directory.resolve("turned.mp4");
    // Its option counts against the clock, as ffprobe does.
    Footage.make(
        ENGINE,
        "-display_rotation",
        Integer.toString(360 - marked),
        "-i",
        stored.toString(),
        "-c",
        "copy",
        file.toString());
    var inspection = inspect(file);
    var video = inspection.preferredVideo();
    assertNotNull(video);
    assertEquals(rotation, video.rotation());
    assertEquals(width, video.width());
    assertEquals(height, video.height());
    assertEquals(320, video.codedWidth());
    assertTrue(inspection.nonStandard().contains(Oddity.ROTATED));
  }

  @Test
  void pixelsThatAreNotSquareAreTold() throws Exception {
    var file = directory.resolve("anamorphic.mkv");
    make(file, "testsrc2=s=720x576:r=25:d=1,setsar=64/45", "-c:v", "libopenh264");
    var inspection = inspect(file);
    var video = inspection.preferredVideo();
    assertNotNull(video);
    assertEquals("64:45", video.sampleAspectRatio());
    assertEquals(1024, video.width());
    assertEquals(720, video.codedWidth());
    assertTrue(inspection.nonStandard().contains(Oddity.NON_SQUARE_PIXELS));
  }

  @Test
  void highDynamicRangeIsTold() throws Exception {
    for (var transfer : List.of("smpte2084", "arib-std-b67")) {
      var file = directory.resolve(transfer + ".mkv");
      make(
          file,
          "testsrc2=s=64x64:r=25:d=1,format=yuv420p10le",
          "-c:v",
          "libaom-av1",
          "-cpu-used",
          "8",
          "-color_trc",
          transfer,
          "-color_primaries",
          "bt2020",
          "-colorspace",
          "bt2020nc");
      var inspection = inspect(file);
      var video = inspection.preferredVideo();
      assertNotNull(video);
      assertEquals(
          transfer.startsWith("smpte") ? DynamicRange.PQ : DynamicRange.HLG, video.dynamicRange());
      assertEquals(10, video.bits());
      assertEquals(
          List.of(Oddity.HIGH_DYNAMIC_RANGE, Oddity.UNUSUAL_PIXEL_FORMAT),
          inspection.nonStandard());
    }
  }

  @Test
  void interlacedPicturesAreTold() throws Exception {
    var file = directory.resolve("interlaced.ts");
    make(
        file,
        "testsrc2=s=720x576:r=25:d=1,setfield=tff",
        "-c:v",
        "mpeg2video",
        "-flags",
        "+ildct+ilme",
        "-top",
        "1");
    var inspection = inspect(file);
    var video = inspection.preferredVideo();
    assertNotNull(video);
    assertTrue(video.interlaced());
    assertEquals(
        List.of(Oddity.INTERLACED, Oddity.UNUSUAL_CODEC, Oddity.UNUSUAL_CONTAINER),
        inspection.nonStandard());
  }

  @Test
  void aVariableFrameRateIsTold() throws Exception {
    var file = directory.resolve("variable.mkv");
    make(
        file,
        "testsrc2=s=64x64:r=30:d=4,select='lt(mod(n,7),4)'",
        "-fps_mode",
        "vfr",
        "-c:v",
        "libopenh264");
    var inspection = inspect(file);
    var video = inspection.preferredVideo();
    assertNotNull(video);
    assertEquals(Boolean.FALSE, video.constantFrameRate());
    assertTrue(inspection.nonStandard().contains(Oddity.VARIABLE_FRAME_RATE));
  }

  @Test
  void everyTrackIsListedAndTheDefaultOnePreferred() throws Exception {
    var file = directory.resolve("tracks.mkv");
    var text = directory.resolve("text.srt");
    Files.writeString(text, "1\n00:00:00,000 --> 00:00:01,000\nHello\n");
    Footage.make(
        ENGINE,
        ("-f lavfi -i testsrc2=s=64x64:r=25:d=2 -f lavfi -i sine=d=2 -f lavfi -i"
                + " anullsrc=cl=5.1:d=2 -i "
                + text
                + " -map 0 -map 1 -map 2 -map 3 -t 2 -c:v libopenh264 -c:a aac -c:s srt"
                + " -metadata:s:a:0 language=deu -metadata:s:a:1 language=eng"
                + " -metadata:s:a:1 title=Surround -disposition:a:0 0 -disposition:a:1 default"
                + " -metadata:s:s:0 language=fra "
                + file)
            .split(" ", -1));
    var inspection = inspect(file);
    var audio = inspection.audio();
    assertEquals(List.of(1, 2), audio.stream().map(track -> track.number()).toList());
    assertEquals("deu", audio.getFirst().language());
    assertEquals("Surround", audio.getLast().title());
    assertEquals(6, audio.getLast().channels());
    assertEquals(audio.getLast(), inspection.preferredAudio());
    assertEquals("fra", inspection.subtitles().getFirst().language());
    assertTrue(inspection.subtitles().getFirst().text());
    assertEquals(List.of(Oddity.SEVERAL_AUDIO_TRACKS, Oddity.SURROUND), inspection.nonStandard());
  }

  @Test
  void audioWithACoverPictureIsAudio() throws Exception {
    var file = directory.resolve("cover.mp3");
    Footage.make(
        ENGINE,
        ("-f lavfi -i sine=d=2 -f lavfi -i color=red:s=64x64:d=1 -map 0 -map 1 -frames:v 1 -c:v"
                + " mjpeg -disposition:v attached_pic -c:a libmp3lame "
                + file)
            .split(" ", -1));
    var inspection = inspect(file);
    assertEquals(Medium.AUDIO, inspection.medium());
    assertEquals(List.of(), inspection.video());
    assertEquals(List.of(Oddity.COVER_PICTURE), inspection.nonStandard());
  }

  @Test
  void aTimecodeIsTold() throws Exception {
    var file = directory.resolve("timecode.mov");
    make(file, "testsrc2=s=64x64:r=25:d=1", "-c:v", "libopenh264", "-timecode", "14:23:11:05");
    var inspection = inspect(file);
    assertEquals("14:23:11:05", inspection.timecode());
    assertTrue(inspection.nonStandard().contains(Oddity.TIMECODE));
  }

  @Test
  void aFileThatIsCutOffIsTold() throws Exception {
    var whole = directory.resolve("whole.mp4");
    make(whole, "testsrc2=s=320x180:r=25:d=4", "-c:v", "libopenh264", "-movflags", "+faststart");
    var bytes = Files.readAllBytes(whole);
    var file = directory.resolve("cut.mp4");
    Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));
    var inspection = inspect(file);
    assertTrue(inspection.nonStandard().contains(Oddity.TRUNCATED));
    var duration = inspection.durationMicros();
    assertNotNull(duration);
    assertTrue(duration < 4_000_000, "measured " + duration);
  }

  @Test
  void aLengthThatIsALieIsMeasured() throws Exception {
    var file = directory.resolve("liar.wav");
    Footage.make(ENGINE, "-f", "lavfi", "-i", "sine=d=3", "-bitexact", file.toString());
    var bytes = Files.readAllBytes(file);
    // The sizes of the whole and of the samples, ten times what they are.
    bytes[6] = 0x30;
    bytes[42] = 0x30;
    Files.write(file, bytes);
    var inspection = inspect(file);
    assertEquals(3_000_000L, inspection.durationMicros());
    assertTrue(inspection.nonStandard().contains(Oddity.TRUNCATED));
  }

  @ParameterizedTest
  @CsvSource({
    "jpg,jpeg,1,yuv",
    "png,png,1,rgb",
    "gif,gif,1,rgb",
    "webp,webp,1,yuv",
    "avif,avif,1,yuv",
    "bmp,bmp,1,rgb",
    "tiff,tiff,1,yuv"
  })
  void everyKindOfStillImageIsReadByItsHead(
      String extension, String format, int frames, String colourSpace) throws Exception {
    var file = directory.resolve("image." + extension);
    make(file, "testsrc2=s=102x76:r=1:d=1", "-frames:v", "1");
    var inspection = inspect(file);
    assertEquals(Medium.IMAGE, inspection.medium());
    assertNull(inspection.durationMicros());
    var image = image(inspection);
    assertEquals(format, image.format());
    assertEquals(102, image.width());
    assertEquals(76, image.height());
    assertEquals(frames, image.frames());
    assertEquals(colourSpace, image.colourSpace());
    assertFalse(inspection.nonStandard().contains(Oddity.TRUNCATED));
  }

  @ParameterizedTest
  @CsvSource({
    "a.gif,gif,-loop 2,3",
    "a.png,png,-f apng -plays 3,3",
    "a.webp,webp,-c:v libwebp_anim -loop 3,3",
    "a.avif,avif,-c:v libaom-av1 -cpu-used 8,0"
  })
  void everyKindOfAnimationHasItsFramesAndItsLength(
      String name, String format, String options, int loops) throws Exception {
    var file = directory.resolve(name);
    make(file, "testsrc2=s=64x64:r=10:d=2", options.split(" ", -1));
    var inspection = inspect(file);
    var image = image(inspection);
    assertEquals(Medium.IMAGE, inspection.medium());
    assertEquals(format, image.format());
    assertEquals(20, image.frames());
    assertEquals(loops, image.loops());
    assertEquals(2_000_000L, inspection.durationMicros());
    assertEquals(List.of(Oddity.ANIMATED), inspection.nonStandard());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void theSizeOfAnImageIsThatOfTheUprightOne(int orientation) throws Exception {
    var file = Images.jpeg(directory.resolve("turned.jpg"), Images.quarters(60, 40), orientation);
    var inspection = inspect(file);
    var image = image(inspection);
    assertEquals(orientation, image.orientation());
    assertEquals(orientation >= 5 ? 40 : 60, image.width());
    assertEquals(60, image.storedWidth());
    assertEquals(orientation != 1, inspection.nonStandard().contains(Oddity.ROTATED));
  }

  @Test
  void anImageWithAnotherColourProfileIsTold() throws Exception {
    var picture = Images.plain(20, 20, 0xff808080);
    for (var file :
        List.of(
            Images.linearJpeg(directory.resolve("linear.jpg"), picture),
            Images.linearPng(directory.resolve("linear.png"), picture))) {
      var inspection = inspect(file);
      assertTrue(image(inspection).profiled());
      assertEquals(List.of(Oddity.COLOUR_PROFILE), inspection.nonStandard());
    }
  }

  @Test
  void aTransparentImageIsTold() throws Exception {
    for (var name : List.of("a.png", "a.webp")) {
      var file = directory.resolve(name);
      make(file, "color=red@0.0:s=32x32:r=1:d=1,format=rgba", "-frames:v", "1");
      assertTrue(image(inspect(file)).alpha(), name);
    }
  }

  @Test
  void anImageThatIsCutOffIsTold() throws Exception {
    for (var name : List.of("a.jpg", "a.png", "a.gif", "a.webp")) {
      var whole = directory.resolve(name);
      make(whole, "testsrc2=s=320x240:r=1:d=1", "-frames:v", "1");
      var bytes = Files.readAllBytes(whole);
      var file = directory.resolve("cut-" + name);
      Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));
      if (name.equals("a.gif")) {
        assertInstanceOf(MediaFailure.Corrupt.class, failure(file));
      } else {
        assertTrue(inspect(file).nonStandard().contains(Oddity.TRUNCATED), name);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"100000,100000,1", "1000,1000,1000"})
  void anImageThatGrowsTooLargeIsRefusedBeforeItIsDecoded(int width, int height, int frames)
      throws Exception {
    var file = Images.headOfPng(directory.resolve("bomb.png"), width, height, frames);
    var unsuitable = assertInstanceOf(MediaFailure.Unsuitable.class, failure(file));
    assertTrue(unsuitable.reason().contains("pixels"), unsuitable.reason());
  }

  @Test
  void anImageOfUnknownSizeIsDamaged() throws Exception {
    var file = directory.resolve("short.jpg");
    Files.write(
        file,
        new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 4, 0, 0, 0, 0, 0, 0});
    assertInstanceOf(MediaFailure.Corrupt.class, failure(file));
  }

  @ParameterizedTest
  @CsvSource({
    "'1\n00:00:01,000 --> 00:00:02,500\nHi\n',srt,2500000",
    "'WEBVTT\n\n00:01.000 --> 00:02.500\nHi\n',webvtt,2500000",
    "'[Script Info]\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.50,D,,0,0,0,,Hi\n',ass,2500000"
  })
  void filesOfTextAreSubtitles(String text, String container, long end) throws Exception {
    var file = directory.resolve("text");
    Files.writeString(file, text);
    var inspection = inspect(file);
    assertEquals(Medium.SUBTITLES, inspection.medium());
    assertEquals(container, inspection.container());
    assertEquals(end, inspection.durationMicros());
    assertEquals(1, inspection.subtitles().size());
  }

  @Test
  void textThatIsNotInUtf8IsTold() throws Exception {
    var file = directory.resolve("russian.srt");
    var text = "1\n00:00:01,000 --> 00:00:02,000\nПривет\n\n2\n00:00:01,500 --> 00:00:03,000\nи\n";
    Files.writeString(file, text, Charset.forName("windows-1251"));
    assertTrue(inspect(file).nonStandard().contains(Oddity.NOT_UTF_8));
    Files.writeString(file, text, StandardCharsets.UTF_8);
    assertEquals(List.of(Oddity.OVERLAPPING_CUES), inspect(file).nonStandard());
  }

  @Test
  void whatIsNoMediaIsRefused() throws Exception {
    var file = directory.resolve("page.html");
    Files.writeString(file, "<!doctype html><p>00:01 --> nowhere</p>");
    assertInstanceOf(MediaFailure.NotMedia.class, failure(file));
    Files.write(file, new byte[0]);
    assertInstanceOf(MediaFailure.NotMedia.class, failure(file));
  }

  private static ImageFacts image(Inspection inspection) {
    var image = inspection.image();
    assertNotNull(image);
    return image;
  }

  private static Inspection inspect(Path file) throws Exception {
    return ENGINE.inspect(file, ProgressListener.NONE);
  }

  private static MediaFailure failure(Path file) {
    return assertThrows(MediaException.class, () -> inspect(file)).failure();
  }

  private static void make(Path file, String pictures, String... options) throws Exception {
    var arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", pictures));
    arguments.addAll(List.of(options));
    arguments.add(file.toString());
    Footage.make(ENGINE, arguments.toArray(String[]::new));
  }
}
