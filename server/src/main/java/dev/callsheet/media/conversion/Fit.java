package dev.callsheet.media.conversion;

/** What becomes of a picture of other proportions than the width and the height asked for. */
public enum Fit {
  /** All of it is shown, as large as fits; of a video, what is left of the frame is background. */
  CONTAIN,
  /** The frame is filled, and what overlaps is cut off. */
  COVER,
  /** The picture is stretched to the frame. */
  FILL
}
