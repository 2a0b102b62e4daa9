package dev.callsheet.media.conversion;

import org.jspecify.annotations.Nullable;

/**
 * How a picture comes into a frame.
 *
 * @param scaledWidth of the whole picture, scaled
 * @param scaledHeight of the whole picture, scaled
 * @param left where the part that is kept begins
 * @param top where the part that is kept begins
 * @param width of the part that is kept
 * @param height of the part that is kept
 */
record Geometry(int scaledWidth, int scaledHeight, int left, int top, int width, int height) {
  /**
   * Fits a picture.
   *
   * @param width asked for, or {@code null}
   * @param height asked for, or {@code null}
   * @return a geometry that enlarges nothing, unless both sides are given to be covered or filled
   */
  static Geometry of(
      int sourceWidth,
      int sourceHeight,
      @Nullable Integer width,
      @Nullable Integer height,
      Fit fit,
      Position position) {
    if (width == null || height == null || fit == Fit.CONTAIN) {
      double scale =
          Math.min(
              width == null ? 1 : (double) width / sourceWidth,
              height == null ? 1 : (double) height / sourceHeight);
      return whole(side(sourceWidth, Math.min(1, scale)), side(sourceHeight, Math.min(1, scale)));
    }
    if (fit == Fit.FILL) {
      return whole(width, height);
    }
    double scale = Math.max((double) width / sourceWidth, (double) height / sourceHeight);
    int scaledWidth = Math.max(width, side(sourceWidth, scale));
    int scaledHeight = Math.max(height, side(sourceHeight, scale));
    return new Geometry(
        scaledWidth,
        scaledHeight,
        (int) Math.round((scaledWidth - width) * position.horizontal()),
        (int) Math.round((scaledHeight - height) * position.vertical()),
        width,
        height);
  }

  private static Geometry whole(int width, int height) {
    return new Geometry(width, height, 0, 0, width, height);
  }

  private static int side(int pixels, double scale) {
    return (int) Math.max(1, Math.round(pixels * scale));
  }

  /** Whether a part is cut off. */
  boolean cuts() {
    return width != scaledWidth || height != scaledHeight;
  }

  /** The picture in the frame. */
  Picture apply(Picture upright) {
    return Resampler.resample(upright, scaledWidth, scaledHeight).part(left, top, width, height);
  }
}
