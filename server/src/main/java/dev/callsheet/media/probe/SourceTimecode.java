package dev.callsheet.media.probe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callsheet.media.info.MediaInfo.VideoStream;
import dev.callsheet.timeline.Timecode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The timecode of a recording's beginning: of its timecode track, of its video, or of the file; of
 * sound from a recorder, the sample that its {@code bext} chunk counts from midnight on.
 */
final class SourceTimecode {
  private static final String TRACK = "tmcd";

  private SourceTimecode() {}

  /**
   * Reads what ffprobe says of the whole file.
   *
   * @param audio the stream that is rendered
   * @return {@code null} where there is none, or none that can be counted
   */
  static @Nullable Timecode of(
      JsonNode headers, @Nullable VideoStream video, @Nullable JsonNode audio) {
    int framesPerSecond = framesPerSecond(headers, video);
    for (var labelled : labelled(headers, video)) {
      var timecode =
          tag(labelled, "timecode").flatMap(text -> Timecode.parse(text, framesPerSecond));
      if (timecode.isPresent()) {
        return timecode.get();
      }
    }
    if (audio == null) {
      return null;
    }
    int sampleRate = audio.path("sample_rate").asInt();
    return tag(headers.path("format"), "time_reference")
        .filter(text -> text.matches("\\d{1,18}"))
        .map(text -> Timecode.ofSample(Long.parseLong(text), sampleRate))
        .orElse(null);
  }

  /** A timecode track counts at a rate of its own: 25 a second beside 50 pictures a second. */
  private static int framesPerSecond(JsonNode headers, @Nullable VideoStream video) {
    for (var stream : headers.path("streams")) {
      var rate = Probe.rate(stream.path("avg_frame_rate"));
      if (isTrack(stream) && rate != null) {
        return (int) Math.round(rate.perSecond());
      }
    }
    return video == null ? 0 : (int) Math.round(video.frameRate().perSecond());
  }

  private static List<JsonNode> labelled(JsonNode headers, @Nullable VideoStream video) {
    var nodes = new ArrayList<JsonNode>();
    for (var stream : headers.path("streams")) {
      if (isTrack(stream)) {
        nodes.add(stream);
      }
    }
    for (var stream : headers.path("streams")) {
      if (video != null && stream.path("index").asInt() == video.index()) {
        nodes.add(stream);
      }
    }
    nodes.add(headers.path("format"));
    headers.path("streams").forEach(nodes::add);
    return nodes;
  }

  private static boolean isTrack(JsonNode stream) {
    return stream.path("codec_tag_string").asText().equals(TRACK);
  }

  /** Matroska writes the names of its tags in capitals. */
  private static Optional<String> tag(JsonNode node, String name) {
    return node.path("tags").properties().stream()
        .filter(tag -> tag.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .map(JsonNode::asText)
        .findFirst();
  }
}
