package dev.callsheet.media.render;

/** The most that rendered pictures may have. They are never made larger than the recording's. */
public enum Resolution {
  /** The recording's own size, within 3840 by 2160. */
  SOURCE(2160),
  /** The shorter side at most 1080 pixels. */
  P1080(1080),
  /** The shorter side at most 720 pixels. */
  P720(720),
  /** The shorter side at most 540 pixels: the size of previews. */
  P540(540);

  /** The longest side that the H.264 encoder takes. */
  private static final double LONGEST_SIDE = 3840;

  private final int shorterSide;

  Resolution(int shorterSide) {
    this.shorterSide = shorterSide;
  }

  /** The size rendered from pictures of the given size: both sides even, proportions kept. */
  Size within(double width, double height) {
    double shorter = Math.min(width, height);
    double longer = Math.max(width, height);
    double scale = Math.min(1, Math.min(shorterSide / shorter, LONGEST_SIDE / longer));
    return Size.even(width * scale, height * scale);
  }

  /** The size whose shorter side has so many pixels, unless the longer one is too long then. */
  static Size exactly(int shorterSide, double width, double height) {
    double scale =
        Math.min(shorterSide / Math.min(width, height), LONGEST_SIDE / Math.max(width, height));
    return Size.even(width * scale, height * scale);
  }

  record Size(int width, int height) {
    /** The largest size within this one whose sides are even. */
    static Size even(double width, double height) {
      return new Size(even(width), even(height));
    }

    private static int even(double pixels) {
      return Math.max(2, (int) Math.floor((pixels + 1e-6) / 2) * 2);
    }
  }
}
