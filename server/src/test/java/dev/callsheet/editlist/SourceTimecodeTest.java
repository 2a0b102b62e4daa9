package dev.callsheet.editlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callsheet.timeline.FrameRate;
import dev.callsheet.timeline.TimeRange;
import dev.callsheet.timeline.Timecode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Edit lists of a source that carries a timecode count it from there. */
final class SourceTimecodeTest {
  private static final FrameRate PAL = new FrameRate(25, 1);
  private static final List<TimeRange> TWO_SECONDS = List.of(new TimeRange(1_000_000, 3_000_000));

  /** 30 frames, from frame 30 on. */
  private static final List<TimeRange> NTSC_SECOND = List.of(new TimeRange(1_001_000, 2_002_000));

  @Test
  void anEdlNamesTheSourcesTimecode() {
    assertTrue(
        edl(at("14:23:11:05", 25, PAL))
            .contains(" C        14:23:12:05 14:23:14:05 01:00:00:00 01:00:02:00\r\n"));
  }

  @Test
  void timecodePastMidnightBeginsAnew() {
    assertTrue(edl(at("23:59:58:00", 25, PAL)).contains(" 23:59:59:00 00:00:01:00 "));
  }

  @Test
  void dropFrameIsWhatTheSourceSays() {
    var dropping = edl(at("14:23:59;05", 30, SampleEdits.NTSC));
    assertTrue(dropping.contains("FCM: DROP FRAME\r\n"), dropping);
    assertTrue(dropping.contains(" 14:24:00;07 14:24:01;07 01:00:00;00 01:00:01;00"), dropping);
    var counting = edl(at("14:23:59:05", 30, SampleEdits.NTSC));
    assertTrue(counting.contains("FCM: NON-DROP FRAME\r\n"), counting);
    assertTrue(counting.contains(" 14:24:00:05 14:24:01:05 01:00:00:00 01:00:01:00"), counting);
  }

  @Test
  void timecodeOfHalfTheRateCountsEachSecondFrame() {
    assertTrue(edl(at("14:23:11:05", 25, new FrameRate(50, 1))).contains(" 14:23:12:10 "));
  }

  @Test
  void fcpxmlBeginsTheAssetThere() {
    var document = xml(EditListFormat.FCPXML, at("14:23:11:05", 25, PAL));
    assertEquals("1294780/25s", attribute(document, "asset", "start"));
    assertEquals("1294805/25s", attribute(document, "asset-clip", "start"));
    assertEquals("0s", attribute(document, "asset-clip", "offset"));
    assertEquals("0s", attribute(document, "sequence", "tcStart"));
    var counting = xml(EditListFormat.FCPXML, at("01:00:00:00", 30, SampleEdits.NTSC));
    assertEquals("NDF", attribute(counting, "asset-clip", "tcFormat"));
    assertEquals("108108000/30000s", attribute(counting, "asset", "start"));
    var dropping = xml(EditListFormat.FCPXML, at("01:00:00;00", 30, SampleEdits.NTSC));
    assertEquals("DF", attribute(dropping, "asset-clip", "tcFormat"));
    assertEquals("107999892/30000s", attribute(dropping, "asset", "start"));
  }

  @Test
  void premiereXmlTellsItOfTheFile() {
    var document = xml(EditListFormat.PREMIERE_XML, at("14:23:11;05", 30, SampleEdits.NTSC));
    assertEquals(List.of("00:00:00;00", "14:23:11;05"), texts(document, "string"));
    assertEquals(List.of("0", "1552181"), texts(document, "frame"));
    assertEquals(List.of("DF", "DF"), texts(document, "displayformat"));
    assertEquals("30", texts(document, "in").getFirst());
    var counting = xml(EditListFormat.PREMIERE_XML, at("14:23:11:05", 30, SampleEdits.NTSC));
    assertEquals(List.of("00:00:00:00", "14:23:11:05"), texts(counting, "string"));
    assertEquals(List.of("NDF", "NDF"), texts(counting, "displayformat"));
  }

  @Test
  void otioMovesBothRanges() throws IOException {
    var clip = clip(at("14:23:11:05", 25, PAL));
    assertEquals(1_294_805, clip.at("/source_range/start_time/value").asLong());
    var media = clip.at("/media_references/DEFAULT_MEDIA/available_range/start_time");
    assertEquals(1_294_780, media.get("value").asLong());
    assertEquals(25, media.get("rate").asLong());
    assertEquals(
        1_552_181,
        clip(at("14:23:11;05", 30, SampleEdits.NTSC))
            .at("/media_references/DEFAULT_MEDIA/available_range/start_time/value")
            .asLong());
  }

  @Test
  void soundOfARecorderIsCountedFromMidnight() throws IOException {
    var recorded =
        SampleEdits.beginningAt(
            Timecode.ofSample(44_100L * 36_000 + 22_050, 44_100),
            SampleEdits.audio("field.wav", TWO_SECONDS));
    assertTrue(edl(recorded).contains(" 10:00:01:15 10:00:03:15 "), edl(recorded));
    assertEquals(
        44_100L * 36_001 + 22_050, clip(recorded).at("/source_range/start_time/value").asLong());
    var document = xml(EditListFormat.PREMIERE_XML, recorded);
    assertEquals(List.of("00:00:00:00", "10:00:00:15"), texts(document, "string"));
  }

  private static EditList at(String label, int framesPerSecond, FrameRate rate) {
    return SampleEdits.beginningAt(
        Timecode.parse(label, framesPerSecond).orElseThrow(),
        SampleEdits.video(
            "talk.mov", rate, 2, rate.denominator() == 1 ? TWO_SECONDS : NTSC_SECOND));
  }

  private static String edl(EditList edit) {
    return SampleEdits.text(EditListFormat.EDL, edit);
  }

  private static Document xml(EditListFormat format, EditList edit) {
    return ValidXml.parse(
        SampleEdits.bytes(format, edit),
        format == EditListFormat.FCPXML ? "fcpxml-1.10-subset.dtd" : "xmeml-4-subset.dtd");
  }

  private static JsonNode clip(EditList edit) throws IOException {
    return new ObjectMapper()
        .readTree(SampleEdits.bytes(EditListFormat.OTIO, edit))
        .at("/tracks/children/0/children/0");
  }

  private static String attribute(Document document, String element, String name) {
    return ValidXml.elements(document, element).getFirst().getAttribute(name);
  }

  private static List<String> texts(Document document, String element) {
    return ValidXml.elements(document, element).stream()
        .map(node -> node.getTextContent())
        .toList();
  }
}
