package dev.callsheet.media.probe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callsheet.media.info.Fields;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a video is interlaced, from what ffprobe says of its stream. Headers are believed where
 * they say so; where they say nothing, or speak for the beginning alone, each picture is asked.
 * What is interlaced and says nowhere that it is would take a pass over all pictures to find.
 */
final class SourceFields {
  private static final Set<String> TOP_FIRST = Set.of("tt", "bt");
  private static final Set<String> BOTTOM_FIRST = Set.of("bb", "tb");

  /** Codecs whose pictures each say it. */
  private static final Set<String> MARKING =
      Set.of(
          "mpeg2video",
          "h264",
          "vc1",
          "mpeg4",
          "dvvideo",
          "prores",
          "dnxhd",
          "mjpeg",
          "ffv1",
          "cavs");

  /** Its fields are pictures of their own. */
  private static final String HEVC = "hevc";

  private SourceFields() {}

  /**
   * Reads how a stream is interlaced.
   *
   * @param joined whether its container has no header that speaks for all of it
   */
  static @Nullable Fields of(JsonNode stream, boolean joined) {
    var codec = stream.path("codec_name").asText();
    var order = stream.path("field_order").asText();
    boolean topFirst = TOP_FIRST.contains(order);
    boolean interlaced = topFirst || BOTTOM_FIRST.contains(order);
    boolean marked = MARKING.contains(codec);
    boolean mayBe = marked && (joined || !order.equals("progressive"));
    return codec.equals(HEVC) || !(interlaced || mayBe)
        ? null
        : new Fields(stream.path("width").asInt(), stream.path("height").asInt(), marked, topFirst);
  }
}
