package dev.callsheet.editlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.timeline.TimeRange;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class PremiereXmlTest {

  private static final List<TimeRange> ONE_RANGE = List.of(new TimeRange(0, 1_001_000));

  static Stream<EditList> edits() {
    return SampleEdits.all();
  }

  @ParameterizedTest
  @MethodSource("edits")
  void everyDocumentIsValidAndItsClipsLieEndToEndOnEachTrack(EditList edit) {
    var document = parse(edit);
    int tracks = (edit.source().video() == null ? 0 : 1) + edit.source().channels();
    long length =
        Long.parseLong(child(ValidXml.elements(document, "sequence").getFirst(), "duration"));

    assertEquals(tracks, ValidXml.elements(document, "track").size());
    for (var track : ValidXml.elements(document, "track")) {
      long position = 0;
      var clips = track.getElementsByTagName("clipitem");
      assertEquals(edit.ranges().size(), clips.getLength());
      for (int index = 0; index < clips.getLength(); index++) {
        var clip = (Element) clips.item(index);
        assertEquals(position, number(clip, "start"));
        assertEquals(number(clip, "out") - number(clip, "in"), number(clip, "end") - position);
        assertTrue(number(clip, "out") <= number(clip, "duration"));
        position = number(clip, "end");
      }
      assertEquals(length, position);
    }
  }

  @ParameterizedTest
  @MethodSource("edits")
  void everyLinkNamesAClipOfTheSameEvent(EditList edit) {
    var document = parse(edit);
    var ids = new HashSet<String>();
    for (var clip : ValidXml.elements(document, "clipitem")) {
      assertTrue(ids.add(clip.getAttribute("id")));
    }
    for (var link : ValidXml.elements(document, "link")) {
      var target = child(link, "linkclipref");
      assertTrue(ids.contains(target), target);
      assertTrue(target.endsWith("-" + child(link, "clipindex")), target);
    }
  }

  @Test
  void theFileIsDescribedOnceAndNamedByUrl() {
    var edit =
        SampleEdits.video(
            "my talk é.mp4",
            SampleEdits.NTSC,
            2,
            List.of(new TimeRange(0, 1_001_000), new TimeRange(2_002_000, 3_003_000)));
    var document = parse(edit);

    assertEquals(
        List.of("file://localhost/my%20talk%20%C3%A9.mp4"),
        ValidXml.elements(document, "pathurl").stream().map(Element::getTextContent).toList());
    assertEquals(6, ValidXml.elements(document, "file").size());
    assertEquals("TRUE", child(ValidXml.elements(document, "rate").getFirst(), "ntsc"));
  }

  @Test
  void theChannelsOfTwoStereoTracksAreNumberedThrough() {
    var document = parse(SampleEdits.tracks(true, List.of(2, 2), ONE_RANGE));

    assertEquals(
        List.of("video 1", "audio 1", "audio 2", "audio 3", "audio 4"), sourceTracks(document));
    assertEquals(List.of("2"), texts(document, "numOutputChannels"));
    assertEquals(List.of("1", "2", "1", "2"), texts(document, "outputchannelindex"));
    assertEquals(List.of("2", "2"), texts(document, "channelcount"));
    assertEquals(List.of("stereo", "stereo"), texts(document, "layout"));
    assertEquals(List.of("1", "2", "3", "4"), texts(document, "sourcechannel"));
    assertEquals(25, ValidXml.elements(document, "link").size());
  }

  @Test
  void eightMonoTracksAreMixedSoThatEachIsHeard() {
    var document = parse(SampleEdits.tracks(false, Collections.nCopies(8, 1), ONE_RANGE));

    assertEquals(
        IntStream.rangeClosed(1, 8).mapToObj(index -> "audio " + index).toList(),
        sourceTracks(document));
    assertEquals(List.of("1"), texts(document, "numOutputChannels"));
    assertEquals(Collections.nCopies(8, "1"), texts(document, "outputchannelindex"));
    assertEquals(Collections.nCopies(8, "1"), texts(document, "channelcount"));
    assertEquals(
        IntStream.rangeClosed(1, 8).mapToObj(Integer::toString).toList(),
        texts(document, "sourcechannel"));
  }

  @Test
  void theChannelsOfOneTrackAreKeptApart() {
    var document = parse(SampleEdits.tracks(true, List.of(6), ONE_RANGE));

    assertEquals(List.of("6"), texts(document, "numOutputChannels"));
    assertEquals(List.of("1", "2", "3", "4", "5", "6"), texts(document, "outputchannelindex"));
    assertEquals(List.of("6"), texts(document, "channelcount"));
    assertEquals(List.of(), texts(document, "sourcechannel"));
  }

  @Test
  void aMonoTrackBesideWiderOnesIsPlacedByTheImporter() {
    var document = parse(SampleEdits.tracks(true, List.of(2, 1), ONE_RANGE));

    assertEquals(List.of("1", "2"), texts(document, "outputchannelindex"));
    assertEquals(4, ValidXml.elements(document, "track").size());
  }

  @Test
  void eachTrackOfTheFileKeepsItsSampleRate() {
    var document =
        parse(
            SampleEdits.edit(
                "mixed.mkv",
                null,
                List.of(new AudioTrack(44_100, 2), new AudioTrack(48_000, 1)),
                ONE_RANGE));

    var sequence = ValidXml.elements(document, "format").getFirst();
    assertEquals("44100", sequence.getElementsByTagName("samplerate").item(0).getTextContent());
    assertEquals(List.of("44100", "44100", "48000"), texts(document, "samplerate"));
  }

  @Test
  void linksDoNotGrowWithTheSquareOfManyTracks() {
    var document = parse(SampleEdits.tracks(true, Collections.nCopies(64, 1), ONE_RANGE));

    assertEquals(65, ValidXml.elements(document, "link").size());
    var picture = ValidXml.elements(document, "clipitem").getFirst();
    assertEquals(65, picture.getElementsByTagName("link").getLength());
  }

  private static List<String> sourceTracks(Document document) {
    return ValidXml.elements(document, "sourcetrack").stream()
        .map(source -> child(source, "mediatype") + " " + child(source, "trackindex"))
        .toList();
  }

  private static List<String> texts(Document document, String element) {
    return ValidXml.elements(document, element).stream().map(Element::getTextContent).toList();
  }

  private static Document parse(EditList edit) {
    return ValidXml.parse(
        SampleEdits.bytes(EditListFormat.PREMIERE_XML, edit), "xmeml-4-subset.dtd");
  }

  private static long number(Element element, String child) {
    return Long.parseLong(child(element, child));
  }

  private static String child(Element element, String name) {
    for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeName().equals(name)) {
        return node.getTextContent();
      }
    }
    throw new AssertionError("no " + name);
  }
}
