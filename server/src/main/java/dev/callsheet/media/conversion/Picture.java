package dev.callsheet.media.conversion;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.util.Objects;

/**
 * A picture in memory.
 *
 * @param pixels line by line, {@code 0xaarrggbb}, colours not multiplied by their opacity
 * @param opaque whether every pixel is
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Picture(int width, int height, int[] pixels, boolean opaque) {
  private static final int OPAQUE = 0xff000000;

  /** Refuses what does not fit. */
  Picture {
    Requirements.that(pixels.length == width * height, "There are too many pixels, or too few");
  }

  /** The picture as it is to be shown, by the orientation as EXIF numbers it. */
  Picture upright(int orientation) {
    if (orientation == 1) {
      return this;
    }
    boolean turned = orientation >= 5;
    int newWidth = turned ? height : width;
    int newHeight = turned ? width : height;
    var upright = new int[pixels.length];
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        int from =
            switch (orientation) {
              case 2 -> y * width + (width - 1 - x);
              case 3 -> (height - 1 - y) * width + (width - 1 - x);
              case 4 -> (height - 1 - y) * width + x;
              case 5 -> x * width + y;
              case 6 -> (height - 1 - x) * width + y;
              case 7 -> (height - 1 - x) * width + (width - 1 - y);
              case 8 -> x * width + (width - 1 - y);
              default -> throw new IllegalArgumentException("No orientation: " + orientation);
            };
        upright[y * newWidth + x] = pixels[from];
      }
    }
    return new Picture(newWidth, newHeight, upright, opaque);
  }

  /** The picture as opaque as another one of its size is bright. */
  Picture asOpaqueAs(Picture opacity) {
    var mixed = new int[pixels.length];
    boolean whole = true;
    for (int index = 0; index < mixed.length; index++) {
      int alpha = opacity.pixels[index] >> 8 & 0xff;
      mixed[index] = alpha << 24 | (pixels[index] & ~OPAQUE);
      whole &= alpha == 255;
    }
    return new Picture(width, height, mixed, whole);
  }

  /** A part of the picture. */
  Picture part(int left, int top, int partWidth, int partHeight) {
    if (partWidth == width && partHeight == height) {
      return this;
    }
    var part = new int[partWidth * partHeight];
    for (int y = 0; y < partHeight; y++) {
      System.arraycopy(pixels, (top + y) * width + left, part, y * partWidth, partWidth);
    }
    return new Picture(partWidth, partHeight, part, opaque);
  }

  /** The picture on a background, without transparency. */
  Picture flattened(Colour background) {
    if (opaque) {
      return this;
    }
    var flat = new int[pixels.length];
    for (int index = 0; index < flat.length; index++) {
      int pixel = pixels[index];
      int alpha = pixel >>> 24;
      flat[index] =
          OPAQUE
              | mixed(pixel >> 16 & 0xff, background.red(), alpha) << 16
              | mixed(pixel >> 8 & 0xff, background.green(), alpha) << 8
              | mixed(pixel & 0xff, background.blue(), alpha);
    }
    return new Picture(width, height, flat, true);
  }

  private static int mixed(int above, int below, int alpha) {
    return (above * alpha + below * (255 - alpha) + 127) / 255;
  }

  /** The same colours in sRGB; the picture itself where the profile is of no use. */
  Picture inSrgb(byte[] profile) {
    ICC_Profile source;
    try {
      source = ICC_Profile.getInstance(profile);
    } catch (IllegalArgumentException damaged) {
      return this;
    }
    boolean gray = source.getColorSpaceType() == ColorSpace.TYPE_GRAY;
    if (!gray && source.getColorSpaceType() != ColorSpace.TYPE_RGB) {
      return this;
    }
    var from = Raster.createInterleavedRaster(0, width, height, gray ? 1 : 3, null);
    var bytes = ((DataBufferByte) from.getDataBuffer()).getData();
    for (int index = 0, at = 0; index < pixels.length; index++) {
      int pixel = pixels[index];
      if (gray) {
        bytes[at++] = (byte) (pixel >> 8);
      } else {
        bytes[at++] = (byte) (pixel >> 16);
        bytes[at++] = (byte) (pixel >> 8);
        bytes[at++] = (byte) pixel;
      }
    }
    var to = Raster.createInterleavedRaster(0, width, height, 3, null);
    var srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
    try {
      new ColorConvertOp(new ICC_Profile[] {source, srgb}, null).filter(from, to);
    } catch (CMMException | IllegalArgumentException damaged) {
      return this;
    }
    var converted = ((DataBufferByte) Objects.requireNonNull(to.getDataBuffer())).getData();
    var result = new int[pixels.length];
    for (int index = 0, at = 0; index < result.length; index++, at += 3) {
      result[index] =
          (pixels[index] & OPAQUE)
              | (converted[at] & 0xff) << 16
              | (converted[at + 1] & 0xff) << 8
              | (converted[at + 2] & 0xff);
    }
    return new Picture(width, height, result, opaque);
  }

  /** Whether red, green and blue are the same everywhere. */
  boolean gray() {
    for (int pixel : pixels) {
      int green = pixel >> 8 & 0xff;
      if ((pixel >> 16 & 0xff) != green || (pixel & 0xff) != green) {
        return false;
      }
    }
    return true;
  }
}
