package dev.callsheet.editlist;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/** Writes OpenTimelineIO's JSON: a timeline with a track for the picture and one for the sound. */
final class OtioWriter {

  private static final String MEDIA_KEY = "DEFAULT_MEDIA";

  private final JsonGenerator json;
  private final EditList edit;
  private final FrameRate rate;
  private final Sequence sequence;

  private OtioWriter(JsonGenerator json, EditList edit) {
    this.json = json;
    this.edit = edit;
    this.rate = rate(edit.source());
    this.sequence = Sequence.of(edit, rate);
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
    start("Timeline.1", edit.title());
    json.writeNullField("global_start_time");
    json.writeFieldName("tracks");
    start("Stack.1", "tracks");
    writeItemFields();
    json.writeArrayFieldStart("children");
    if (edit.source().video() != null) {
      writeTrack("Video", "V1");
    }
    if (edit.source().audio() != null) {
      writeTrack("Audio", "A1");
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeTrack(String kind, String name) throws IOException {
    start("Track.1", name);
    writeItemFields();
    json.writeStringField("kind", kind);
    json.writeArrayFieldStart("children");
    for (Sequence.Event event : sequence.events()) {
      writeClip(event);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeClip(Sequence.Event event) throws IOException {
    start("Clip.2", edit.source().fileName());
    writeRange("source_range", event.in(), event.length());
    writeEffectFields();
    json.writeObjectFieldStart("media_references");
    json.writeFieldName(MEDIA_KEY);
    start("ExternalReference.1", edit.source().fileName());
    writeRange("available_range", 0, sequence.sourceLength());
    json.writeNullField("available_image_bounds");
    json.writeStringField("target_url", MediaLocation.segment(edit.source().fileName()));
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringField("active_media_reference_key", MEDIA_KEY);
    json.writeEndObject();
  }

  private void start(String schema, String name) throws IOException {
    json.writeStartObject();
    json.writeStringField("OTIO_SCHEMA", schema);
    json.writeObjectFieldStart("metadata");
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
    json.writeNumberField("rate", rate.framesPerSecond());
    json.writeNumberField("value", (double) value);
    json.writeEndObject();
  }
}
