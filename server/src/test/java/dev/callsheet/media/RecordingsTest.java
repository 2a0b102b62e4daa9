package dev.callsheet.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import dev.callsheet.media.process.ProgressListener;
import dev.callsheet.media.render.Framing;
import dev.callsheet.media.render.RenderFormat;
import dev.callsheet.media.render.RenderPlan;
import dev.callsheet.media.render.Resolution;
import dev.callsheet.storage.DiskSpace;
import dev.callsheet.timeline.FrameRange;
import dev.callsheet.timeline.RangePlanner;
import dev.callsheet.timeline.TimeRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What must hold for every recording, whatever wrote it: what the probe says, what a cut lists and
 * what a render contains lie on the one timeline that decoding gives, and nothing that is heard is
 * lost.
 */
final class RecordingsTest {
  private static final MediaEngine ENGINE =
      new MediaEngine(Footage.configuration(), new DiskSpace(0));
  private static final Duration PADDING = Duration.ofMillis(100);
  private static final double THRESHOLD = -35;

  /** The padding of two encoders may lie before a sound, and ffmpeg may fill a small gap. */
  private static final long NEAR_MICROS = 90_000;

  @TempDir Path directory;

  private interface Maker {
    Path make(OddRecordings recordings) throws Exception;
  }

  private static Arguments odd(String name, double framesPerSecond, Maker maker) {
    return Arguments.argumentSet(name, framesPerSecond, maker);
  }

  static Stream<Arguments> odd() {
    return Stream.of(
        odd("joined transport streams", 25, OddRecordings::joinedTransportStreams),
        odd("stamps that jump by 40,000 s", 25, made -> made.jumpingTransportStream(40_000)),
        odd("stamps that wrap around", 25, OddRecordings::wrappingTransportStream),
        odd("joined program streams", 25, OddRecordings::joinedProgramStreams),
        odd("pictures without times of showing", 25, OddRecordings::reorderedAvi),
        odd("mono, then stereo", 1000, OddRecordings::monoThenStereo),
        odd("another sample rate midway", 1000, OddRecordings::anotherSampleRate),
        odd("stereo, then surround", 1000, OddRecordings::stereoThenSurround),
        odd(
            "stereo, then surround, in Matroska",
            1000,
            OddRecordings::stereoThenSurroundInMatroska),
        odd("the speaker on the last of four channels", 1000, made -> made.manyChannels(4)),
        odd("the speaker on the last of six channels", 1000, made -> made.manyChannels(6)),
        odd("the speaker on the last of nine channels", 1000, made -> made.manyChannels(9)),
        odd("the speaker on the last of 64 channels", 1000, made -> made.manyChannels(64)),
        odd("the speaker on the second track", 25, made -> made.manyTracks(2)),
        odd("the speaker on the eighth track", 25, made -> made.manyTracks(8)),
        odd("one of two programs", 25, OddRecordings::twoPrograms),
        odd("sound from all around", 1000, OddRecordings::ambisonic),
        odd("stamps with a gap of 100 days", 1000, made -> made.gap(8_640_000)),
        odd("a last picture of a day", 25, made -> made.lastPictureThatLasts(86_400)),
        odd("stamps with a gap of 300 years", 1000, made -> made.gap(9_460_800_000L)));
  }

  @ParameterizedTest
  @MethodSource("odd")
  void everythingHeardIsKeptAndShownInTime(double framesPerSecond, Maker maker) throws Exception {
    Path file = maker.make(new OddRecordings(ENGINE, directory));
    var recording = heard(file);
    assertEquals(12_000_000, recording.durationMicros(), NEAR_MICROS);
    assertEquals(framesPerSecond, recording.editRate().perSecond());
    var ranges = cut(recording);
    assertEquals(OddRecordings.SOUNDS.size(), ranges.size(), ranges::toString);
    for (int index = 0; index < ranges.size(); index++) {
      var sound = OddRecordings.SOUNDS.get(index);
      long start = recording.editRate().microsOf(ranges.get(index).startFrame());
      long end = recording.editRate().microsOf(ranges.get(index).endFrame());
      assertEquals(sound.startMicros() - micros(PADDING), start, NEAR_MICROS);
      assertEquals(sound.endMicros() + micros(PADDING), end, NEAR_MICROS);
    }
    rendersAsLongAsItsCut(file, recording, ranges);
    soundsAndShowsWhatIsKept(recording, ranges);
  }

  private static Arguments slow(String name, double sourceRate, double rate, Maker maker) {
    return Arguments.argumentSet(name, sourceRate, rate, maker);
  }

  static Stream<Arguments> slow() {
    return Stream.of(
        slow("a picture a second", 1, 24, made -> made.slowPictures("1")),
        slow("a picture in ten seconds", 0.1, 24, made -> made.slowPictures("1/10")),
        slow("pictures like those of a GIF", 12.5, 25, made -> made.slowPictures("25/2")),
        slow("pictures of a webcam", 15, 30, made -> made.slowPictures("15")),
        slow("slides", 24, 24, OddRecordings::slideShow));
  }

  @ParameterizedTest
  @MethodSource("slow")
  void theSoundDecidesWhereSlowPicturesAreCut(double sourceRate, double rate, Maker maker)
      throws Exception {
    Path file = maker.make(new OddRecordings(ENGINE, directory));
    var recording = heard(file);
    var video = recording.video();
    assertNotNull(video);
    assertEquals(sourceRate, video.frameRate().perSecond());
    assertEquals(rate, recording.editRate().perSecond());
    var ranges = cut(recording);
    assertEquals(OddRecordings.SOUNDS.size(), ranges.size(), ranges::toString);
    for (int index = 0; index < ranges.size(); index++) {
      var sound = OddRecordings.SOUNDS.get(index);
      var grid = recording.editRate();
      assertEquals(
          sound.startMicros() - micros(PADDING),
          grid.microsOf(ranges.get(index).startFrame()),
          NEAR_MICROS);
      assertEquals(
          sound.endMicros() + micros(PADDING),
          grid.microsOf(ranges.get(index).endFrame()),
          NEAR_MICROS);
    }
    rendersAsLongAsItsCut(file, recording, ranges);
    var rendered = ENGINE.probe(directory.resolve("render")).video();
    assertNotNull(rendered);
    assertEquals(recording.editRate(), rendered.frameRate());
    showsWhatWasShown(file, recording, ranges);
  }

  /** In the middle of each range there is the picture that stood then in the recording. */
  private void showsWhatWasShown(Path file, MediaInfo recording, List<FrameRange> ranges)
      throws Exception {
    var grid = recording.editRate();
    var shown = Footage.pictures(ENGINE, file, grid);
    var rendered = Footage.pictures(ENGINE, directory.resolve("render"), grid);
    int kept = 0;
    for (var range : ranges) {
      for (long frame = range.startFrame(); frame < range.endFrame(); frame++) {
        int expected = (int) Math.min(frame, shown.size() - 1);
        assertTrue(
            difference(shown.get(expected), rendered.get(kept)) < 6,
            () -> "another picture than frame " + expected);
        kept++;
      }
    }
    assertEquals(kept, rendered.size());
  }

  private static double difference(byte[] one, byte[] other) {
    double sum = 0;
    for (int index = 0; index < one.length; index++) {
      sum += Math.abs((one[index] & 0xff) - (other[index] & 0xff));
    }
    return sum / one.length;
  }

  /** Files of a directory, checked in the same way where the environment names one. */
  static Stream<Path> atHand() throws Exception {
    var folder = System.getenv("CALLSHEET_RECORDINGS");
    return folder == null ? Stream.of() : Files.list(Path.of(folder)).sorted();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("atHand")
  void everyRecordingAtHandHoldsTogether(Path file) throws Exception {
    var recording = heard(file);
    var ranges = cut(recording);
    if (!ranges.isEmpty()) {
      rendersAsLongAsItsCut(file, recording, ranges);
    }
    rendersAsLongAsItsCut(
        file,
        recording,
        List.of(
            new FrameRange(
                0, RangePlanner.framesIn(recording.durationMicros(), recording.editRate()))));
  }

  @Test
  void anExcerptBehindAJumpOfTheStampsIsFound() throws Exception {
    Path file = new OddRecordings(ENGINE, directory).joinedTransportStreams();
    Path output = directory.resolve("excerpt.mp4");
    var excerpt = new TimeRange(9_000_000, 11_000_000);
    var plan =
        new RenderPlan(
            file,
            ENGINE.probe(file),
            RenderFormat.MP4,
            Resolution.SOURCE,
            null,
            excerpt,
            Framing.ORIGINAL);
    assertEquals(
        2_000_000, ENGINE.render(plan, output, ProgressListener.NONE).durationMicros(), 1000);
    assertEquals(1, Footage.flashes(ENGINE, output).getFirst(), NEAR_MICROS / 1e6);
    var beeps = Footage.beeps(ENGINE, output, directory.resolve("beeps.wav"));
    assertEquals(1, beeps.getFirst(), NEAR_MICROS / 1e6);
  }

  @Test
  void aRenderTakesTheTrackThatIsHeardOrTheOneAskedFor() throws Exception {
    Path file = new OddRecordings(ENGINE, directory).manyTracks(3);
    var recording = heard(file);
    assertEquals(recording.audioTracks().getLast(), recording.audio());
    assertEquals(3, beepsOf(file, recording));
    assertEquals(0, beepsOf(file, recording.withAudio(recording.audioTracks().getFirst())));
  }

  private int beepsOf(Path file, MediaInfo recording) throws Exception {
    Path output = directory.resolve("track.m4a");
    ENGINE.render(
        new RenderPlan(file, recording, RenderFormat.M4A, Resolution.SOURCE, null),
        output,
        ProgressListener.NONE);
    return Footage.beeps(ENGINE, output, directory.resolve("beeps.wav")).size();
  }

  @Test
  void aTrackThatBeginsLateKeepsNothingOfTheOthersBack() throws Exception {
    var recording = heard(new OddRecordings(ENGINE, directory).trackThatBeginsLate());
    var ranges = cut(recording);
    assertEquals(1, ranges.size(), ranges::toString);
    assertEquals(899_900, ranges.getFirst().startFrame(), 20);
    assertEquals(902_100, ranges.getFirst().endFrame(), 20);
  }

  @Test
  void picturesWithoutTheirBeginningAreNotMovedForward() throws Exception {
    Path file = new OddRecordings(ENGINE, directory).aviWithoutItsBeginning();
    var video = ENGINE.probe(file).video();
    assertNotNull(video);
    assertTrue(video.lagMicros() <= 120_000, video::toString);
  }

  @Test
  void aRecordingWhoseLastPictureStandsForAMinuteIsAnalysed() throws Exception {
    Path file = new OddRecordings(ENGINE, directory).lastPictureThatLasts(60);
    var folder = Files.createDirectory(directory.resolve("analysis"));
    var analysis = ENGINE.analyse(file, ENGINE.probe(file), folder, null, ProgressListener.NONE);
    assertEquals(72_000_000, analysis.durationMicros(), 100_000);
  }

  @Test
  void monoThatMayGoOnInStereoStaysAsLoudAsItIs() throws Exception {
    Path file = new OddRecordings(ENGINE, directory).monoThenStereo();
    Path output = directory.resolve("loud.wav");
    ENGINE.render(
        new RenderPlan(file, heard(file), RenderFormat.WAV, Resolution.SOURCE, null),
        output,
        ProgressListener.NONE);
    var recording = heard(output);
    // The mono tone has 0.3 of full scale, which is -10.5 dBFS; the stereo one was made 3 dB
    // quieter.
    for (double threshold : new double[] {-12, -9}) {
      var silences =
          ENGINE.detectSilences(
              directory.resolve("analysis.wav"),
              recording.durationMicros(),
              threshold,
              Duration.ofMillis(400));
      assertEquals(threshold == -12 ? 2 : 1, silences.size(), silences::toString);
    }
  }

  @Test
  void aTrackThatNothingDecodesIsLeftOut() throws Exception {
    Path file = new OddRecordings(ENGINE, directory).trackOfAnUnknownCodec();
    var recording = heard(file);
    assertEquals(1, recording.audioTracks().size());
    assertEquals(3, beepsOf(file, recording));
  }

  @Test
  void aPauseInWhichNothingWasRecordedIsNoContent() throws Exception {
    var recording = heard(new OddRecordings(ENGINE, directory).gap(40));
    assertEquals(52_000, recording.durationMillis(), 100);
    assertEquals(12_000, recording.contentMillis(), 200);
  }

  @ParameterizedTest
  @ValueSource(longs = {36_000, 90_000})
  void aGapThatNothingMendsIsAReasonToFail(long seconds) throws Exception {
    assertInstanceOf(
        MediaFailure.Corrupt.class, failure(new OddRecordings(ENGINE, directory).gap(seconds)));
  }

  @Test
  void aPacketThatSaysThatItLastsForHoursIsNotPaidFor() throws Exception {
    assertInstanceOf(
        MediaFailure.Corrupt.class,
        failure(new OddRecordings(ENGINE, directory).longPacket(36_000)));
  }

  @Test
  void soundThatLiesOverOtherSoundIsAReasonToFail() throws Exception {
    assertInstanceOf(
        MediaFailure.Corrupt.class, failure(new OddRecordings(ENGINE, directory).overlapping()));
  }

  @Test
  void moreChannelsThanCanBeMixedAreAReasonToFail() throws Exception {
    assertInstanceOf(
        MediaFailure.Unsupported.class,
        failure(new OddRecordings(ENGINE, directory).manyChannels(255)));
  }

  @Test
  void whatAFewBytesPromiseIsToldBeforeAnythingIsWritten() throws Exception {
    Path file = new OddRecordings(ENGINE, directory).oneSampleASecond(2_000_000);
    assertEquals(1_000_000, ENGINE.probe(file).durationMicros() / 1_000_000);
  }

  private MediaFailure failure(Path file) {
    return assertThrows(MediaException.class, () -> heard(file)).failure();
  }

  private MediaInfo heard(Path file) throws Exception {
    return ENGINE.extractAudio(
        file, ENGINE.probe(file), directory.resolve("analysis.wav"), ProgressListener.NONE);
  }

  private List<FrameRange> cut(MediaInfo recording) throws Exception {
    var silences =
        ENGINE.detectSilences(
            directory.resolve("analysis.wav"),
            recording.durationMicros(),
            THRESHOLD,
            Duration.ofMillis(400));
    return RangePlanner.fromSilences(
        silences,
        recording.durationMicros(),
        recording.editRate(),
        PADDING,
        Duration.ofMillis(200));
  }

  private void rendersAsLongAsItsCut(Path file, MediaInfo recording, List<FrameRange> ranges)
      throws Exception {
    var format = recording.video() == null ? RenderFormat.WAV : RenderFormat.MOV;
    Path output = directory.resolve("render");
    var plan = new RenderPlan(file, recording, format, Resolution.P540, ranges);
    ENGINE.render(plan, output, ProgressListener.NONE);
    double frame = 1e6 / recording.editRate().perSecond();
    assertEquals(plan.durationMicros(), ENGINE.probe(output).durationMicros(), frame);
    // Once more, by what a decoder of all of it finds.
    var decoded =
        ENGINE.extractAudio(
            output, ENGINE.probe(output), directory.resolve("decoded.wav"), ProgressListener.NONE);
    assertEquals(plan.durationMicros(), decoded.durationMicros(), frame);
  }

  /** Each kept range begins with its padding, then sounds and is white. */
  private void soundsAndShowsWhatIsKept(MediaInfo recording, List<FrameRange> ranges)
      throws Exception {
    Path output = directory.resolve("render");
    Path audio = directory.resolve("decoded.wav");
    var silences =
        ENGINE.detectSilences(audio, 12_000_000, THRESHOLD, Duration.ofMillis(30)).stream()
            .filter(silence -> silence.startMicros() > 0 && silence.endMicros() < 11_000_000)
            .toList();
    assertEquals(ranges.size() - 1, silences.size(), silences::toString);
    long kept = 0;
    for (int index = 1; index < ranges.size(); index++) {
      kept += ranges.get(index - 1).frames();
      long join = recording.editRate().microsOf(kept);
      assertEquals(join + micros(PADDING), silences.get(index - 1).endMicros(), NEAR_MICROS);
    }
    if (recording.video() == null) {
      return;
    }
    var flashes = Footage.flashes(ENGINE, output);
    assertEquals(ranges.size(), flashes.size(), flashes::toString);
    for (int index = 1; index < ranges.size(); index++) {
      assertEquals(silences.get(index - 1).endMicros() / 1e6, flashes.get(index), 0.060);
    }
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }
}
