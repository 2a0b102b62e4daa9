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

  /**
   * The kept ranges on another grid, each end at the boundary nearest to it. A cut may have been
   * made when recordings like its own were cut on a coarser grid.
   */
  public List<FrameRange> rangesOn(FrameRate other) {
    if (grid.equals(other)) {
      return ranges;
    }
    return ranges.stream()
        .map(
            range ->
                new FrameRange(
                    other.nearestFrame(grid.microsOf(range.startFrame())),
                    other.nearestFrame(grid.microsOf(range.endFrame()))))
        .toList();
  }

  long keptMillis() {
    return grid.millisOf(RangePlanner.totalFrames(ranges));
  }
}
