package dev.callsheet.editlist;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * Writes xmeml 4: a sequence with a video track and an audio track for each channel, the clip items
 * of one event linked to each other.
 */
final class PremiereXmlWriter {

  private static final int MAX_AUDIO_TRACKS = 8;
  private static final String FILE_ID = "file-1";
  private static final String MASTER_CLIP_ID = "masterclip-1";

  private final IndentedXml xml;
  private final EditList edit;
  private final SourceMedia source;
  private final TimecodeRate rate;
  private final Sequence sequence;
  private final int audioTracks;
  private boolean fileDescribed;

  private PremiereXmlWriter(IndentedXml xml, EditList edit) {
    this.xml = xml;
    this.edit = edit;
    this.source = edit.source();
    this.rate = TimecodeRate.of(source);
    this.sequence = Sequence.of(edit, rate.frameRate());
    this.audioTracks = Math.min(source.channels(), MAX_AUDIO_TRACKS);
  }

  static void write(EditList edit, OutputStream output) throws IOException {
    IndentedXml.document(output, "xmeml", xml -> new PremiereXmlWriter(xml, edit).writeRoot());
  }

  private void writeRoot() throws XMLStreamException {
    xml.element(
        "xmeml",
        Map.of("version", "4"),
        () -> xml.element("sequence", Map.of("id", "sequence-1"), this::writeSequence));
  }

  private void writeSequence() throws XMLStreamException {
    xml.text("name", edit.title());
    xml.text("duration", sequence.length());
    writeRate();
    writeTimecode();
    xml.element("media", this::writeTracks);
  }

  private void writeRate() throws XMLStreamException {
    xml.element(
        "rate",
        () -> {
          xml.text("timebase", rate.nominal());
          xml.text("ntsc", rate.frameRate().denominator() == 1 ? "FALSE" : "TRUE");
        });
  }

  private void writeTimecode() throws XMLStreamException {
    xml.element(
        "timecode",
        () -> {
          writeRate();
          xml.text("string", rate.format(0));
          xml.text("frame", 0);
          xml.text("displayformat", rate.dropFrame() ? "DF" : "NDF");
        });
  }

  private void writeTracks() throws XMLStreamException {
    var video = source.video();
    if (video != null) {
      xml.element(
          "video",
          () -> {
            xml.element("format", () -> writeCharacteristics(video));
            xml.element("track", () -> writeClips("video", 1));
          });
    }
    var audio = source.audio();
    if (audio != null) {
      xml.element(
          "audio",
          () -> {
            xml.text("numOutputChannels", audioTracks);
            xml.element("format", () -> writeCharacteristics(audio));
            for (int track = 1; track <= audioTracks; track++) {
              int index = track;
              xml.element(
                  "track",
                  () -> {
                    writeClips("audio", index);
                    xml.text("outputchannelindex", index);
                  });
            }
          });
    }
  }

  private void writeClips(String mediaType, int track) throws XMLStreamException {
    int index = 1;
    for (Sequence.Event event : sequence.events()) {
      int clip = index++;
      xml.element(
          "clipitem",
          Map.of("id", clipId(mediaType, track, clip)),
          () -> {
            xml.text("masterclipid", MASTER_CLIP_ID);
            xml.text("name", source.fileName());
            xml.text("enabled", "TRUE");
            xml.text("duration", sequence.sourceLength());
            writeRate();
            xml.text("start", event.start());
            xml.text("end", event.end());
            xml.text("in", event.in());
            xml.text("out", event.out());
            writeFile();
            xml.element(
                "sourcetrack",
                () -> {
                  xml.text("mediatype", mediaType);
                  xml.text("trackindex", track);
                });
            writeLinks(clip);
          });
    }
  }

  /** The file is described where it first occurs; after that its id is enough. */
  private void writeFile() throws XMLStreamException {
    if (fileDescribed) {
      xml.empty("file", Map.of("id", FILE_ID));
      return;
    }
    fileDescribed = true;
    xml.element(
        "file",
        Map.of("id", FILE_ID),
        () -> {
          xml.text("name", source.fileName());
          xml.text("pathurl", "file://localhost/" + MediaLocation.segment(source.fileName()));
          writeRate();
          xml.text("duration", sequence.sourceLength());
          writeTimecode();
          xml.element("media", this::writeFileMedia);
        });
  }

  private void writeFileMedia() throws XMLStreamException {
    var video = source.video();
    if (video != null) {
      xml.element("video", () -> writeCharacteristics(video));
    }
    var audio = source.audio();
    if (audio != null) {
      xml.element(
          "audio",
          () -> {
            writeCharacteristics(audio);
            xml.text("channelcount", audio.channels());
          });
    }
  }

  private void writeCharacteristics(VideoTrack video) throws XMLStreamException {
    xml.element(
        "samplecharacteristics",
        () -> {
          writeRate();
          xml.text("width", video.width());
          xml.text("height", video.height());
          xml.text("anamorphic", "FALSE");
          xml.text("pixelaspectratio", "square");
          xml.text("fielddominance", "none");
        });
  }

  private void writeCharacteristics(AudioTrack audio) throws XMLStreamException {
    xml.element(
        "samplecharacteristics",
        () -> {
          xml.text("depth", 16);
          xml.text("samplerate", audio.sampleRate());
        });
  }

  private void writeLinks(int clip) throws XMLStreamException {
    if (source.video() != null) {
      writeLink("video", 1, clip);
    }
    for (int track = 1; track <= audioTracks; track++) {
      writeLink("audio", track, clip);
    }
  }

  private void writeLink(String mediaType, int track, int clip) throws XMLStreamException {
    xml.element(
        "link",
        () -> {
          xml.text("linkclipref", clipId(mediaType, track, clip));
          xml.text("mediatype", mediaType);
          xml.text("trackindex", track);
          xml.text("clipindex", clip);
        });
  }

  private static String clipId(String mediaType, int track, int clip) {
    return "clipitem-" + mediaType + "-" + track + "-" + clip;
  }
}
