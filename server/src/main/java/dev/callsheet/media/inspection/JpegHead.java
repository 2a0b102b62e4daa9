package dev.callsheet.media.inspection;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/** The head of a JPEG: its segments up to the first scan. */
final class JpegHead {
  private static final int LOSSY_ADOBE_CMYK_CHANNELS = 4;
  private static final int END = 0xd9;
  private static final int SCAN = 0xda;
  private static final int TAIL = 64;
  private static final int MOST_PROFILE_BYTES = 1 << 22;

  private final ByteArrayOutputStream profile = new ByteArrayOutputStream();
  private int width;
  private int height;
  private int bits = 8;
  private int channels;
  private int orientation = 1;

  private JpegHead() {}

  static ImageHead read(Head head) throws IOException {
    return new JpegHead().readSegments(head);
  }

  private ImageHead readSegments(Head head) throws IOException {
    head.seek(2);
    boolean scanned = false;
    while (!scanned) {
      int marker = marker(head);
      if (marker == SCAN) {
        scanned = true;
      } else if (marker == END) {
        throw new EOFException("A JPEG without a picture");
      } else if (hasLength(marker)) {
        long start = head.position();
        int length = head.u16();
        segment(head, marker, length);
        head.seek(start + Math.max(2, length));
      }
    }
    boolean turned = orientation >= 5;
    return new ImageHead(
        new ImageFacts(
            "jpeg",
            turned ? height : width,
            turned ? width : height,
            width,
            height,
            orientation,
            1,
            null,
            false,
            bits,
            channels == 1 ? "gray" : channels == LOSSY_ADOBE_CMYK_CHANNELS ? "cmyk" : "yuv",
            profile.size() > 0 && ImageMetadata.beyondSrgb(profile.toByteArray())),
        null,
        !endsWhole(head),
        profile.size() > 0 ? profile.toByteArray() : null);
  }

  private static int marker(Head head) throws IOException {
    int next = head.u8();
    while (next != 0xff) {
      next = head.u8();
    }
    while (next == 0xff) {
      next = head.u8();
    }
    return next;
  }

  private static boolean hasLength(int marker) {
    return marker != 0 && marker != 1 && (marker < 0xd0 || marker > 0xd8);
  }

  private void segment(Head head, int marker, int length) throws IOException {
    if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
      bits = head.u8();
      height = head.u16();
      width = head.u16();
      channels = head.u8();
    } else if (marker == 0xe1 && length > 8) {
      var data = head.bytes(length - 2);
      if (startsWith(data, "Exif\0\0")) {
        orientation = ImageMetadata.orientation(Arrays.copyOfRange(data, 6, data.length));
      }
    } else if (marker == 0xe2 && length > 16) {
      var data = head.bytes(length - 2);
      if (startsWith(data, "ICC_PROFILE\0") && profile.size() < MOST_PROFILE_BYTES) {
        profile.write(data, 14, data.length - 14);
      }
    }
  }

  private static boolean startsWith(byte[] data, String text) {
    for (int index = 0; index < text.length(); index++) {
      if (index >= data.length || data[index] != (byte) text.charAt(index)) {
        return false;
      }
    }
    return true;
  }

  /** What follows the end, such as the video of a moving photo, can be of any length. */
  private static boolean endsWhole(Head head) throws IOException {
    long start = Math.max(0, head.length() - TAIL);
    head.seek(start);
    var tail = head.bytes((int) (head.length() - start));
    for (int index = tail.length - 1; index > 0; index--) {
      if ((tail[index] & 0xff) == END && (tail[index - 1] & 0xff) == 0xff) {
        return true;
      }
    }
    return false;
  }
}
