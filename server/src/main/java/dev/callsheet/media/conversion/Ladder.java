package dev.callsheet.media.conversion;

import dev.callsheet.media.info.MediaInfo.VideoStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The frames of an adaptive video, the largest one first; none is larger than the source's, and no
 * two have the same shorter side.
 */
final class Ladder {
  /** The shorter sides that players and screens are used to. */
  private static final List<Integer> USUAL = List.of(2160, 1440, 1080, 720, 480, 360, 240);

  /** A rung that is hardly smaller than the one above it saves nothing. */
  private static final double LEAST_STEP = 0.85;

  private Ladder() {}

  /**
   * The rungs for a video.
   *
   * @param heights the shorter sides asked for; empty for the usual ones
   * @param warnings hears of those that the source is too small for
   */
  static List<VideoFrame> of(VideoStream video, List<Integer> heights, List<Warning> warnings) {
    var top = VideoFrame.of(video.width(), video.height(), null, null, Fit.CONTAIN);
    int shorter = Math.min(top.drawnWidth(), top.drawnHeight());
    var sides = new ArrayList<Integer>();
    if (heights.isEmpty()) {
      sides.add(shorter);
      USUAL.stream().filter(side -> side <= shorter * LEAST_STEP).forEach(sides::add);
    } else {
      heights.stream()
          .filter(side -> side <= shorter)
          .map(side -> side - side % 2)
          .distinct()
          .sorted(Comparator.reverseOrder())
          .forEach(sides::add);
      if (heights.stream().anyMatch(side -> side > shorter)) {
        warnings.add(
            new Warning(
                Warning.Kind.NOT_ENLARGED,
                "The source's shorter side has %d pixels; qualities above that were left out."
                    .formatted(Math.min(video.width(), video.height()))));
      }
      if (sides.isEmpty()) {
        sides.add(shorter);
      }
    }
    return sides.stream().map(side -> side == shorter ? top : rung(video, side)).toList();
  }

  private static VideoFrame rung(VideoStream video, int side) {
    double scale = (double) side / Math.min(video.width(), video.height());
    return VideoFrame.scaled(video.width() * scale, video.height() * scale);
  }
}
