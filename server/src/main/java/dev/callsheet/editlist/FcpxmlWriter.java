package dev.callsheet.editlist;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;

/** Writes Final Cut Pro XML 1.10: one asset, and a spine of clips of it. */
final class FcpxmlWriter {

  private static final String FORMAT_ID = "r1";
  private static final String ASSET_ID = "r2";

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
  private final Sequence sequence;

  private FcpxmlWriter(IndentedXml xml, EditList edit) {
    this.xml = xml;
    this.edit = edit;
    this.video = Objects.requireNonNull(edit.source().video());
    this.rate = TimecodeRate.nearest(video.frameRate());
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
    asset.put("start", time(0));
    asset.put("duration", time(sequence.sourceLength()));
    asset.put("hasVideo", "1");
    asset.put("format", FORMAT_ID);
    asset.put("videoSources", "1");
    edit.source()
        .sound()
        .ifPresent(
            audio -> {
              asset.put("hasAudio", "1");
              asset.put("audioSources", "1");
              asset.put("audioChannels", Integer.toString(audio.channels()));
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
              attributes.put("audioLayout", layout(audio.channels()));
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
      clip.put("start", time(event.in()));
      clip.put("duration", time(event.length()));
      clip.put("format", FORMAT_ID);
      clip.put("tcFormat", timecodeFormat());
      xml.empty("asset-clip", clip);
    }
  }

  private String timecodeFormat() {
    return rate.dropFrame() ? "DF" : "NDF";
  }

  private static String layout(int channels) {
    return switch (channels) {
      case 1 -> "mono";
      case 2 -> "stereo";
      default -> "surround";
    };
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
