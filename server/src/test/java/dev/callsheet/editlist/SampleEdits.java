package dev.callsheet.editlist;

import dev.callsheet.timeline.FrameRate;
import dev.callsheet.timeline.TimeRange;
import dev.callsheet.timeline.Timecode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Edit lists for the tests, and what is written of them. */
final class SampleEdits {

  static final FrameRate NTSC = new FrameRate(30_000, 1001);

  /** Names that would break a format that did not escape them. */
  static final List<String> NAMES =
      List.of(
          "talk.mp4",
          "Interview \"take 2\" & <b>more</b>.mov",
          "line\r\nbreak\n999  BL       V     C        00:00:00:00.mp4",
          "تسجيل المقابلة.mp4",
          "🎬 über-Straße 録音.mp4",
          "=HYPERLINK(\"http://example.org\",\"x\"),;'.csv",
          "]]>--%00%2e%2e.mp4",
          "control\u0000\u0007\u001b\ufffe\ud83c.mp4",
          "../../etc/passwd",
          "C:\\videos\\talk.mp4",
          ".mp4",
          "x".repeat(300));

  private static final List<FrameRate> RATES =
      List.of(
          NTSC,
          new FrameRate(24_000, 1001),
          new FrameRate(24, 1),
          new FrameRate(25, 1),
          new FrameRate(30, 1),
          new FrameRate(50, 1),
          new FrameRate(60_000, 1001),
          new FrameRate(60, 1),
          new FrameRate(15, 1),
          new FrameRate(120, 1),
          new FrameRate(2_733_911, 91_234));

  /** The channels of sound tracks as cameras, recorders and editing programs lay them. */
  private static final List<List<Integer>> TRACKS =
      List.of(
          List.of(2, 2),
          Collections.nCopies(8, 1),
          List.of(6),
          List.of(6, 2, 1),
          List.of(16),
          Collections.nCopies(64, 1));

  private SampleEdits() {}

  static EditList video(String name, FrameRate rate, int channels, List<TimeRange> ranges) {
    return edit(
        name,
        new VideoTrack(rate, 1920, 1080),
        channels == 0 ? List.of() : List.of(new AudioTrack(48_000, channels)),
        ranges);
  }

  static EditList audio(String name, List<TimeRange> ranges) {
    return edit(name, null, List.of(new AudioTrack(44_100, 2)), ranges);
  }

  /** A film, or with no picture a recorder's file, with sound tracks of so many channels each. */
  static EditList tracks(boolean picture, List<Integer> channels, List<TimeRange> ranges) {
    return edit(
        picture ? "tracks.mov" : "tracks.wav",
        picture ? new VideoTrack(NTSC, 1920, 1080) : null,
        channels.stream().map(count -> new AudioTrack(48_000, count)).toList(),
        ranges);
  }

  static EditList edit(
      String name, @Nullable VideoTrack video, List<AudioTrack> audio, List<TimeRange> ranges) {
    long duration = ranges.stream().mapToLong(TimeRange::endMicros).max().orElse(60_000_000);
    return new EditList(name, new SourceMedia(name, duration, video, audio, null), ranges);
  }

  /** The same list of a source that begins at a timecode. */
  static EditList beginningAt(Timecode timecode, EditList edit) {
    var source = edit.source();
    return new EditList(
        edit.title(),
        new SourceMedia(
            source.fileName(), source.durationMicros(), source.video(), source.audio(), timecode),
        edit.ranges());
  }

  /** Every name, no ranges, one, and random ones at every rate; the same in each run. */
  static Stream<EditList> all() {
    var random = new Random(20);
    var edits = new ArrayList<EditList>();
    for (String name : NAMES) {
      edits.add(video(name, NTSC, 2, ranges(random, NTSC, 3)));
      edits.add(audio(name, ranges(random, NTSC, 3)));
    }
    for (FrameRate rate : RATES) {
      edits.add(video("empty.mp4", rate, 2, List.of()));
      edits.add(video("one.mp4", rate, 1, ranges(random, rate, 1)));
      edits.add(video("silent.mp4", rate, 0, ranges(random, rate, 5)));
      edits.add(video("surround.mp4", rate, 6, ranges(random, rate, 20)));
      edits.add(video("many.mp4", rate, 2, ranges(random, rate, 60)));
    }
    edits.add(video("most.mp4", NTSC, 2, ranges(random, NTSC, 999)));
    edits.add(audio("empty.mp3", List.of()));
    for (boolean picture : List.of(true, false)) {
      for (List<Integer> channels : TRACKS) {
        edits.add(tracks(picture, channels, ranges(random, NTSC, 4)));
      }
    }
    return edits.stream();
  }

  /** Ranges on frame boundaries, in order, each at least three frames long. */
  static List<TimeRange> ranges(Random random, FrameRate rate, int count) {
    var ranges = new ArrayList<TimeRange>();
    long frame = random.nextInt(100);
    for (int index = 0; index < count; index++) {
      long end = frame + 3 + random.nextInt(900);
      ranges.add(new TimeRange(rate.microsOf(frame), rate.microsOf(end)));
      frame = end + random.nextInt(200);
    }
    return ranges;
  }

  static byte[] bytes(EditListFormat format, EditList edit) {
    var output = new ByteArrayOutputStream();
    try {
      format.write(edit, output);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return output.toByteArray();
  }

  static String text(EditListFormat format, EditList edit) {
    return new String(bytes(format, edit), StandardCharsets.UTF_8);
  }
}
