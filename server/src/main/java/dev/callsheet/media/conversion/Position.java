package dev.callsheet.media.conversion;

/** Which part of a picture is kept where {@link Fit#COVER} cuts some off. */
public enum Position {
  /** The middle. */
  CENTER(0.5, 0.5),
  /** The upper edge. */
  TOP(0.5, 0),
  /** The lower edge. */
  BOTTOM(0.5, 1),
  /** The left edge. */
  LEFT(0, 0.5),
  /** The right edge. */
  RIGHT(1, 0.5),
  /** The upper left corner. */
  TOP_LEFT(0, 0),
  /** The upper right corner. */
  TOP_RIGHT(1, 0),
  /** The lower left corner. */
  BOTTOM_LEFT(0, 1),
  /** The lower right corner. */
  BOTTOM_RIGHT(1, 1);

  private final double horizontal;
  private final double vertical;

  Position(double horizontal, double vertical) {
    this.horizontal = horizontal;
    this.vertical = vertical;
  }

  /** How much of what is cut off lies on the left, from 0 to 1. */
  public double horizontal() {
    return horizontal;
  }

  /** How much of what is cut off lies above, from 0 to 1. */
  public double vertical() {
    return vertical;
  }
}
