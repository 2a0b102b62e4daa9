package dev.callsheet.media.inspection;

import org.jspecify.annotations.Nullable;

/**
 * What a still or animated image is, as its head says.
 *
 * @param format such as {@code jpeg}, {@code png}, {@code gif}, {@code webp}, {@code avif}, {@code
 *     bmp} or {@code tiff}; an animated PNG is {@code png}
 * @param width pixels shown, after {@code orientation}
 * @param height pixels shown, after {@code orientation}
 * @param storedWidth pixels as they are stored
 * @param storedHeight pixels as they are stored
 * @param orientation as EXIF numbers it, 1 (upright) to 8
 * @param frames 1 unless it is animated
 * @param loops how often an animation is shown, 0 for ever; {@code null} for a still image
 * @param alpha whether it has transparency
 * @param bits of each channel
 * @param colourSpace {@code rgb}, {@code gray}, {@code cmyk} or {@code yuv}
 * @param profiled whether it carries an ICC profile of other colours than sRGB's
 */
public record ImageFacts(
    String format,
    int width,
    int height,
    int storedWidth,
    int storedHeight,
    int orientation,
    int frames,
    @Nullable Integer loops,
    boolean alpha,
    int bits,
    String colourSpace,
    boolean profiled) {
  /** Whether it has several frames. */
  public boolean animated() {
    return frames > 1;
  }
}
