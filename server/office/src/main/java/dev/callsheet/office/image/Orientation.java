package dev.callsheet.office.image;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera was held, as its EXIF says. */
enum Orientation {
  UPRIGHT,
  MIRRORED,
  UPSIDE_DOWN,
  UPSIDE_DOWN_MIRRORED,
  LEFT_MIRRORED,
  LEFT,
  RIGHT_MIRRORED,
  RIGHT;

  private static final int TAG = 0x0112;

  /** Whether what is seen is as wide as what is stored is high. */
  boolean turned() {
    return ordinal() >= LEFT_MIRRORED.ordinal();
  }

  /** Puts a stored picture of this size upright. */
  AffineTransform upright(int width, int height) {
    return switch (this) {
      case UPRIGHT -> new AffineTransform();
      case MIRRORED -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case UPSIDE_DOWN -> new AffineTransform(-1, 0, 0, -1, width, height);
      case UPSIDE_DOWN_MIRRORED -> new AffineTransform(1, 0, 0, -1, 0, height);
      case LEFT_MIRRORED -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case LEFT -> new AffineTransform(0, 1, -1, 0, height, 0);
      case RIGHT_MIRRORED -> new AffineTransform(0, -1, -1, 0, height, width);
      case RIGHT -> new AffineTransform(0, -1, 1, 0, 0, width);
    };
  }

  /**
   * What the first directory of a TIFF header says; upright where it says nothing, or nonsense.
   *
   * @param exif from its byte order on, or from the {@code Exif} before it
   */
  static Orientation of(byte[] exif) {
    int start = startsWithExif(exif) ? 6 : 0;
    if (exif.length < start + 8) {
      return UPRIGHT;
    }
    var tiff = ByteBuffer.wrap(exif, start, exif.length - start).slice();
    if (tiff.get(0) == 'I' && tiff.get(1) == 'I') {
      tiff.order(ByteOrder.LITTLE_ENDIAN);
    } else if (tiff.get(0) != 'M' || tiff.get(1) != 'M') {
      return UPRIGHT;
    }
    long directory = Integer.toUnsignedLong(tiff.getInt(4));
    if (directory + 2 > tiff.limit()) {
      return UPRIGHT;
    }
    int entries = Short.toUnsignedInt(tiff.getShort((int) directory));
    for (int entry = 0; entry < entries; entry++) {
      long at = directory + 2 + 12L * entry;
      if (at + 12 > tiff.limit()) {
        return UPRIGHT;
      }
      if (Short.toUnsignedInt(tiff.getShort((int) at)) == TAG) {
        int value = Short.toUnsignedInt(tiff.getShort((int) at + 8));
        return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  private static boolean startsWithExif(byte[] exif) {
    return exif.length > 6 && exif[0] == 'E' && exif[1] == 'x' && exif[2] == 'i' && exif[3] == 'f';
  }
}
