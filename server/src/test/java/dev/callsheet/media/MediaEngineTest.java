package dev.callsheet.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.job.FailureKind;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.info.MediaInfo.VideoStream;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.media.render.RenderFormat;
import dev.callsheet.media.render.RenderPlan;
import dev.callsheet.media.render.Resolution;
import dev.callsheet.storage.DiskSpace;
import dev.callsheet.timeline.FrameRange;
import dev.callsheet.timeline.FrameRate;
import dev.callsheet.timeline.RangePlanner;
import dev.callsheet.timeline.TimeRange;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class MediaEngineTest {
  private static final MediaEngine ENGINE =
      new MediaEngine(Footage.configuration(), new DiskSpace(0));

  @TempDir Path directory;

  @Test
  void measuresAConstantFrameRate() throws Exception {
    Path file = flashes("ntsc.mp4", "30000/1001", 4);
    var info = ENGINE.probe(file);
    var video = video(info);
    assertEquals(new FrameRate(30000, 1001), video.frameRate());
    assertFalse(video.variableFrameRate());
    assertEquals("h264", video.codec());
    assertEquals(320, video.width());
    assertEquals(4_004_000, info.durationMicros(), 25_000);
    var audio = info.audio();
    assertNotNull(audio);
    assertEquals(48_000, audio.sampleRate());
    assertEquals(List.of(), info.subtitles());
  }

  @Test
  void measuresAVariableFrameRateAndConformsIt() throws Exception {
    var video = video(ENGINE.probe(variable("variable.mkv", 6)));
    assertTrue(video.variableFrameRate());
    assertTrue(video.frameRate().perSecond() >= 24);
  }

  @Test
  void measuresAFileWhoseHeaderSaysNoDuration() throws Exception {
    Path file = directory.resolve("live.webm");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=64x64:r=25:d=3",
        "-c:v",
        "libvpx-vp9",
        "-deadline",
        "realtime",
        "-live",
        "1",
        file.toString());
    assertEquals(3_000_000, ENGINE.probe(file).durationMicros(), 2000);
  }

  @Test
  void coverArtIsNotVideo() throws Exception {
    Path file = directory.resolve("cover.mp3");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "sine=d=2",
        "-f",
        "lavfi",
        "-i",
        "color=red:s=64x64:d=1",
        "-map",
        "0",
        "-map",
        "1",
        "-frames:v",
        "1",
        "-c:v",
        "mjpeg",
        "-disposition:v",
        "attached_pic",
        "-c:a",
        "libmp3lame",
        file.toString());
    var info = ENGINE.probe(file);
    assertNull(info.video());
    assertEquals(FrameRate.MILLISECONDS, info.editRate());
    Path output = directory.resolve("cut.m4a");
    render(file, info, RenderFormat.M4A, List.of(new FrameRange(500, 1250)), output);
    assertEquals(750_000, ENGINE.probe(output).durationMicros(), 1000);
  }

  @Test
  void findsTheSilencesBetweenBeepsToTheMillisecond() throws Exception {
    Path file = directory.resolve("beeps.wav");
    Footage.make(ENGINE, "-f", "lavfi", "-i", Footage.BEEPS.formatted(5), file.toString());
    var silences = silences(file);
    assertEquals(5, silences.size());
    for (int index = 0; index < 5; index++) {
      assertEquals(index * 1_000_000 + 100_000, silences.get(index).startMicros(), 1500);
      assertEquals((index + 1) * 1_000_000, silences.get(index).endMicros(), 1500);
    }
  }

  @Test
  void aSilentFileIsOneSilence() throws Exception {
    Path file = directory.resolve("silent.flac");
    Footage.make(ENGINE, "-f", "lavfi", "-i", "anullsrc=r=44100:d=3", "-t", "3", file.toString());
    assertEquals(List.of(new TimeRange(0, 3_000_000)), silences(file));
  }

  @Test
  void audioThatBeginsLateIsPrecededBySilence() throws Exception {
    Path file = directory.resolve("late.mkv");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=64x64:r=25:d=4",
        "-itsoffset",
        "1.5",
        "-f",
        "lavfi",
        "-i",
        "sine=d=2.5",
        "-c:v",
        "libopenh264",
        "-c:a",
        "flac",
        file.toString());
    var silences = silences(file);
    assertEquals(1, silences.size());
    assertEquals(1_500_000, silences.getFirst().endMicros(), 3000);
  }

  @ParameterizedTest
  @CsvSource({"25,mp4", "30000/1001,mp4", "30,mov", "60,webm", "variable,mp4", "variable,webm"})
  void soundAndPictureStayTogetherThroughManyCuts(String rate, String format) throws Exception {
    int seconds = 40;
    Path file =
        rate.equals("variable")
            ? variable("source.mkv", seconds)
            : flashes("source.mp4", rate, seconds);
    var info = ENGINE.probe(file);
    assertEquals(rate.equals("variable"), video(info).variableFrameRate());
    var grid = info.editRate();
    var ranges = new ArrayList<FrameRange>();
    for (int second = 0; second < seconds - 1; second++) {
      long start = grid.nearestFrame(second * 1_000_000L + 700_000 + 3_000 * second);
      ranges.add(new FrameRange(start, start + grid.nearestFrame(610_000)));
    }
    var merged =
        RangePlanner.fromIntervals(
            ranges.stream()
                .map(r -> new TimeRange(grid.microsOf(r.startFrame()), grid.microsOf(r.endFrame())))
                .toList(),
            info.durationMicros(),
            grid);
    Path output = directory.resolve("cut." + format);
    render(file, info, format(format), merged, output);

    var rendered = ENGINE.probe(output);
    double frame = 1e6 / grid.perSecond();
    assertEquals(
        grid.microsOf(RangePlanner.totalFrames(merged)), rendered.durationMicros(), frame + 1);
    assertEquals(grid, video(rendered).frameRate());
    var flashes = Footage.flashes(ENGINE, output);
    var beeps = Footage.beeps(ENGINE, output, directory.resolve("check.wav"));
    assertEquals(merged.size(), flashes.size());
    assertEquals(flashes.size(), beeps.size());
    for (int index = 0; index < flashes.size(); index++) {
      assertEquals(flashes.get(index), beeps.get(index), 0.040, "at flash " + index);
    }
  }

  @Test
  void threeHundredRangesRenderToTheirExactSum() throws Exception {
    Path file = flashes("long.mp4", "30000/1001", 60);
    var info = ENGINE.probe(file);
    var ranges = new ArrayList<FrameRange>();
    for (int index = 0; index < 300; index++) {
      ranges.add(new FrameRange(index * 6 - index / 50, index * 6 + 3 - index / 50));
    }
    Path output = directory.resolve("cut.mp4");
    render(file, info, RenderFormat.MP4, ranges, output);
    var rendered = ENGINE.probe(output);
    assertEquals(info.editRate().microsOf(900), video(rendered).endMicros(), 2);
    var audio = rendered.audio();
    assertNotNull(audio);
    assertEquals(info.editRate().microsOf(900), audio.endMicros(), 24_000);
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatHoldsTheWholeRecording(RenderFormat format) throws Exception {
    Path file = flashes("source.mp4", "25", 3);
    var info = ENGINE.probe(file);
    Path output = directory.resolve("whole");
    var percents = new ArrayList<Integer>();
    ENGINE.render(new RenderPlan(file, info, format, Resolution.P720, null), output, percents::add);
    var rendered = ENGINE.probe(output);
    assertEquals(format.video(), rendered.video() != null);
    assertNotNull(rendered.audio());
    // MP3 has no way to say that its last frame of 24 ms is shorter, and begins with such frames.
    assertEquals(
        3_000_000, rendered.durationMicros(), format == RenderFormat.MP3 ? 80_000 : 40_000);
    assertEquals(100, percents.getLast());
    assertEquals(percents.stream().distinct().sorted().toList(), percents);
  }

  @ParameterizedTest
  @CsvSource({
    // source size, resolution, rendered size
    "1920x1080, P720, 1280, 720",
    "1280x720, P1080, 1280, 720",
    "719x405, SOURCE, 718, 404",
    "360x640, P540, 360, 640",
    "1080x1920, P720, 720, 1280"
  })
  void picturesKeepTheirProportionsAndNeverGrow(
      String size, Resolution resolution, int width, int height) throws Exception {
    Path file = directory.resolve("source.mkv");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=" + size + ":r=10:d=0.5",
        "-c:v",
        "libvpx-vp9",
        "-deadline",
        "realtime",
        "-cpu-used",
        "8",
        file.toString());
    Path output = directory.resolve("out.mp4");
    ENGINE.render(
        new RenderPlan(file, ENGINE.probe(file), RenderFormat.MP4, resolution, null),
        output,
        ProgressListener.NONE);
    var video = video(ENGINE.probe(output));
    assertEquals(width, video.width());
    assertEquals(height, video.height());
  }

  @Test
  void aRotatedRecordingIsRenderedUpright() throws Exception {
    Path flat = flashes("flat.mp4", "25", 1);
    Path file = directory.resolve("rotated.mp4");
    Footage.make(
        ENGINE, "-display_rotation", "90", "-i", flat.toString(), "-c", "copy", file.toString());
    var info = ENGINE.probe(file);
    assertEquals(180, video(info).width());
    assertEquals(320, video(info).height());
    Path output = directory.resolve("out.mp4");
    render(file, info, RenderFormat.MP4, List.of(new FrameRange(0, 10)), output);
    assertEquals(180, video(ENGINE.probe(output)).width());
    assertEquals(320, video(ENGINE.probe(output)).height());
  }

  @Test
  void tenBitWithSurroundSoundBecomesEightBitStereo() throws Exception {
    Path file = directory.resolve("surround.mkv");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=128x72:r=24:d=1,format=yuv422p10le",
        "-f",
        "lavfi",
        "-i",
        "anoisesrc=d=1,aformat=channel_layouts=5.1",
        "-c:v",
        "ffv1",
        "-c:a",
        "flac",
        file.toString());
    var info = ENGINE.probe(file);
    Path output = directory.resolve("out.mp4");
    render(file, info, RenderFormat.MP4, List.of(new FrameRange(0, 12)), output);
    var rendered = ENGINE.probe(output);
    assertEquals("yuv420p", video(rendered).pixelFormat());
    var audio = rendered.audio();
    assertNotNull(audio);
    assertEquals(2, audio.channels());
    assertEquals(500_000, rendered.durationMicros(), 1000);
  }

  @Test
  void pictureThatEndsEarlyStandsStillToTheEndOfTheCut() throws Exception {
    Path file = directory.resolve("short.mkv");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=64x64:r=25:d=1",
        "-f",
        "lavfi",
        "-i",
        "sine=d=3",
        "-c:v",
        "libopenh264",
        "-c:a",
        "flac",
        file.toString());
    var info = ENGINE.probe(file);
    Path output = directory.resolve("out.mp4");
    render(
        file,
        info,
        RenderFormat.MP4,
        List.of(new FrameRange(10, 30), new FrameRange(50, 75)),
        output);
    assertEquals(1_800_000, video(ENGINE.probe(output)).endMicros(), 2);
  }

  @Test
  void aRecordingWithoutAudioIsRenderedWithout() throws Exception {
    Path file = directory.resolve("mute.mp4");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=64x64:r=25:d=1",
        "-c:v",
        "libopenh264",
        file.toString());
    var info = ENGINE.probe(file);
    assertNull(info.audio());
    Path output = directory.resolve("out.webm");
    render(file, info, RenderFormat.WEBM, null, output);
    assertNull(ENGINE.probe(output).audio());
    assertThrows(
        IllegalArgumentException.class,
        () -> new RenderPlan(file, info, RenderFormat.WAV, Resolution.SOURCE, null));
  }

  @Test
  void embeddedSubtitlesComeOutAsSubRip() throws Exception {
    Path cues = directory.resolve("cues.srt");
    Files.writeString(cues, "1\n00:00:00,500 --> 00:00:01,000\nÜber alles\n\n");
    Path file = directory.resolve("subtitled.mp4");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "sine=d=2",
        "-i",
        cues.toString(),
        "-c:a",
        "aac",
        "-c:s",
        "mov_text",
        "-metadata:s:s:0",
        "language=deu",
        file.toString());
    var info = ENGINE.probe(file);
    assertEquals(1, info.subtitles().size());
    assertEquals("deu", info.subtitles().getFirst().language());
    String text = extracted(file, info).getFirst();
    assertTrue(text.contains("00:00:00,500 --> 00:00:01,000") && text.contains("Über alles"), text);
  }

  @Test
  void allSubtitlesAreTakenInOnePassAndTheDefaultOnesPreferred() throws Exception {
    var languages = List.of("eng", "fra", "deu", "rus");
    var marks = List.of("0", "default+forced", "default", "hearing_impaired");
    Path file = directory.resolve("languages.mkv");
    var inputs = new ArrayList<>(List.of("-f", "lavfi", "-i", "sine=d=2"));
    var outputs = new ArrayList<>(List.of("-map", "0", "-c:a", "flac", "-c:s", "copy"));
    for (int track = 0; track < languages.size(); track++) {
      String language = languages.get(track);
      Path cues = directory.resolve(language + ".srt");
      Files.writeString(cues, "1\n00:00:00,500 --> 00:00:01,000\nIn " + language + "\n\n");
      inputs.addAll(List.of("-i", cues.toString()));
      outputs.addAll(List.of("-map", Integer.toString(track + 1)));
      outputs.addAll(List.of("-metadata:s:s:" + track, "language=" + language));
      outputs.addAll(List.of("-disposition:s:" + track, marks.get(track)));
    }
    inputs.addAll(outputs);
    inputs.add(file.toString());
    Footage.make(ENGINE, inputs.toArray(String[]::new));

    var info = ENGINE.probe(file);

    assertEquals(
        languages, info.subtitles().stream().map(MediaInfo.SubtitleStream::language).toList());
    assertTrue(info.subtitles().get(1).forced() && info.subtitles().get(1).byDefault());
    assertTrue(info.subtitles().get(3).hearingImpaired());
    assertEquals(List.of(3, 1, 4, 2), info.preferredSubtitles());
    var texts = extracted(file, info);
    for (int number = 0; number < 4; number++) {
      assertTrue(texts.get(number).contains("In " + info.subtitles().get(number).language()));
    }
  }

  @Test
  void embeddedSubtitlesInAnotherEncodingComeOutAsTheyAre() throws Exception {
    Path cues = directory.resolve("cyrillic.srt");
    byte[] text =
        "1\n00:00:00,500 --> 00:00:01,000\nПривет\n\n".getBytes(Charset.forName("windows-1251"));
    Files.write(cues, text);
    Path file = directory.resolve("cyrillic.mkv");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "sine=d=2",
        "-i",
        cues.toString(),
        "-c:a",
        "flac",
        "-c:s",
        "copy",
        file.toString());
    var info = ENGINE.probe(file);
    Path folder = Files.createDirectory(directory.resolve("cyrillic"));

    var files = ENGINE.extractSubtitles(file, info, folder);

    assertArrayEquals(text, Files.readAllBytes(files.getFirst()));
  }

  @Test
  void aDescriptionForTheBlindIsNotTheSoundWhereAllTracksAreDefault() throws Exception {
    Path file = directory.resolve("described.mkv");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "sine=d=2",
        "-f",
        "lavfi",
        "-i",
        "sine=d=2",
        "-map",
        "0",
        "-map",
        "1",
        "-c:a",
        "flac",
        "-disposition:a:0",
        "default+visual_impaired",
        "-disposition:a:1",
        "default",
        file.toString());
    var info = ENGINE.probe(file);
    assertEquals(info.audioTracks().get(1), info.audio());
  }

  private List<String> extracted(Path file, MediaInfo info) throws Exception {
    var texts = new ArrayList<String>();
    for (Path subtitles :
        ENGINE.extractSubtitles(file, info, Files.createTempDirectory(directory, "subtitles"))) {
      texts.add(Files.readString(subtitles));
    }
    return texts;
  }

  @Test
  void aTextFileIsNotMediaAndACutOffFileIsCorrupt() throws Exception {
    Path text = directory.resolve("text.mp4");
    Files.writeString(text, "file '/etc/passwd'\n".repeat(500));
    assertInstanceOf(MediaFailure.NotMedia.class, failure(text));
    Path file = flashes("whole.mp4", "25", 2);
    Path cutOff = directory.resolve("cutoff.mp4");
    Files.write(cutOff, Arrays.copyOf(Files.readAllBytes(file), 3000));
    assertInstanceOf(MediaFailure.Corrupt.class, failure(cutOff));
  }

  @Test
  void aRecordingCutShortIsAsLongAsWhatIsLeft() throws Exception {
    Path file = flashes("source.mp4", "25", 8);
    Path front = directory.resolve("front.mp4");
    Footage.make(
        ENGINE, "-i", file.toString(), "-c", "copy", "-movflags", "+faststart", front.toString());
    byte[] bytes = Files.readAllBytes(front);
    Path half = directory.resolve("half.mp4");
    Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
    long duration = ENGINE.probe(half).durationMicros();
    assertTrue(duration > 2_000_000 && duration < 6_500_000, () -> "" + duration);
    assertFalse(silences(half).isEmpty());
  }

  @Test
  void audioOfWhichNothingCanBeDecodedIsCorrupt() throws Exception {
    Path file = directory.resolve("source.m4a");
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        "anoisesrc=d=3",
        "-c:a",
        "alac",
        "-movflags",
        "+faststart",
        file.toString());
    byte[] bytes = Files.readAllBytes(file);
    int samples = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdat") + 4;
    Arrays.fill(bytes, samples, bytes.length, (byte) 0xff);
    Path damaged = directory.resolve("damaged.m4a");
    Files.write(damaged, bytes);
    var info = ENGINE.probe(damaged);
    Path audio = directory.resolve("audio.wav");
    var failure =
        assertThrows(
            MediaException.class,
            () -> ENGINE.extractAudio(damaged, info, audio, ProgressListener.NONE));
    assertInstanceOf(MediaFailure.Corrupt.class, failure.failure());
    assertFalse(Files.exists(audio));
  }

  @Test
  void aRenderThatOutgrowsItsLimitLeavesNothing() throws Exception {
    var engine =
        new MediaEngine(Footage.configuration(Duration.ofMinutes(1), 200_000), new DiskSpace(0));
    Path file = directory.resolve("noise.wav");
    Footage.make(ENGINE, "-f", "lavfi", "-i", "anoisesrc=d=60", file.toString());
    Path output = directory.resolve("out.wav");
    var plan = new RenderPlan(file, engine.probe(file), RenderFormat.WAV, Resolution.SOURCE, null);
    var failure =
        assertThrows(
            MediaException.class, () -> engine.render(plan, output, ProgressListener.NONE));
    assertInstanceOf(MediaFailure.OutputTooLarge.class, failure.failure());
    assertFalse(Files.exists(output));
  }

  @Test
  void aRenderThatLeavesTooLittleOfTheDiskLeavesNothingAndMaySucceedLater() throws Exception {
    Path file = flashes("source.mp4", "25", 20);
    Path output = directory.resolve("out.webm");
    var plan = new RenderPlan(file, ENGINE.probe(file), RenderFormat.WEBM, Resolution.SOURCE, null);
    var engine = new MediaEngine(Footage.configuration(), new DiskSpace(Long.MAX_VALUE));
    var failure =
        assertThrows(
            MediaException.class, () -> engine.render(plan, output, ProgressListener.NONE));
    assertInstanceOf(MediaFailure.Shortage.class, failure.failure());
    assertEquals(FailureKind.OUTAGE, failure.failureKind());
    assertFalse(Files.exists(output));
  }

  @Test
  void aRenderThatIsKilledTogetherWithItsServerIsInterruptedRatherThanFailed() throws Exception {
    Path file = flashes("long.mp4", "60", 120);
    var plan = new RenderPlan(file, ENGINE.probe(file), RenderFormat.WEBM, Resolution.SOURCE, null);
    for (boolean stops : new boolean[] {true, false}) {
      var caught = new AtomicReference<@Nullable Throwable>();
      var running = new CountDownLatch(1);
      var thread =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      ENGINE.render(
                          plan, directory.resolve("out.webm"), percent -> running.countDown());
                    } catch (Exception expected) {
                      caught.set(expected);
                    }
                  });
      assertTrue(running.await(60, TimeUnit.SECONDS));
      ProcessHandle.current()
          .descendants()
          .filter(process -> process.info().commandLine().orElse("").contains(directory.toString()))
          .forEach(ProcessHandle::destroy);
      if (stops) {
        thread.interrupt();
      }
      assertTrue(thread.join(Duration.ofSeconds(10)));
      if (stops) {
        assertInstanceOf(InterruptedException.class, caught.get());
        continue;
      }
      var failure = assertInstanceOf(MediaException.class, caught.get());
      assertInstanceOf(MediaFailure.Killed.class, failure.failure());
    }
  }

  @Test
  void anInterruptedRenderEndsWithinASecondAndLeavesNothing() throws Exception {
    Path file = flashes("long.mp4", "60", 120);
    var info = ENGINE.probe(file);
    Path output = directory.resolve("out.webm");
    var running = new CountDownLatch(1);
    var caught = new AtomicReference<@Nullable Throwable>();
    var plan = new RenderPlan(file, info, RenderFormat.WEBM, Resolution.SOURCE, null);
    var thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    ENGINE.render(plan, output, percent -> running.countDown());
                  } catch (Exception expected) {
                    caught.set(expected);
                  }
                });
    assertTrue(running.await(60, TimeUnit.SECONDS));
    thread.interrupt();
    assertTrue(thread.join(Duration.ofSeconds(1)));
    assertInstanceOf(InterruptedException.class, caught.get());
    assertFalse(Files.exists(output));
  }

  private Path flashes(String name, String rate, int seconds) throws Exception {
    Path file = directory.resolve(name);
    Footage.flashesAndBeeps(ENGINE, file, rate, seconds);
    return file;
  }

  /** Flashes and beeps of which more than half of the dark frames are missing, irregularly. */
  private Path variable(String name, int seconds) throws Exception {
    Path file = directory.resolve(name);
    Footage.make(
        ENGINE,
        "-f",
        "lavfi",
        "-i",
        Footage.FLASHES.formatted("60", seconds)
            + ",select='lt(mod(t+0.001,1),0.2)+gt(mod(n*n,11),4)*lt(mod(t,7),4)+not(mod(n,9))'",
        "-f",
        "lavfi",
        "-i",
        Footage.BEEPS.formatted(seconds),
        "-fps_mode",
        "vfr",
        "-c:v",
        "libopenh264",
        "-b:v",
        "500k",
        "-c:a",
        "libopus",
        file.toString());
    return file;
  }

  private List<TimeRange> silences(Path file) throws Exception {
    var info = ENGINE.probe(file);
    Path audio = directory.resolve("analysis.wav");
    ENGINE.extractAudio(file, info, audio, ProgressListener.NONE);
    return ENGINE.detectSilences(audio, info.durationMicros(), -40, Duration.ofMillis(300));
  }

  private static void render(
      Path file,
      MediaInfo info,
      RenderFormat format,
      @Nullable List<FrameRange> ranges,
      Path output)
      throws Exception {
    ENGINE.render(
        new RenderPlan(file, info, format, Resolution.SOURCE, ranges),
        output,
        ProgressListener.NONE);
  }

  private static RenderFormat format(String name) {
    return RenderFormat.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static VideoStream video(MediaInfo info) {
    var video = info.video();
    assertNotNull(video);
    return video;
  }

  private static MediaFailure failure(Path file) {
    return assertThrows(MediaException.class, () -> ENGINE.probe(file)).failure();
  }
}
