package dev.callsheet.media.render;

import dev.callsheet.media.colour.SdrFilters;
import dev.callsheet.media.render.Resolution.Size;

/**
 * How a recording's pictures become those of an output.
 *
 * @param scaled the whole picture, scaled
 * @param output the part of it that is kept, or the canvas around it
 * @param blurred whether the canvas shows the picture too, enlarged and blurred
 */
record Layout(Size scaled, Size output, boolean blurred) {
  /** How far the proportions of a picture may be off and still count as the shape asked for. */
  private static final double TOLERANCE = 0.01;

  /** The blurred picture is made so many times smaller first: it has nothing sharp in it. */
  private static final int BLURRED_PART = 8;

  /** Lays out pictures of a size. */
  static Layout of(Framing framing, Resolution resolution, int width, int height) {
    return switch (framing.shape()) {
      case ORIGINAL -> whole(framing, resolution, width, height);
      case PORTRAIT -> shaped(9.0 / 16, framing, resolution, width, height);
      case SQUARE -> shaped(1, framing, resolution, width, height);
    };
  }

  private static Layout whole(Framing framing, Resolution resolution, int width, int height) {
    var size = framing.size().of(resolution, width, height);
    return new Layout(size, size, false);
  }

  private static Layout shaped(
      double aspect, Framing framing, Resolution resolution, int width, int height) {
    boolean shaped = Math.abs(width / (aspect * height) - 1) <= TOLERANCE;
    if (shaped && framing.size() == Framing.Size.SOURCE) {
      return whole(framing, resolution, width, height);
    }
    return shaped || framing.fit() == Framing.Fit.CROP
        ? cropped(aspect, framing, resolution, width, height)
        : padded(aspect, framing, resolution, width, height);
  }

  private static Layout cropped(
      double aspect, Framing framing, Resolution resolution, int width, int height) {
    double keptWidth = Math.min(width, height * aspect);
    double keptHeight = Math.min(height, width / aspect);
    var output = framing.size().of(resolution, keptWidth, keptHeight);
    double scale = Math.max(output.width() / keptWidth, output.height() / keptHeight);
    var scaled =
        new Size(
            Math.max(output.width(), 2 * (int) Math.round(width * scale / 2)),
            Math.max(output.height(), 2 * (int) Math.round(height * scale / 2)));
    return new Layout(scaled, output, false);
  }

  private static Layout padded(
      double aspect, Framing framing, Resolution resolution, int width, int height) {
    int shorter = Math.min(width, height);
    var output = framing.size().of(resolution, shorter, shorter / aspect);
    double scale = Math.min((double) output.width() / width, (double) output.height() / height);
    return new Layout(
        Size.even(width * scale, height * scale), output, framing.fit() == Framing.Fit.BLUR);
  }

  /** The filters, from any picture to a square-pixelled one of the output's size. */
  String filters(SdrFilters colours) {
    var filters = new StringBuilder(colours.video(scaled.width(), scaled.height()));
    if (blurred) {
      filters.append(inFrontOfItself());
    } else if (output.width() > scaled.width() || output.height() > scaled.height()) {
      filters.append(",pad=").append(output.width()).append(':').append(output.height());
      filters.append(":(ow-iw)/2:(oh-ih)/2:black");
    } else if (!output.equals(scaled)) {
      filters.append(",crop=").append(output.width()).append(':').append(output.height());
    }
    return filters.toString();
  }

  private String inFrontOfItself() {
    double enlarged =
        Math.max(
            (double) output.width() / scaled.width(), (double) output.height() / scaled.height());
    int width = (int) Math.max(2, Math.round(output.width() / enlarged));
    int height = (int) Math.max(2, Math.round(output.height() / enlarged));
    return ",split[front][behind];[behind]crop=%d:%d,scale=%d:%d,gblur=sigma=5,scale=%d:%d,setsar=1[blurred];"
            .formatted(
                width,
                height,
                Math.max(2, output.width() / BLURRED_PART),
                Math.max(2, output.height() / BLURRED_PART),
                output.width(),
                output.height())
        + "[blurred][front]overlay=(W-w)/2:(H-h)/2,format=yuv420p";
  }
}
