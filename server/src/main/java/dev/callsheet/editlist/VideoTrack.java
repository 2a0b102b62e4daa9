package dev.callsheet.editlist;

import dev.callsheet.timeline.FrameRate;

/**
 * The picture of a source.
 *
 * @param frameRate the rate at which its frames are counted: its own or, where that varies or is
 *     slower than editing programs count, the one that it is held at
 * @param width in pixels
 * @param height in pixels
 */
public record VideoTrack(FrameRate frameRate, int width, int height) {

  /** Refuses a picture without a size. */
  public VideoTrack {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("not a picture: " + width + " by " + height);
    }
  }
}
