package dev.callsheet.media.conversion;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes pictures of another size: by the mean of whole blocks as long as a picture is far too
 * large, and then by Lanczos of three lobes, as libvips does it. Colours count as much as they are
 * opaque, so that what is hidden never shines through.
 */
final class Resampler {
  private static final double LOBES = 3;

  /** How many times as large as the result the picture is after blocks were taken. */
  private static final double LEFT_FOR_LANCZOS = 2;

  private Resampler() {}

  /**
   * Which pixels of a line make one of the result, and how much each counts.
   *
   * @param first the first pixel of each
   * @param weights of the pixels from the first on, together 1
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Kernel(int[] first, float[][] weights) {
    static Kernel of(int from, int to) {
      double scale = (double) from / to;
      double widening = Math.max(1, scale);
      double support = LOBES * widening;
      var first = new int[to];
      var weights = new float[to][];
      for (int index = 0; index < to; index++) {
        double centre = (index + 0.5) * scale;
        int start = Math.max(0, (int) Math.ceil(centre - support - 0.5));
        int end = Math.min(from - 1, (int) Math.floor(centre + support - 0.5));
        var line = new float[end - start + 1];
        double sum = 0;
        for (int pixel = start; pixel <= end; pixel++) {
          double weight = lanczos((pixel + 0.5 - centre) / widening);
          line[pixel - start] = (float) weight;
          sum += weight;
        }
        for (int pixel = 0; pixel < line.length; pixel++) {
          line[pixel] /= (float) sum;
        }
        first[index] = start;
        weights[index] = line;
      }
      return new Kernel(first, weights);
    }

    private static double lanczos(double x) {
      if (Math.abs(x) < 1e-9) {
        return 1;
      }
      if (Math.abs(x) >= LOBES) {
        return 0;
      }
      double turn = Math.PI * x;
      return LOBES * Math.sin(turn) * Math.sin(turn / LOBES) / (turn * turn);
    }
  }

  static Picture resample(Picture picture, int width, int height) {
    if (picture.width() == width && picture.height() == height) {
      return picture;
    }
    int across = Math.max(1, (int) (picture.width() / (LEFT_FOR_LANCZOS * width)));
    int down = Math.max(1, (int) (picture.height() / (LEFT_FOR_LANCZOS * height)));
    var shrunk = across > 1 || down > 1 ? blocks(picture, across, down) : picture;
    return lanczos(shrunk, width, height);
  }

  /** What is left over at the right and the lower edge joins the last blocks. */
  private static Picture blocks(Picture picture, int across, int down) {
    int width = picture.width() / across;
    int height = picture.height() / down;
    var result = new int[width * height];
    var pixels = picture.pixels();
    for (int y = 0; y < height; y++) {
      int bottom = y == height - 1 ? picture.height() : (y + 1) * down;
      for (int x = 0; x < width; x++) {
        int right = x == width - 1 ? picture.width() : (x + 1) * across;
        long alpha = 0;
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int row = y * down; row < bottom; row++) {
          for (int at = row * picture.width() + x * across;
              at < row * picture.width() + right;
              at++) {
            int pixel = pixels[at];
            int opacity = pixel >>> 24;
            alpha += opacity;
            red += (long) (pixel >> 16 & 0xff) * opacity;
            green += (long) (pixel >> 8 & 0xff) * opacity;
            blue += (long) (pixel & 0xff) * opacity;
          }
        }
        if (alpha > 0) {
          long count = (long) (right - x * across) * (bottom - y * down);
          result[y * width + x] =
              (int) ((alpha + count / 2) / count) << 24
                  | (int) ((red + alpha / 2) / alpha) << 16
                  | (int) ((green + alpha / 2) / alpha) << 8
                  | (int) ((blue + alpha / 2) / alpha);
        }
      }
    }
    return new Picture(width, height, result, picture.opaque());
  }

  private static Picture lanczos(Picture picture, int width, int height) {
    int channels = picture.opaque() ? 3 : 4;
    var across = Kernel.of(picture.width(), width);
    var down = Kernel.of(picture.height(), height);
    var lines = new float[picture.height()] @Nullable [];
    var result = new int[width * height];
    var sums = new float[width * channels];
    int done = 0;
    for (int y = 0; y < height; y++) {
      var weights = down.weights[y];
      int first = down.first[y];
      // What lies above is not needed again.
      while (done < first) {
        lines[done++] = null;
      }
      Arrays.fill(sums, 0);
      for (int row = 0; row < weights.length; row++) {
        var line = lines[first + row];
        if (line == null) {
          line = line(picture, first + row, across, width, channels);
          lines[first + row] = line;
        }
        float weight = weights[row];
        for (int index = 0; index < sums.length; index++) {
          sums[index] += weight * line[index];
        }
      }
      pack(sums, channels, result, y * width, width);
    }
    return new Picture(width, height, result, picture.opaque());
  }

  private static float[] line(Picture picture, int row, Kernel across, int width, int channels) {
    var source = new float[picture.width() * channels];
    var pixels = picture.pixels();
    int start = row * picture.width();
    for (int x = 0, at = 0; x < picture.width(); x++) {
      int pixel = pixels[start + x];
      float opacity = channels == 3 ? 1 : (pixel >>> 24) / 255f;
      source[at++] = (pixel >> 16 & 0xff) * opacity;
      source[at++] = (pixel >> 8 & 0xff) * opacity;
      source[at++] = (pixel & 0xff) * opacity;
      if (channels == 4) {
        source[at++] = pixel >>> 24;
      }
    }
    var line = new float[width * channels];
    for (int x = 0; x < width; x++) {
      var weights = across.weights[x];
      int at = across.first[x] * channels;
      float red = 0;
      float green = 0;
      float blue = 0;
      float alpha = 0;
      for (float weight : weights) {
        red += weight * source[at];
        green += weight * source[at + 1];
        blue += weight * source[at + 2];
        if (channels == 4) {
          alpha += weight * source[at + 3];
        }
        at += channels;
      }
      int to = x * channels;
      line[to] = red;
      line[to + 1] = green;
      line[to + 2] = blue;
      if (channels == 4) {
        line[to + 3] = alpha;
      }
    }
    return line;
  }

  private static void pack(float[] sums, int channels, int[] result, int start, int width) {
    for (int x = 0; x < width; x++) {
      int at = x * channels;
      float alpha = channels == 3 ? 255 : sums[at + 3];
      int opacity = rounded(alpha);
      float share = channels == 3 ? 1 : alpha < 0.5f ? 0 : 255 / alpha;
      result[start + x] =
          opacity == 0
              ? 0
              : opacity << 24
                  | rounded(sums[at] * share) << 16
                  | rounded(sums[at + 1] * share) << 8
                  | rounded(sums[at + 2] * share);
    }
  }

  private static int rounded(float value) {
    return value <= 0 ? 0 : value >= 255 ? 255 : (int) (value + 0.5f);
  }
}
