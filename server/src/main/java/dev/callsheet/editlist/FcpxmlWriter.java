package dev.callsheet.editlist;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;

/** Writes Final Cut Pro XML 1.10: one asset, and a spine of clips of it. */
final class FcpxmlWriter {

  private static final String FORMAT_ID = "r1";
  private static final String ASSET_ID = "r2";

  /** The role of sound that nothing is known of. */
  private static final String ROLE = "dialogue";

  /** The sample rates that a sequence may name. */
  private static final Map<Integer, String> SEQUENCE_AUDIO_RATES =
      Map.of(
          32_000, "32k",
          44_100, "44.1k",
          48_000, "48k",
          88_200, "88.2k",
          96_000, "96k",
          176_400, "176.4k",
          192_000, "192k");

  private final IndentedXml xml;
  private final EditList edit;
  private final VideoTrack video;
  private final TimecodeRate rate;
  private final long sourceStart;
  private final Sequence sequence;

  private FcpxmlWriter(IndentedXml xml, EditList edit) {
    this.xml = xml;
    this.edit = edit;
    this.video = Objects.requireNonNull(edit.source().video());
    this.rate = TimecodeRate.of(edit.source());
    this.sourceStart = rate.firstFrame(edit.source());
    this.sequence = Sequence.of(edit, rate.frameRate());
  }

  static void write(EditList edit, OutputStream output) throws IOException {
    IndentedXml.document(output, "fcpxml", xml -> new FcpxmlWriter(xml, edit).writeRoot());
  }

  private void writeRoot() throws XMLStreamException {
    xml.element(
        "fcpxml",
        Map.of("version", "1.10"),
        () -> {
          xml.element("resources", this::writeResources);
          xml.element(
              "library",
              () ->
                  xml.element(
                      "event",
                      Map.of("name", edit.title()),
                      () ->
                          xml.element(
                              "project", Map.of("name", edit.title()), this::writeSequence)));
        });
  }

  private void writeResources() throws XMLStreamException {
    var format = new LinkedHashMap<String, String>();
    format.put("id", FORMAT_ID);
    format.put("frameDuration", time(1));
    format.put("width", Integer.toString(video.width()));
    format.put("height", Integer.toString(video.height()));
    xml.empty("format", format);
    var asset = new LinkedHashMap<String, String>();
    asset.put("id", ASSET_ID);
    asset.put("name", edit.source().fileName());
    asset.put("start", time(sourceStart));
    asset.put("duration", time(sequence.sourceLength()));
    asset.put("hasVideo", "1");
    asset.put("format", FORMAT_ID);
    asset.put("videoSources", "1");
    edit.source()
        .sound()
        .ifPresent(
            audio -> {
              asset.put("hasAudio", "1");
              asset.put("audioSources", Integer.toString(edit.source().audio().size()));
              // The number is that of each source; without it, it is read from the media.
              if (edit.source().audio().stream()
                  .allMatch(track -> track.channels() == audio.channels())) {
                asset.put("audioChannels", Integer.toString(audio.channels()));
              }
              asset.put("audioRate", Integer.toString(audio.sampleRate()));
            });
    var media = new LinkedHashMap<String, String>();
    media.put("kind", "original-media");
    media.put("src", "./" + MediaLocation.segment(edit.source().fileName()));
    xml.element("asset", asset, () -> xml.empty("media-rep", media));
  }

  private void writeSequence() throws XMLStreamException {
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("format", FORMAT_ID);
    attributes.put("duration", time(sequence.length()));
    attributes.put("tcStart", time(0));
    attributes.put("tcFormat", timecodeFormat());
    edit.source()
        .sound()
        .ifPresent(
            audio -> {
              attributes.put("audioLayout", edit.source().widest() > 2 ? "surround" : "stereo");
              var audioRate = SEQUENCE_AUDIO_RATES.get(audio.sampleRate());
              if (audioRate != null) {
                attributes.put("audioRate", audioRate);
              }
            });
    xml.element("sequence", attributes, () -> xml.element("spine", this::writeClips));
  }

  private void writeClips() throws XMLStreamException {
    for (Sequence.Event event : sequence.events()) {
      var clip = new LinkedHashMap<String, String>();
      clip.put("ref", ASSET_ID);
      clip.put("offset", time(event.start()));
      clip.put("name", edit.source().fileName());
      clip.put("start", time(sourceStart + event.in()));
      clip.put("duration", time(event.length()));
      clip.put("format", FORMAT_ID);
      clip.put("tcFormat", timecodeFormat());
      if (edit.source().audio().size() > 1) {
        clip.put("audioRole", ROLE);
        xml.element("asset-clip", clip, this::writeAudioComponents);
      } else {
        xml.empty("asset-clip", clip);
      }
    }
  }

  /** A component for each sound track; the channels are numbered through all of them. */
  private void writeAudioComponents() throws XMLStreamException {
    int first = 1;
    int number = 1;
    for (AudioTrack track : edit.source().audio()) {
      int next = first + track.channels();
      var component = new LinkedHashMap<String, String>();
      component.put(
          "srcCh", IntStream.range(first, next).mapToObj(Integer::toString).collect(joining(", ")));
      component.put("role", ROLE + '.' + ROLE + '-' + number++);
      xml.empty("audio-channel-source", component);
      first = next;
    }
  }

  private String timecodeFormat() {
    return rate.dropFrame() ? "DF" : "NDF";
  }

  /** Frames as seconds: a whole number of frame durations over the rate, {@code 1001/30000s}. */
  private String time(long frames) {
    long numerator = frames * rate.frameRate().denominator();
    long denominator = rate.frameRate().numerator();
    return numerator % denominator == 0
        ? numerator / denominator + "s"
        : numerator + "/" + denominator + "s";
  }
}
