package dev.callsheet.studio;

import dev.callsheet.media.FrameRate;
import dev.callsheet.media.KeepRange;
import dev.callsheet.media.KeepRanges;
import java.util.List;

/**
 * What a cut keeps.
 *
 * @param grid the frame grid that the ranges count on; milliseconds without video
 * @param sourceMicros how long the asset plays, in microseconds
 * @param ranges the kept ranges, in ascending order
 */
record CutResult(FrameRate grid, long sourceMicros, List<KeepRange> ranges) {
  CutResult {
    ranges = List.copyOf(ranges);
  }

  /** Whether the grid is that of frames. */
  boolean framed() {
    return !grid.equals(FrameRate.MILLISECONDS);
  }

  long keptMillis() {
    return grid.millisOf(KeepRanges.totalFrames(ranges));
  }
}
