package dev.callsheet.editlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.timeline.TimeRange;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class EdlTest {

  static Stream<EditList> edits() {
    return SampleEdits.all();
  }

  @ParameterizedTest
  @MethodSource("edits")
  void everyListFollowsTheLayoutAndItsRecordTimecodeIsContinuous(EditList edit) {
    var rate = TimecodeRate.of(edit.source());
    var list = Cmx3600.parse(SampleEdits.text(EditListFormat.EDL, edit), rate.nominal());

    assertEquals(rate.dropFrame(), list.dropFrame());
    assertEquals(edit.ranges().size(), list.events().size());
    long position =
        Cmx3600.frame(
            rate.dropFrame() ? "01:00:00;00" : "01:00:00:00", rate.nominal(), rate.dropFrame());
    int number = 1;
    for (var event : list.events()) {
      var range = edit.ranges().get(number - 1);
      assertEquals(number++, event.number());
      assertEquals(position, event.start());
      assertEquals(event.out() - event.in(), event.end() - event.start());
      assertEquals(rate.frameRate().nearestFrame(range.startMicros()), event.in());
      assertEquals(rate.frameRate().nearestFrame(range.endMicros()), event.out());
      position = event.end();
    }
  }

  @Test
  void aStereoRecordingAtNtscRateIsWrittenInDropFrame() {
    var ranges = List.of(new TimeRange(0, 10_010_000), new TimeRange(60_060_000, 70_070_000));

    assertEquals(
        """
        TITLE: Stra_e_s talk.mp4\r
        FCM: DROP FRAME\r
        \r
        001  STRASSES AA/V  C        00:00:00;00 00:00:10;00 01:00:00;00 01:00:10;00\r
        * FROM CLIP NAME: Straße’s talk.mp4\r
        002  STRASSES AA/V  C        00:01:00;02 00:01:10;02 01:00:10;00 01:00:20;00\r
        * FROM CLIP NAME: Straße’s talk.mp4\r
        """,
        SampleEdits.text(
            EditListFormat.EDL,
            SampleEdits.video("Straße’s talk.mp4", SampleEdits.NTSC, 2, ranges)));
  }

  @Test
  void channelsSayWhatTheSourceHas() {
    var ranges = List.of(new TimeRange(0, 1_000_000));
    assertEquals("V", channels(SampleEdits.video("a.mp4", SampleEdits.NTSC, 0, ranges)));
    assertEquals("B", channels(SampleEdits.video("a.mp4", SampleEdits.NTSC, 1, ranges)));
    assertEquals("AA/V", channels(SampleEdits.video("a.mp4", SampleEdits.NTSC, 6, ranges)));
    assertEquals("AA", channels(SampleEdits.audio("a.mp3", ranges)));
  }

  private static String channels(EditList edit) {
    return first(edit).channels();
  }

  private static Cmx3600.Event first(EditList edit) {
    return Cmx3600.parse(SampleEdits.text(EditListFormat.EDL, edit), 30).events().getFirst();
  }

  @Test
  void theChannelsOfTwoStereoTracksAreFour() {
    assertEquals(
        """
        TITLE: tracks.mov\r
        FCM: DROP FRAME\r
        \r
        001  TRACKS   AA/V  C        00:00:00;00 00:00:10;00 01:00:00;00 01:00:10;00\r
        AUD  3  4\r
        * FROM CLIP NAME: tracks.mov\r
        """,
        SampleEdits.text(
            EditListFormat.EDL,
            SampleEdits.tracks(true, List.of(2, 2), List.of(new TimeRange(0, 10_010_000)))));
  }

  @Test
  void channelsAreCountedThroughAllTracks() {
    var ranges = List.of(new TimeRange(0, 1_000_000));

    assertEquals("AA/V", channels(SampleEdits.tracks(true, List.of(1, 1), ranges)));
    assertEquals("", first(SampleEdits.tracks(true, List.of(1, 1), ranges)).furtherAudio());
    assertEquals("AUD  3", first(SampleEdits.tracks(true, List.of(2, 1), ranges)).furtherAudio());
    assertEquals("AUD  3  4", first(SampleEdits.tracks(true, List.of(6), ranges)).furtherAudio());
    assertEquals("AA", channels(SampleEdits.tracks(false, List.of(1, 1, 1, 1), ranges)));
  }

  @Test
  void aListThatNamesFewerChannelsThanThereAreSaysSoOnce() {
    var ranges = List.of(new TimeRange(0, 1_000_000), new TimeRange(2_000_000, 3_000_000));
    var remark = "* AUDIO CHANNELS AFTER THE FOURTH ARE NOT IN THIS LIST\r\n";

    for (var channels : List.of(List.of(2, 2), List.of(6), List.of(1, 1, 1, 1, 1, 1, 1, 1))) {
      var text = SampleEdits.text(EditListFormat.EDL, SampleEdits.tracks(true, channels, ranges));
      assertEquals(channels.size() == 2 ? 1 : 2, text.split(Pattern.quote(remark), -1).length);
    }
  }

  @Test
  void aThousandEventsAreTooMany() {
    var ranges = SampleEdits.ranges(new Random(1), SampleEdits.NTSC, 1000);
    var edit = SampleEdits.video("long.mp4", SampleEdits.NTSC, 2, ranges);

    assertEquals(
        Optional.of(new Unavailable.TooManyEvents(1000, 999)),
        EditListFormat.EDL.unavailable(edit));
    assertThrows(IllegalArgumentException.class, () -> SampleEdits.bytes(EditListFormat.EDL, edit));
    for (var format : EditListFormat.values()) {
      if (format != EditListFormat.EDL) {
        assertEquals(Optional.empty(), format.unavailable(edit));
        assertTrue(SampleEdits.bytes(format, edit).length > 1000);
      }
    }
  }

  @Test
  void theReelOfANameWithoutLettersIsTheAuxiliaryOne() {
    for (String name : List.of("録音.mp4", "BL.mp4", "....")) {
      var edit = SampleEdits.video(name, SampleEdits.NTSC, 1, List.of(new TimeRange(0, 1_000_000)));
      assertEquals(
          "AX",
          Cmx3600.parse(SampleEdits.text(EditListFormat.EDL, edit), 30).events().getFirst().reel());
    }
  }
}
