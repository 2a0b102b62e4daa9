package dev.callsheet.media.probe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callsheet.media.info.Colours;
import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The colours of a video, from what ffprobe says of its stream. */
final class SourceColours {
  /** Matrices that nothing here can undo. */
  private static final Set<String> UNREADABLE = Set.of("ictcp", "ipt-c2");

  private SourceColours() {}

  /**
   * Reads the colours of a stream.
   *
   * @throws MediaException with {@link MediaFailure.Unsupported} for pictures in the IPT of Dolby
   *     Vision, profile 5, which are green and violet without its own decoder, and in ICtCp
   */
  static Colours of(JsonNode stream) throws MediaException {
    Integer brightest = null;
    Integer brightestOfScreen = null;
    for (var sideData : stream.path("side_data_list")) {
      int profile = sideData.path("dv_profile").asInt();
      if (profile == 5
          || (profile == 10 && sideData.path("dv_bl_signal_compatibility_id").asInt(-1) == 0)) {
        throw new MediaException(
            new MediaFailure.Unsupported("Dolby Vision, profile " + profile + ", stands alone"));
      }
      if (sideData.path("max_content").asInt() > 0) {
        brightest = sideData.path("max_content").asInt();
      }
      var screen = Probe.rate(sideData.path("max_luminance"));
      if (screen != null) {
        brightestOfScreen = (int) Math.round(screen.perSecond());
      }
    }
    var matrix = named(stream, "color_space");
    if (matrix != null && UNREADABLE.contains(matrix)) {
      throw new MediaException(new MediaFailure.Unsupported("Pictures in " + matrix));
    }
    return new Colours(
        named(stream, "color_transfer"),
        named(stream, "color_primaries"),
        matrix,
        brightest == null ? brightestOfScreen : brightest);
  }

  private static @Nullable String named(JsonNode stream, String field) {
    var name = stream.path(field).asText();
    return name.isEmpty() || name.equals("unknown") || name.equals("reserved") ? null : name;
  }
}
