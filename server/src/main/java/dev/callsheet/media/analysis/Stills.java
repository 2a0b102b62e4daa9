package dev.callsheet.media.analysis;

import dev.callsheet.media.colour.SdrFilters;
import dev.callsheet.media.info.MediaInfo.VideoStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Pictures that an analysis leaves in its folder on the way, as JPEG, upright: seeking them later
 * would take as long as the analysis where a recording has few key frames. Each is the picture
 * shown at its time, the first one before the video begins.
 *
 * @param seconds from one to the next; the first is that at zero
 * @param longestSide pixels that neither side exceeds; pictures are never made larger
 */
public record Stills(int seconds, int longestSide) {
  private static final double MICROS = 1e6;

  /** Checks that the numbers are positive. */
  public Stills {
    if (seconds <= 0 || longestSide <= 0) {
      throw new IllegalArgumentException(
          "No pictures of " + longestSide + " pixels every " + seconds + " s");
    }
  }

  /**
   * The picture nearest to a time; the last one where the video has ended by then.
   *
   * @param folder of the analysis
   */
  public Path nearest(Path folder, long micros) {
    for (var number = Math.round(micros / (seconds * MICROS)); number >= 0; number--) {
      var file = folder.resolve("still-" + number + ".jpg");
      if (Files.exists(file)) {
        return file;
      }
    }
    throw new IllegalStateException("There are no pictures in " + folder);
  }

  /** The output of a pass that runs in the folder. */
  List<String> output(VideoStream video, SdrFilters colours) {
    var scale = Math.min(1, (double) longestSide / Math.max(video.width(), video.height()));
    int width = (int) Math.max(1, Math.round(video.width() * scale));
    int height = (int) Math.max(1, Math.round(video.height() * scale));
    var filters =
        "%s%s,fps=fps=1/%d:start_time=0:round=up,%s"
            .formatted(
                video.deinterlaced(), video.onTime(0), seconds, colours.still(width, height));
    return List.of(
        "-map",
        "0:" + video.index(),
        "-an",
        "-sn",
        "-dn",
        "-vf",
        filters,
        "-fps_mode",
        "passthrough",
        "-c:v",
        "mjpeg",
        "-q:v",
        "3",
        "-f",
        "image2",
        "-start_number",
        "0",
        "still-%d.jpg");
  }
}
