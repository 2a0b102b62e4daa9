package dev.callsheet.media.render;

import dev.callsheet.media.render.Resolution.Size;

/**
 * How a recording's pictures become those of an output.
 *
 * @param scaled the whole picture, scaled
 * @param output the part of it that is kept, or the canvas around it
 */
record Layout(Size scaled, Size output) {
  /** How far the proportions of a picture may be off and still count as the shape asked for. */
  private static final double TOLERANCE = 0.01;

  /** Lays out pictures of a size. */
  static Layout of(Framing framing, Resolution resolution, int width, int height) {
    return switch (framing.shape()) {
      case ORIGINAL -> whole(resolution, width, height);
      case PORTRAIT -> shaped(9.0 / 16, framing.fit(), resolution, width, height);
      case SQUARE -> shaped(1, framing.fit(), resolution, width, height);
    };
  }

  private static Layout whole(Resolution resolution, int width, int height) {
    var size = resolution.within(width, height);
    return new Layout(size, size);
  }

  private static Layout shaped(
      double aspect, Framing.Fit fit, Resolution resolution, int width, int height) {
    if (Math.abs(width / (aspect * height) - 1) <= TOLERANCE) {
      return whole(resolution, width, height);
    }
    return switch (fit) {
      case CROP -> cropped(aspect, resolution, width, height);
      case PAD -> padded(aspect, resolution, width, height);
    };
  }

  private static Layout cropped(double aspect, Resolution resolution, int width, int height) {
    double keptWidth = Math.min(width, height * aspect);
    double keptHeight = Math.min(height, width / aspect);
    var output = resolution.within(keptWidth, keptHeight);
    double scale = Math.max(output.width() / keptWidth, output.height() / keptHeight);
    var scaled =
        new Size(
            Math.max(output.width(), 2 * (int) Math.round(width * scale / 2)),
            Math.max(output.height(), 2 * (int) Math.round(height * scale / 2)));
    return new Layout(scaled, output);
  }

  private static Layout padded(double aspect, Resolution resolution, int width, int height) {
    int shorter = Math.min(width, height);
    var output = resolution.within(shorter, shorter / aspect);
    double scale = Math.min((double) output.width() / width, (double) output.height() / height);
    return new Layout(Size.even(width * scale, height * scale), output);
  }

  /** The filters, from any picture to a square-pixelled one of the output's size. */
  String filters() {
    var filters = new StringBuilder();
    filters.append("scale=").append(scaled.width()).append(':').append(scaled.height());
    filters.append(":flags=bicubic,setsar=1,format=yuv420p");
    if (output.width() > scaled.width() || output.height() > scaled.height()) {
      filters.append(",pad=").append(output.width()).append(':').append(output.height());
      filters.append(":(ow-iw)/2:(oh-ih)/2:black");
    } else if (!output.equals(scaled)) {
      filters.append(",crop=").append(output.width()).append(':').append(output.height());
    }
    return filters.toString();
  }
}
