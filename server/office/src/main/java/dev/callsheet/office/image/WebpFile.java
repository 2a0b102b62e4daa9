package dev.callsheet.office.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The parts of a WebP.
 *
 * @param lossless whether its first picture is coded without loss
 */
record WebpFile(
    int width, int height, boolean lossless, boolean animated, Orientation orientation) {
  private static final int ANIMATED = 0x02;

  /** More than any EXIF has. */
  private static final int MOST_EXIF = 1 << 16;

  /** Looks through the parts of the file. */
  static WebpFile read(InputStream in) throws IOException, ImageRefusal {
    return new Look(in).all();
  }

  private static final class Look {
    private final InputStream in;
    private int width;
    private int height;
    private int frameWidth;
    private int frameHeight;
    private boolean lossless;
    private boolean animated;
    private boolean extended;
    private Orientation orientation = Orientation.UPRIGHT;

    Look(InputStream in) {
      this.in = in;
    }

    WebpFile all() throws IOException, ImageRefusal {
      var header = exactly(12).order(ByteOrder.LITTLE_ENDIAN);
      chunks(Integer.toUnsignedLong(header.getInt(4)) - 4, false);
      if (frameWidth == 0) {
        throw ImageRefusal.damaged("it has no picture");
      }
      if (!extended) {
        width = frameWidth;
        height = frameHeight;
      } else if (!animated && (width != frameWidth || height != frameHeight)) {
        throw ImageRefusal.damaged("it says another size than its picture has");
      }
      return new WebpFile(width, height, lossless, animated, orientation);
    }

    private void chunks(long length, boolean inFrame) throws IOException, ImageRefusal {
      long left = length;
      while (left >= 8) {
        var header = exactly(8).order(ByteOrder.LITTLE_ENDIAN);
        var type = new String(header.array(), 0, 4, StandardCharsets.ISO_8859_1);
        long size = Integer.toUnsignedLong(header.getInt(4));
        long padded = size + (size & 1);
        left -= 8 + padded;
        if (left < -1) {
          throw ImageRefusal.damaged("a part of it is longer than the whole");
        }
        // The byte that pads the last part is missing in some files.
        chunk(type, size, left < 0 ? size : padded, inFrame);
      }
    }

    private void chunk(String type, long size, long padded, boolean inFrame)
        throws IOException, ImageRefusal {
      switch (type) {
        case "VP8X" -> {
          var head = head(10, size);
          extended = true;
          animated = (head.get(0) & ANIMATED) != 0;
          width = 1 + three(head, 4);
          height = 1 + three(head, 7);
          ImageLimits.check(width, height);
          skip(padded - 10);
        }
        case "VP8 " -> {
          lossy(head(10, size));
          skip(padded - 10);
        }
        case "VP8L" -> {
          lossless(head(5, size));
          skip(padded - 5);
        }
        case "ANMF" -> {
          if (inFrame) {
            throw ImageRefusal.damaged("a picture of it holds another one");
          }
          head(16, size);
          chunks(size - 16, true);
          skip(padded - size);
        }
        case "EXIF" -> {
          int kept = (int) Math.min(size, MOST_EXIF);
          orientation = Orientation.of(exactly(kept).array());
          skip(padded - kept);
        }
        default -> skip(padded);
      }
    }

    private void lossy(ByteBuffer head) throws ImageRefusal {
      if (three(head, 3) != 0x2a019d) {
        throw ImageRefusal.damaged("its picture is not coded as one of a WebP");
      }
      frame(head.getShort(6) & 0x3fff, head.getShort(8) & 0x3fff, false);
    }

    private void lossless(ByteBuffer head) throws ImageRefusal {
      if (head.get(0) != 0x2f) {
        throw ImageRefusal.damaged("its picture is not coded as one of a WebP");
      }
      int bits = head.getInt(1);
      frame(1 + (bits & 0x3fff), 1 + (bits >>> 14 & 0x3fff), true);
    }

    private void frame(int wide, int high, boolean exact) throws ImageRefusal {
      ImageLimits.check(wide, high);
      if (frameWidth == 0) {
        frameWidth = wide;
        frameHeight = high;
        lossless = exact;
      }
    }

    private ByteBuffer head(int length, long size) throws IOException, ImageRefusal {
      if (size < length) {
        throw ImageRefusal.damaged("a part of it is too short");
      }
      return exactly(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer exactly(int length) throws IOException, ImageRefusal {
      var bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw ImageRefusal.cutOff();
      }
      return ByteBuffer.wrap(bytes);
    }

    private void skip(long length) throws IOException, ImageRefusal {
      long left = length;
      while (left > 0) {
        long skipped = in.skip(left);
        if (skipped == 0) {
          exactly(1);
          skipped = 1;
        }
        left -= skipped;
      }
    }

    private static int three(ByteBuffer bytes, int at) {
      return bytes.get(at) & 0xff
          | (bytes.get(at + 1) & 0xff) << 8
          | (bytes.get(at + 2) & 0xff) << 16;
    }
  }
}
