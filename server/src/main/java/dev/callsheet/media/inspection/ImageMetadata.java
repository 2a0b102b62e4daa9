package dev.callsheet.media.inspection;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads what images of several formats carry in the same form: EXIF and colour profiles. */
final class ImageMetadata {
  private static final int ORIENTATION = 0x0112;
  private static final int SHORT = 3;
  private static final int ENTRY = 12;
  private static final int PROFILE_HEAD = 128;
  private static final int MOST_TAGS = 200;

  private ImageMetadata() {}

  /**
   * The orientation that EXIF tells, 1 where it tells none.
   *
   * @param tiff the EXIF data from its byte order mark on
   */
  static int orientation(byte[] tiff) {
    try {
      var data = ByteBuffer.wrap(tiff);
      int mark = data.getShort();
      if (mark != 0x4949 && mark != 0x4d4d) {
        return 1;
      }
      data.order(mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      data.position(data.getInt(4));
      int entries = Short.toUnsignedInt(data.getShort());
      for (int entry = 0; entry < entries; entry++, data.position(data.position() + ENTRY)) {
        int at = data.position();
        if (Short.toUnsignedInt(data.getShort(at)) == ORIENTATION
            && data.getShort(at + 2) == SHORT) {
          int orientation = data.getShort(at + 8);
          return orientation >= 1 && orientation <= 8 ? orientation : 1;
        }
      }
      return 1;
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException cut) {
      return 1;
    }
  }

  /** Whether a colour profile is of other colours than sRGB's, by the name that it gives itself. */
  static boolean beyondSrgb(byte[] profile) {
    try {
      var data = ByteBuffer.wrap(profile);
      int tags = Math.min(MOST_TAGS, data.getInt(PROFILE_HEAD));
      for (int tag = 0; tag < tags; tag++) {
        int at = PROFILE_HEAD + 4 + ENTRY * tag;
        if (data.getInt(at) == 0x64657363) { // desc
          int offset = data.getInt(at + 4);
          int size = data.getInt(at + 8);
          return !named(profile, offset, size);
        }
      }
      return true;
    } catch (BufferUnderflowException | IndexOutOfBoundsException cut) {
      return true;
    }
  }

  private static boolean named(byte[] profile, int offset, int size) {
    var text = new String(profile, offset, size, StandardCharsets.ISO_8859_1).replace("\0", "");
    return text.contains("sRGB") && !text.toLowerCase(Locale.ROOT).contains("linear");
  }
}
