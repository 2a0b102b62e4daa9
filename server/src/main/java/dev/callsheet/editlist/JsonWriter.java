package dev.callsheet.editlist;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.callsheet.timeline.TimeRange;
import java.io.IOException;
import java.io.OutputStream;

/** Writes the list as plain JSON, without rounding anything. */
final class JsonWriter {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private JsonWriter() {}

  /** A generator that leaves the stream open when it is closed itself. */
  static JsonGenerator generator(OutputStream output) throws IOException {
    return FACTORY
        .createGenerator(output, JsonEncoding.UTF8)
        .setPrettyPrinter(new DefaultPrettyPrinter());
  }

  static void write(EditList edit, OutputStream output) throws IOException {
    try (var json = generator(output)) {
      json.writeStartObject();
      json.writeStringField("title", edit.title());
      json.writeNumberField("duration_us", edit.durationMicros());
      writeSource(json, edit.source());
      json.writeArrayFieldStart("ranges");
      long position = 0;
      for (TimeRange range : edit.ranges()) {
        json.writeStartObject();
        json.writeNumberField("source_start_us", range.startMicros());
        json.writeNumberField("source_end_us", range.endMicros());
        json.writeNumberField("output_start_us", position);
        position += range.durationMicros();
        json.writeNumberField("output_end_us", position);
        var video = edit.source().video();
        if (video != null) {
          json.writeNumberField(
              "source_start_frame", video.frameRate().nearestFrame(range.startMicros()));
          json.writeNumberField(
              "source_end_frame", video.frameRate().nearestFrame(range.endMicros()));
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void writeSource(JsonGenerator json, SourceMedia source) throws IOException {
    json.writeObjectFieldStart("source");
    json.writeStringField("file_name", source.fileName());
    json.writeNumberField("duration_us", source.durationMicros());
    var video = source.video();
    if (video != null) {
      json.writeObjectFieldStart("video");
      json.writeStringField("frame_rate", video.frameRate().toString());
      json.writeNumberField("width", video.width());
      json.writeNumberField("height", video.height());
      json.writeEndObject();
    }
    if (!source.audio().isEmpty()) {
      json.writeFieldName("audio");
      writeTrack(json, source.audio().getFirst());
    }
    if (source.audio().size() > 1) {
      json.writeArrayFieldStart("audio_tracks");
      for (AudioTrack track : source.audio()) {
        writeTrack(json, track);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void writeTrack(JsonGenerator json, AudioTrack track) throws IOException {
    json.writeStartObject();
    json.writeNumberField("sample_rate", track.sampleRate());
    json.writeNumberField("channels", track.channels());
    json.writeEndObject();
  }
}
