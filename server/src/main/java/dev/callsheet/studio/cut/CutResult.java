package dev.callsheet.studio.cut;

import dev.callsheet.timeline.FrameRange;
import dev.callsheet.timeline.FrameRate;
import dev.callsheet.timeline.RangePlanner;
import java.util.List;

/**
 * What a cut keeps.
 *
 * @param grid the frame grid that the ranges count on; milliseconds without video
 * @param sourceMicros how long the asset plays, in microseconds
 * @param ranges the kept ranges, in ascending order
 */
public record CutResult(FrameRate grid, long sourceMicros, List<FrameRange> ranges) {
  /** Copies the list. */
  public CutResult {
    ranges = List.copyOf(ranges);
  }

  /** Whether the grid is that of frames. */
  boolean framed() {
    return !grid.equals(FrameRate.MILLISECONDS);
  }

  long keptMillis() {
    return grid.millisOf(RangePlanner.totalFrames(ranges));
  }
}
