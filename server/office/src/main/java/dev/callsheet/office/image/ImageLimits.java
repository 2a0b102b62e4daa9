package dev.callsheet.office.image;

import dev.callsheet.office.image.ImageOutcome.Problem;
import java.util.Locale;

/** How large a picture may say that it is, before anything of it is decoded. */
final class ImageLimits {
  static final int MOST_PIXELS = 50_000_000;
  static final int LONGEST_SIDE = 30_000;

  private ImageLimits() {}

  static void check(long width, long height) throws ImageRefusal {
    if (width < 1 || height < 1) {
      throw ImageRefusal.damaged("it says that it is " + width + " × " + height + " pixels large");
    }
    if (width > LONGEST_SIDE || height > LONGEST_SIDE) {
      throw new ImageRefusal(
          Problem.TOO_LONG_A_SIDE,
          String.format(
              Locale.ROOT,
              "The picture has %d × %d pixels; at most %d are read along a side.",
              width,
              height,
              LONGEST_SIDE));
    }
    if (width * height > MOST_PIXELS) {
      throw new ImageRefusal(
          Problem.TOO_MANY_PIXELS,
          String.format(
              Locale.ROOT,
              "The picture has %d × %d pixels, which is %.1f million; at most 50 million are read.",
              width,
              height,
              width * height / 1e6));
    }
  }
}
