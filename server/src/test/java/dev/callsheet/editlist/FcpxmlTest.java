package dev.callsheet.editlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.callsheet.timeline.TimeRange;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class FcpxmlTest {

  private static final String DOCUMENT_TYPE = "fcpxml-1.10-subset.dtd";
  private static final Pattern TIME = Pattern.compile("(\\d+)(?:/(\\d+))?s");

  static Stream<EditList> edits() {
    return SampleEdits.all().filter(edit -> edit.source().video() != null);
  }

  @ParameterizedTest
  @MethodSource("edits")
  void everyDocumentIsValidAndItsClipsLieEndToEndOnFrames(EditList edit) {
    var document = ValidXml.parse(SampleEdits.bytes(EditListFormat.FCPXML, edit), DOCUMENT_TYPE);
    var frame = attribute(ValidXml.elements(document, "format").getFirst(), "frameDuration");
    var asset = ValidXml.elements(document, "asset").getFirst();
    var clips = ValidXml.elements(document, "asset-clip");

    assertEquals(edit.source().fileName(), asset.getAttribute("name"));
    assertEquals(edit.ranges().size(), clips.size());
    var position = 0L;
    for (var clip : clips) {
      assertEquals(position, frames(clip, "offset", frame));
      long start = frames(clip, "start", frame);
      long duration = frames(clip, "duration", frame);
      assertEquals(true, start + duration <= frames(asset, "duration", frame));
      position += duration;
    }
    var sequence = ValidXml.elements(document, "sequence").getFirst();
    assertEquals(position, frames(sequence, "duration", frame));
  }

  @Test
  void timesAreFractionsOfTheFrameRate() {
    var edit =
        SampleEdits.video("talk.mp4", SampleEdits.NTSC, 2, List.of(new TimeRange(33_367, 100_100)));
    var document = ValidXml.parse(SampleEdits.bytes(EditListFormat.FCPXML, edit), DOCUMENT_TYPE);

    var clip = ValidXml.elements(document, "asset-clip").getFirst();
    assertEquals("0s", clip.getAttribute("offset"));
    assertEquals("1001/30000s", clip.getAttribute("start"));
    assertEquals("2002/30000s", clip.getAttribute("duration"));
    assertEquals("DF", clip.getAttribute("tcFormat"));
  }

  @Test
  void anAudioOnlySourceHasNoFramesToDescribe() {
    var edit = SampleEdits.audio("talk.mp3", List.of(new TimeRange(0, 1_000_000)));

    assertEquals(
        Optional.of(new Unavailable.VideoRequired()), EditListFormat.FCPXML.unavailable(edit));
    assertThrows(
        IllegalArgumentException.class, () -> SampleEdits.bytes(EditListFormat.FCPXML, edit));
  }

  @Test
  void aSingleTrackIsTheWholeAudioOfItsClips() {
    var edit =
        SampleEdits.video("a.mov", SampleEdits.NTSC, 6, List.of(new TimeRange(0, 1_001_000)));
    var document = ValidXml.parse(SampleEdits.bytes(EditListFormat.FCPXML, edit), DOCUMENT_TYPE);

    var asset = ValidXml.elements(document, "asset").getFirst();
    assertEquals("1", asset.getAttribute("audioSources"));
    assertEquals("6", asset.getAttribute("audioChannels"));
    assertEquals(List.of(), ValidXml.elements(document, "audio-channel-source"));
    assertEquals("surround", layout(document));
  }

  @Test
  void eachTrackIsAComponentOfEachClip() {
    var ranges = List.of(new TimeRange(0, 1_001_000), new TimeRange(2_002_000, 3_003_000));
    var document = document(List.of(2, 2), ranges);

    var asset = ValidXml.elements(document, "asset").getFirst();
    assertEquals("2", asset.getAttribute("audioSources"));
    assertEquals("2", asset.getAttribute("audioChannels"));
    assertEquals("stereo", layout(document));
    assertEquals(
        List.of("1, 2", "3, 4", "1, 2", "3, 4"),
        attributes(document, "audio-channel-source", "srcCh"));
    assertEquals(
        List.of("dialogue.dialogue-1", "dialogue.dialogue-2"),
        attributes(document, "audio-channel-source", "role").subList(0, 2));
    for (var component : ValidXml.elements(document, "audio-channel-source")) {
      assertEquals("1", component.getAttribute("active"));
      assertEquals("1", component.getAttribute("enabled"));
    }
  }

  @Test
  void tracksOfDifferentWidthsAreNumberedThrough() {
    var document = document(List.of(6, 2, 1), List.of(new TimeRange(0, 1_001_000)));

    var asset = ValidXml.elements(document, "asset").getFirst();
    assertEquals("3", asset.getAttribute("audioSources"));
    assertEquals(false, asset.hasAttribute("audioChannels"));
    assertEquals(
        List.of("1, 2, 3, 4, 5, 6", "7, 8", "9"),
        attributes(document, "audio-channel-source", "srcCh"));
    assertEquals("surround", layout(document));
  }

  @Test
  void theSequenceOfAProjectIsNeverMono() {
    for (var channels : List.of(List.of(1), Collections.nCopies(8, 1))) {
      assertEquals("stereo", layout(document(channels, List.of(new TimeRange(0, 1_001_000)))));
    }
  }

  @Test
  void theSequenceTakesTheSampleRateOfTheFirstTrack() {
    var edit =
        SampleEdits.edit(
            "mixed.mkv",
            new VideoTrack(SampleEdits.NTSC, 1920, 1080),
            List.of(new AudioTrack(44_100, 2), new AudioTrack(48_000, 2)),
            List.of(new TimeRange(0, 1_001_000)));
    var document = ValidXml.parse(SampleEdits.bytes(EditListFormat.FCPXML, edit), DOCUMENT_TYPE);

    assertEquals(List.of("44.1k"), attributes(document, "sequence", "audioRate"));
    assertEquals(List.of("44100"), attributes(document, "asset", "audioRate"));
  }

  private static Document document(List<Integer> channels, List<TimeRange> ranges) {
    return ValidXml.parse(
        SampleEdits.bytes(EditListFormat.FCPXML, SampleEdits.tracks(true, channels, ranges)),
        DOCUMENT_TYPE);
  }

  private static String layout(Document document) {
    return attributes(document, "sequence", "audioLayout").getFirst();
  }

  private static List<String> attributes(Document document, String element, String name) {
    return ValidXml.elements(document, element).stream()
        .map(found -> found.getAttribute(name))
        .toList();
  }

  private record Fraction(BigInteger numerator, BigInteger denominator) {}

  private static Fraction attribute(Element element, String name) {
    var matcher = TIME.matcher(element.getAttribute(name));
    assertEquals(true, matcher.matches(), element.getAttribute(name));
    var denominator = matcher.group(2);
    return new Fraction(
        new BigInteger(matcher.group(1)),
        denominator == null ? BigInteger.ONE : new BigInteger(denominator));
  }

  /** How many frames a time is; fails unless it is a whole number of them. */
  private static long frames(Element element, String name, Fraction frame) {
    var time = attribute(element, name);
    var quotient =
        time.numerator()
            .multiply(frame.denominator())
            .divideAndRemainder(time.denominator().multiply(frame.numerator()));
    assertEquals(BigInteger.ZERO, quotient[1], name);
    return quotient[0].longValueExact();
  }
}
