package dev.callsheet.media.conversion;

import dev.callsheet.media.colour.SdrFilters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where pictures lie in the frame of a video: they are scaled, then cut or padded to the frame, in
 * whose middle they are. All sides are even, and no side of the frame is shorter than {@link
 * #SHORTEST_SIDE}, for the H.264 encoder cuts odd ones and refuses short ones.
 *
 * @param drawnWidth of the scaled pictures
 * @param drawnHeight of the scaled pictures
 */
record VideoFrame(int drawnWidth, int drawnHeight, int width, int height) {
  static final int SHORTEST_SIDE = 16;

  /** The most pixels of a frame in H.264, level 5.2. */
  private static final int MOST_PIXELS = 36_864 * 256;

  /**
   * The frame of a video of pictures of a size.
   *
   * @param width asked for, if any
   * @param height asked for, if any
   */
  static VideoFrame of(
      int pictureWidth,
      int pictureHeight,
      @Nullable Integer width,
      @Nullable Integer height,
      Fit fit) {
    if (width == null || height == null) {
      double scale =
          width != null
              ? (double) width / pictureWidth
              : height != null
                  ? (double) height / pictureHeight
                  : Math.max(1, (double) SHORTEST_SIDE / Math.min(pictureWidth, pictureHeight));
      return scaled(pictureWidth * scale, pictureHeight * scale);
    }
    double within = within(width, height);
    return fitted(pictureWidth, pictureHeight, even(width * within), even(height * within), fit);
  }

  /** The frame that pictures of a size are scaled to as a whole. */
  static VideoFrame scaled(double width, double height) {
    double within = within(width, height);
    int drawnWidth = even(width * within);
    int drawnHeight = even(height * within);
    return new VideoFrame(
        drawnWidth,
        drawnHeight,
        Math.max(SHORTEST_SIDE, drawnWidth),
        Math.max(SHORTEST_SIDE, drawnHeight));
  }

  private static VideoFrame fitted(
      int pictureWidth, int pictureHeight, int width, int height, Fit fit) {
    double across = (double) width / pictureWidth;
    double down = (double) height / pictureHeight;
    return switch (fit) {
      case FILL -> new VideoFrame(width, height, width, height);
      case CONTAIN -> {
        double scale = Math.min(across, down);
        yield new VideoFrame(
            Math.min(width, even(pictureWidth * scale)),
            Math.min(height, even(pictureHeight * scale)),
            width,
            height);
      }
      case COVER -> {
        double scale = Math.max(across, down);
        yield new VideoFrame(
            Math.max(width, even(pictureWidth * scale)),
            Math.max(height, even(pictureHeight * scale)),
            width,
            height);
      }
    };
  }

  /** How much smaller a frame has to become for the encoder. */
  private static double within(double width, double height) {
    return Math.min(
        Math.min(1, VideoConversion.LONGEST_SIDE / Math.max(width, height)),
        Math.sqrt((double) MOST_PIXELS / (width * height)));
  }

  private static int even(double pixels) {
    return Math.max(2, 2 * (int) Math.round(pixels / 2));
  }

  /** Tells where the frame is not of the size that was asked for, or is that of the pictures. */
  void warnings(
      int pictureWidth,
      int pictureHeight,
      @Nullable Integer askedWidth,
      @Nullable Integer askedHeight,
      List<Warning> warnings) {
    boolean asked = askedWidth != null || askedHeight != null;
    int wantedWidth = asked ? askedWidth == null ? width : askedWidth : pictureWidth;
    int wantedHeight = asked ? askedHeight == null ? height : askedHeight : pictureHeight;
    if (wantedWidth != width || wantedHeight != height) {
      warnings.add(
          new Warning(
              Warning.Kind.SIZE_ADJUSTED,
              "%dx%d became %dx%d: the sides of a video are even, from %d to %d, and it has at most %d pixels."
                  .formatted(
                      wantedWidth,
                      wantedHeight,
                      width,
                      height,
                      SHORTEST_SIDE,
                      VideoConversion.LONGEST_SIDE,
                      MOST_PIXELS)));
    }
  }

  /** The filters, from any pictures to those of the frame, in BT.709. */
  String filters(SdrFilters colours, Colour background) {
    var filters = new StringBuilder(colours.bt709(drawnWidth, drawnHeight));
    if (drawnWidth > width || drawnHeight > height) {
      filters.append(",crop=%d:%d".formatted(width, height));
    }
    if (drawnWidth < width || drawnHeight < height) {
      filters.append(
          ",pad=%d:%d:(ow-iw)/2:(oh-ih)/2:%s".formatted(width, height, background.hexadecimal()));
    }
    return filters.toString();
  }
}
