package dev.callsheet.editlist;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamException;

/**
 * Writes xmeml 4: a sequence with a video track and an audio track for each channel, the clip items
 * of one event linked to each other. The channels of the source are numbered through all its sound
 * tracks.
 */
final class PremiereXmlWriter {

  private static final int MAX_OUTPUTS = 8;

  /** Up to so many audio tracks each clip item names all that it is linked to, as Premiere does. */
  private static final int MAX_MUTUALLY_LINKED = 8;

  private static final String FILE_ID = "file-1";
  private static final String MASTER_CLIP_ID = "masterclip-1";

  private final IndentedXml xml;
  private final EditList edit;
  private final SourceMedia source;
  private final TimecodeRate rate;
  private final Sequence sequence;
  private final List<Channel> channels;
  private boolean fileDescribed;

  private PremiereXmlWriter(IndentedXml xml, EditList edit) {
    this.xml = xml;
    this.edit = edit;
    this.source = edit.source();
    this.rate = TimecodeRate.of(source);
    this.sequence = Sequence.of(edit, rate.frameRate());
    this.channels = channels(source);
  }

  /**
   * One channel of the source, which is one audio track of the sequence.
   *
   * @param index its number among the channels of all sound tracks, from one
   * @param output the output that it goes to, or none if the importer is to place it
   */
  private record Channel(int index, OptionalInt output) {}

  private static List<Channel> channels(SourceMedia source) {
    var channels = new ArrayList<Channel>();
    int outputs = outputs(source);
    for (AudioTrack track : source.audio()) {
      for (int channel = 1; channel <= track.channels(); channel++) {
        // A mono track beside wider ones would come from the left alone.
        boolean placed = channel <= outputs && (track.channels() > 1 || outputs == 1);
        channels.add(
            new Channel(
                channels.size() + 1, placed ? OptionalInt.of(channel) : OptionalInt.empty()));
      }
    }
    return List.copyOf(channels);
  }

  /** Sound tracks are mixed, so that each is heard; only the channels of one are kept apart. */
  private static int outputs(SourceMedia source) {
    return Math.min(source.widest(), MAX_OUTPUTS);
  }

  static Optional<Unavailable> unavailable(EditList edit) {
    var source = edit.source();
    int tracks = source.channels() + (source.video() == null ? 0 : 1);
    return Sequence.of(edit, TimecodeRate.of(source).frameRate()).tooManyClips(tracks);
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
    writeTimecode(0);
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

  private void writeTimecode(long frame) throws XMLStreamException {
    xml.element(
        "timecode",
        () -> {
          writeRate();
          xml.text("string", rate.format(frame));
          xml.text("frame", frame);
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
    if (!source.audio().isEmpty()) {
      xml.element("audio", this::writeAudioTracks);
    }
  }

  private void writeAudioTracks() throws XMLStreamException {
    xml.text("numOutputChannels", outputs(source));
    xml.element("format", () -> writeCharacteristics(source.audio().getFirst()));
    for (Channel channel : channels) {
      xml.element(
          "track",
          () -> {
            writeClips("audio", channel.index());
            if (channel.output().isPresent()) {
              xml.text("outputchannelindex", channel.output().getAsInt());
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
            boolean first = mediaType.equals("video") || (source.video() == null && track == 1);
            if (first || channels.size() <= MAX_MUTUALLY_LINKED) {
              writeLinks(clip);
            }
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
          writeTimecode(rate.firstFrame(source));
          xml.element("media", this::writeFileMedia);
        });
  }

  private void writeFileMedia() throws XMLStreamException {
    var video = source.video();
    if (video != null) {
      xml.element("video", () -> writeCharacteristics(video));
    }
    int first = 1;
    for (AudioTrack track : source.audio()) {
      int channel = first;
      xml.element("audio", () -> writeFileAudio(track, channel));
      first += track.channels();
    }
  }

  /** One sound track of the file; if it has several, its channels tell which are its own. */
  private void writeFileAudio(AudioTrack track, int firstChannel) throws XMLStreamException {
    writeCharacteristics(track);
    xml.text("channelcount", track.channels());
    if (source.audio().size() == 1) {
      return;
    }
    if (track.channels() == 2) {
      xml.text("layout", "stereo");
    }
    for (int channel = 0; channel < track.channels(); channel++) {
      int index = firstChannel + channel;
      xml.element("audiochannel", () -> xml.text("sourcechannel", index));
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
    for (Channel channel : channels) {
      writeLink("audio", channel.index(), clip);
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
