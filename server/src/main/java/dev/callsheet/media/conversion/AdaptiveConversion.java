package dev.callsheet.media.conversion;

import java.util.List;

/**
 * Makes a video in several qualities, with aligned key frames, and the manifests by which players
 * choose among them: those of both formats, for the media files are the same.
 *
 * @param format whose manifest is the one to open
 * @param heights the shorter sides of the qualities; a usual ladder where none are given. Those
 *     above the source's are left out, and odd ones become even
 * @param segmentSeconds the length of a segment
 */
public record AdaptiveConversion(AdaptiveFormat format, List<Integer> heights, int segmentSeconds)
    implements Conversion {
  /** The length of a segment unless another is asked for. */
  public static final int USUAL_SEGMENT_SECONDS = 4;

  /** So many qualities are made at most. */
  public static final int MOST_HEIGHTS = 8;

  /** Refuses what no player takes. */
  public AdaptiveConversion {
    heights = List.copyOf(heights);
    heights.forEach(each -> Requirements.within("heights", each, 144, 2160));
    Requirements.that(heights.size() <= MOST_HEIGHTS, "At most " + MOST_HEIGHTS + " heights");
    Requirements.that(
        heights.stream().distinct().count() == heights.size(), "A height is repeated");
    Requirements.within("segmentSeconds", segmentSeconds, 1, 10);
  }
}
