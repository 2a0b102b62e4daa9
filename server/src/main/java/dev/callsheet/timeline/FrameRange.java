package dev.callsheet.timeline;

/**
 * A stretch of a recording that a cut keeps, in frames of the recording's edit rate: from the first
 * frame up to, not including, the end frame.
 */
public record FrameRange(long startFrame, long endFrame) {
  /** Refuses an empty or negative stretch. */
  public FrameRange {
    if (startFrame < 0 || endFrame <= startFrame) {
      throw new IllegalArgumentException("Not a range: " + startFrame + " to " + endFrame);
    }
  }

  /** The number of frames kept. */
  public long frames() {
    return endFrame - startFrame;
  }
}
