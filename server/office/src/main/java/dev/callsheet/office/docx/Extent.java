package dev.callsheet.office.docx;

import dev.callsheet.office.image.Image;

/** How large something is drawn, in English metric units. */
record Extent(long width, long height) {
  /** Of a twentieth of a point. */
  static final int PER_TWIP = 635;

  /** Of a pixel, of which there are 96 to an inch. */
  private static final int PER_PIXEL = 9_525;

  /** As large as the picture is, but not larger than so many twentieths of a point. */
  static Extent within(Image image, int width, int height) {
    double natural = (double) image.width() * PER_PIXEL;
    double upright = (double) image.height() * PER_PIXEL;
    double scale =
        Math.min(
            1, Math.min((double) width * PER_TWIP / natural, (double) height * PER_TWIP / upright));
    return new Extent(
        Math.max(1, Math.round(natural * scale)), Math.max(1, Math.round(upright * scale)));
  }
}
