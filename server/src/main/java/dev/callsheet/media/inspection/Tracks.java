package dev.callsheet.media.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callsheet.media.info.MediaInfo;
import dev.callsheet.media.info.MediaInfo.VideoStream;
import dev.callsheet.media.probe.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tracks of a recording, from what ffprobe says of its streams and what was measured. */
final class Tracks {
  private static final Set<String> TEXT =
      Set.of("subrip", "srt", "ass", "ssa", "mov_text", "webvtt", "text", "subviewer", "microdvd");

  private static final Set<String> INTERLACED = Set.of("tt", "bb", "tb", "bt");
  private static final Pattern BITS =
      Pattern.compile("(?:p|gray|rgb|bgr|x2rgb|x2bgr)(9|10|12|14|16)(?:le|be)?$");
  private static final Pattern DEEP = Pattern.compile("(?:rgb|bgr)(?:48|a64)(?:le|be)?$");
  private static final int LONGEST_TAG = 200;

  private final JsonNode headers;
  private final MediaInfo recording;

  Tracks(JsonNode headers, MediaInfo recording) {
    this.headers = headers;
    this.recording = recording;
  }

  static boolean isCover(JsonNode stream) {
    return isMarked(stream, "attached_pic");
  }

  List<VideoTrack> video() {
    var tracks = new ArrayList<VideoTrack>();
    for (var stream : headers.path("streams")) {
      if (isOf(stream, "video") && !isCover(stream) && stream.path("width").asInt() > 0) {
        tracks.add(video(stream));
      }
    }
    return tracks;
  }

  private VideoTrack video(JsonNode stream) {
    var rendered = recording.video();
    var measured = rendered != null && rendered.index() == index(stream) ? rendered : null;
    int width = stream.path("width").asInt();
    int height = stream.path("height").asInt();
    int rotation = rotation(stream);
    var aspect = text(stream, "sample_aspect_ratio");
    int square = squareWidth(width, aspect);
    boolean turned = rotation % 180 != 0;
    return new VideoTrack(
        index(stream),
        stream.path("codec_name").asText("unknown"),
        text(stream, "profile"),
        width,
        height,
        measured != null ? measured.width() : turned ? height : square,
        measured != null ? measured.height() : turned ? square : height,
        rotation,
        aspect == null || aspect.startsWith("0:") ? "1:1" : aspect,
        framesPerSecond(stream, measured),
        measured != null ? Boolean.valueOf(!measured.variableFrameRate()) : null,
        INTERLACED.contains(stream.path("field_order").asText()),
        dynamicRange(stream),
        stream.path("pix_fmt").asText("unknown"),
        bits(stream.path("pix_fmt").asText()),
        colourSpace(stream),
        number(stream, "bit_rate"),
        measured != null);
  }

  private static @Nullable Double framesPerSecond(JsonNode stream, @Nullable VideoStream measured) {
    var rate =
        measured == null
            ? Probe.rate(stream.path("avg_frame_rate"))
            : measured.variableFrameRate() ? measured.averageFrameRate() : measured.frameRate();
    return rate == null ? null : Math.round(rate.perSecond() * 1000) / 1000.0;
  }

  /** ffprobe counts against the clock. */
  private static int rotation(JsonNode stream) {
    for (var sideData : stream.path("side_data_list")) {
      if (sideData.has("rotation")) {
        int quarters = Math.round(-sideData.path("rotation").asInt() / 90f);
        return Math.floorMod(quarters, 4) * 90;
      }
    }
    return 0;
  }

  private static int squareWidth(int width, @Nullable String aspect) {
    var parts = aspect == null ? new String[0] : aspect.split(":", -1);
    if (parts.length != 2 || !parts[0].matches("\\d{1,9}") || !parts[1].matches("\\d{1,9}")) {
      return width;
    }
    double ratio = Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
    return ratio > 0 && ratio < 1000 ? (int) Math.max(1, Math.round(width * ratio)) : width;
  }

  private static DynamicRange dynamicRange(JsonNode stream) {
    return switch (stream.path("color_transfer").asText()) {
      case "arib-std-b67" -> DynamicRange.HLG;
      case "smpte2084" -> DynamicRange.PQ;
      default -> DynamicRange.SDR;
    };
  }

  static int bits(String pixelFormat) {
    if (DEEP.matcher(pixelFormat).find()) {
      return 16;
    }
    var bits = BITS.matcher(pixelFormat);
    return bits.find() ? Integer.parseInt(bits.group(1)) : 8;
  }

  private static @Nullable String colourSpace(JsonNode stream) {
    var space = text(stream, "color_space");
    return space == null || space.equals("unknown") || space.equals("reserved") ? null : space;
  }

  List<AudioTrack> audio() {
    var tracks = new ArrayList<AudioTrack>();
    for (var measured : recording.audioTracks()) {
      var stream = stream(measured.index());
      tracks.add(
          new AudioTrack(
              measured.index(),
              tracks.size() + 1,
              measured.codec(),
              measured.channels(),
              measured.layout(),
              measured.sampleRate(),
              number(stream, "bit_rate"),
              language(stream),
              tag(stream, "title"),
              isMarked(stream, "default"),
              measured.equals(recording.audio())));
    }
    return tracks;
  }

  List<SubtitleTrack> subtitles() {
    var tracks = new ArrayList<SubtitleTrack>();
    for (var stream : headers.path("streams")) {
      if (isOf(stream, "subtitle")) {
        var codec = stream.path("codec_name").asText("unknown");
        tracks.add(
            new SubtitleTrack(
                index(stream),
                tracks.size() + 1,
                codec,
                TEXT.contains(codec),
                language(stream),
                tag(stream, "title"),
                isMarked(stream, "default"),
                isMarked(stream, "forced")));
      }
    }
    return tracks;
  }

  private JsonNode stream(int index) {
    for (var stream : headers.path("streams")) {
      if (index(stream) == index) {
        return stream;
      }
    }
    throw new IllegalStateException("There is no stream " + index);
  }

  private static boolean isOf(JsonNode stream, String type) {
    return stream.path("codec_type").asText().equals(type);
  }

  private static int index(JsonNode stream) {
    return stream.path("index").asInt();
  }

  private static boolean isMarked(JsonNode stream, String disposition) {
    return stream.path("disposition").path(disposition).asInt() == 1;
  }

  private static @Nullable String text(JsonNode node, String field) {
    var text = node.path(field).asText();
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Long number(JsonNode node, String field) {
    var text = node.path(field).asText();
    return text.matches("\\d{1,15}") ? Long.valueOf(text) : null;
  }

  private static @Nullable String language(JsonNode stream) {
    var language = tag(stream, "language");
    return language == null || language.equals("und") ? null : language;
  }

  private static @Nullable String tag(JsonNode stream, String name) {
    var text = stream.path("tags").path(name).asText();
    if (text.isEmpty()) {
      return null;
    }
    int length = Math.min(LONGEST_TAG, text.codePointCount(0, text.length()));
    return text.substring(0, text.offsetByCodePoints(0, length));
  }
}
