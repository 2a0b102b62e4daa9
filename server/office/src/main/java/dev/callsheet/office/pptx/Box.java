package dev.callsheet.office.pptx;

/** A place on a slide, in points from its top left corner. */
record Box(double x, double y, double width, double height) {
  /** English metric units in a point. */
  private static final int UNITS = 12_700;

  /** A length in the units that files have. */
  static long units(double points) {
    return Math.round(points * UNITS);
  }

  /** The largest box of that ratio in the middle of this one, at most of that size. */
  Box fit(double mostWidth, double mostHeight) {
    double scale = Math.min(1, Math.min(width / mostWidth, height / mostHeight));
    double fitWidth = mostWidth * scale;
    double fitHeight = mostHeight * scale;
    return new Box(x + (width - fitWidth) / 2, y + (height - fitHeight) / 2, fitWidth, fitHeight);
  }
}
