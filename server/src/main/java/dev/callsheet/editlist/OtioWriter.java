package dev.callsheet.editlist;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.callsheet.timeline.FrameRate;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Writes OpenTimelineIO's JSON: a timeline with a track for the picture and one for each sound
 * track.
 *
 * <p>No field of the format names a stream of a file. If there is more than one sound track, the
 * media references number theirs from zero under {@code callsheet}, and the clips also in the terms
 * of DaVinci Resolve.
 */
final class OtioWriter {

  private static final String MEDIA_KEY = "DEFAULT_MEDIA";
  private static final String RESOLVE = "Resolve_OTIO";

  private final JsonGenerator json;
  private final EditList edit;
  private final FrameRate rate;
  private final long sourceStart;
  private final Sequence sequence;
  private final boolean severalSounds;

  private OtioWriter(JsonGenerator json, EditList edit) {
    this.json = json;
    this.edit = edit;
    this.rate = rate(edit.source());
    this.sourceStart = TimecodeRate.of(edit.source(), rate).firstFrame(edit.source());
    this.sequence = Sequence.of(edit, rate);
    this.severalSounds = edit.source().audio().size() > 1;
  }

  /** What to put into the metadata of an object. */
  @FunctionalInterface
  private interface Metadata {
    void write() throws IOException;

    static void none() {}
  }

  /** The part of the source that a track of the timeline plays. */
  private sealed interface Stream {
    record Picture() implements Stream {}

    record Sound(int index, AudioTrack track) implements Stream {}
  }

  static Optional<Unavailable> unavailable(EditList edit) {
    int tracks = edit.source().audio().size() + (edit.source().video() == null ? 0 : 1);
    return Sequence.of(edit, rate(edit.source())).tooManyClips(tracks);
  }

  static void write(EditList edit, OutputStream output) throws IOException {
    try (var json = JsonWriter.generator(output)) {
      new OtioWriter(json, edit).writeTimeline();
    }
  }

  private static FrameRate rate(SourceMedia source) {
    return source
        .picture()
        .map(VideoTrack::frameRate)
        .or(() -> source.sound().map(audio -> new FrameRate(audio.sampleRate(), 1)))
        .orElseThrow();
  }

  private void writeTimeline() throws IOException {
    start("Timeline.1", edit.title(), this::writeTimelineMetadata);
    json.writeNullField("global_start_time");
    json.writeFieldName("tracks");
    start("Stack.1", "tracks", Metadata::none);
    writeItemFields();
    json.writeArrayFieldStart("children");
    if (edit.source().video() != null) {
      writeTrack("Video", "V1", new Stream.Picture());
    }
    List<AudioTrack> sounds = edit.source().audio();
    for (int index = 0; index < sounds.size(); index++) {
      writeTrack("Audio", "A" + (index + 1), new Stream.Sound(index, sounds.get(index)));
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeTrack(String kind, String name, Stream stream) throws IOException {
    start("Track.1", name, () -> writeTrackMetadata(stream));
    writeItemFields();
    json.writeStringField("kind", kind);
    json.writeArrayFieldStart("children");
    int number = 1;
    for (Sequence.Event event : sequence.events()) {
      writeClip(event, number++, stream);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeClip(Sequence.Event event, int number, Stream stream) throws IOException {
    start("Clip.2", edit.source().fileName(), () -> writeClipMetadata(number, stream));
    writeRange("source_range", sourceStart + event.in(), event.length());
    writeEffectFields();
    json.writeObjectFieldStart("media_references");
    json.writeFieldName(MEDIA_KEY);
    start("ExternalReference.1", edit.source().fileName(), () -> writeMediaMetadata(stream));
    writeRange("available_range", sourceStart, sequence.sourceLength());
    json.writeNullField("available_image_bounds");
    json.writeStringField("target_url", MediaLocation.segment(edit.source().fileName()));
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringField("active_media_reference_key", MEDIA_KEY);
    json.writeEndObject();
  }

  private void writeTimelineMetadata() throws IOException {
    if (severalSounds) {
      json.writeObjectFieldStart(RESOLVE);
      json.writeStringField("Resolve OTIO Meta Version", "1.0");
      json.writeEndObject();
    }
  }

  private void writeTrackMetadata(Stream stream) throws IOException {
    if (severalSounds
        && stream instanceof Stream.Sound(_, var track)
        && (track.channels() == 1 || track.channels() == 2)) {
      json.writeObjectFieldStart(RESOLVE);
      json.writeStringField("Audio Type", track.channels() == 1 ? "Mono" : "Stereo");
      json.writeEndObject();
    }
  }

  private void writeClipMetadata(int number, Stream stream) throws IOException {
    if (!severalSounds) {
      return;
    }
    json.writeObjectFieldStart(RESOLVE);
    if (stream instanceof Stream.Sound(var index, var track)) {
      json.writeArrayFieldStart("Channels");
      for (int channel = 0; channel < track.channels(); channel++) {
        json.writeStartObject();
        json.writeNumberField("Source Channel ID", channel);
        json.writeNumberField("Source Track ID", index);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeNumberField("Link Group ID", number);
    json.writeEndObject();
  }

  private void writeMediaMetadata(Stream stream) throws IOException {
    if (severalSounds && stream instanceof Stream.Sound(var index, var track)) {
      json.writeObjectFieldStart("callsheet");
      json.writeNumberField("audio_track", index);
      json.writeNumberField("sample_rate", track.sampleRate());
      json.writeNumberField("channels", track.channels());
      json.writeEndObject();
    }
  }

  private void start(String schema, String name, Metadata metadata) throws IOException {
    json.writeStartObject();
    json.writeStringField("OTIO_SCHEMA", schema);
    json.writeObjectFieldStart("metadata");
    metadata.write();
    json.writeEndObject();
    json.writeStringField("name", name);
  }

  private void writeItemFields() throws IOException {
    json.writeNullField("source_range");
    writeEffectFields();
  }

  private void writeEffectFields() throws IOException {
    json.writeArrayFieldStart("effects");
    json.writeEndArray();
    json.writeArrayFieldStart("markers");
    json.writeEndArray();
    json.writeBooleanField("enabled", true);
  }

  private void writeRange(String field, long start, long length) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("OTIO_SCHEMA", "TimeRange.1");
    writeTime("start_time", start);
    writeTime("duration", length);
    json.writeEndObject();
  }

  private void writeTime(String field, long value) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("OTIO_SCHEMA", "RationalTime.1");
    json.writeNumberField("rate", rate.perSecond());
    json.writeNumberField("value", (double) value);
    json.writeEndObject();
  }
}
