package dev.callsheet.office.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The parts of a GIF.
 *
 * @param animated whether it has more pictures than its first
 */
record GifFile(int width, int height, boolean animated) {
  /**
   * Copies the first picture, bit for bit, without comments and the extensions of applications. Its
   * pixels are counted on the way, for whether all are there.
   */
  static GifFile copy(InputStream in, OutputStream out) throws IOException, ImageRefusal {
    return new Copy(in, out).all();
  }

  private static final class Copy {
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;
    private static final int CONTROL = 0xf9;

    private final InputStream in;
    private final OutputStream out;

    Copy(InputStream in, OutputStream out) {
      this.in = in;
      this.out = out;
    }

    GifFile all() throws IOException, ImageRefusal {
      var header = exactly(13);
      var colours = exactly(palette(header[10]));
      var control = new byte[0];
      int block = read();
      while (block == EXTENSION) {
        int label = read();
        var content = block(label == CONTROL);
        if (label == CONTROL && content.length == 4) {
          control = content;
        }
        block = read();
      }
      if (block == TRAILER) {
        throw ImageRefusal.damaged("it has no picture");
      }
      if (block != IMAGE) {
        throw ImageRefusal.damaged("there is something that is no part of a GIF in it");
      }
      var image = exactly(9);
      int wide = unsigned(image, 4);
      int high = unsigned(image, 6);
      // As programs do where a picture is larger than the screen that the file gives it.
      int width = Math.max(unsigned(header, 6), unsigned(image, 0) + wide);
      int height = Math.max(unsigned(header, 8), unsigned(image, 2) + high);
      ImageLimits.check(wide, high);
      ImageLimits.check(width, height);
      out.write("GIF89a".getBytes(StandardCharsets.ISO_8859_1));
      two(width);
      two(height);
      out.write(header, 10, 3);
      out.write(colours);
      if (control.length > 0) {
        out.write(new byte[] {EXTENSION, (byte) CONTROL, 4});
        out.write(control);
        out.write(0);
      }
      out.write(IMAGE);
      out.write(image);
      out.write(exactly(palette(image[8])));
      if ((header[10] & 0x80) == 0 && (image[8] & 0x80) == 0) {
        throw ImageRefusal.damaged("it has no colours");
      }
      pixels((long) wide * high);
      out.write(TRAILER);
      return new GifFile(width, height, isAnimated());
    }

    /** Whether another picture follows; a missing end is forgiven, for the picture is whole. */
    private boolean isAnimated() throws IOException, ImageRefusal {
      int block = in.read();
      while (block == EXTENSION) {
        in.read();
        int size = in.read();
        while (size > 0) {
          in.readNBytes(size);
          size = in.read();
        }
        block = in.read();
      }
      return block == IMAGE;
    }

    private void pixels(long count) throws IOException, ImageRefusal {
      int bits = read();
      if (bits < 2 || bits > 8) {
        throw ImageRefusal.damaged("its pixels are not coded as those of a GIF");
      }
      out.write(bits);
      var counter = new GifPixelCounter(bits, count);
      int size = read();
      while (size > 0) {
        out.write(size);
        var bytes = exactly(size);
        out.write(bytes);
        counter.take(bytes);
        size = read();
      }
      out.write(0);
      if (!counter.isFull()) {
        throw ImageRefusal.damaged("it has fewer pixels than it says");
      }
    }

    private byte[] block(boolean keep) throws IOException, ImageRefusal {
      var content = new byte[0];
      int size = read();
      while (size > 0) {
        var bytes = exactly(size);
        if (keep && content.length == 0) {
          content = bytes;
        }
        size = read();
      }
      return content;
    }

    private void two(int number) throws IOException {
      out.write(number);
      out.write(number >> 8);
    }

    private int read() throws IOException, ImageRefusal {
      int read = in.read();
      if (read < 0) {
        throw ImageRefusal.cutOff();
      }
      return read;
    }

    private byte[] exactly(int length) throws IOException, ImageRefusal {
      var bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw ImageRefusal.cutOff();
      }
      return bytes;
    }

    private static int palette(byte flags) {
      return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private static int unsigned(byte[] bytes, int at) {
      return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }
  }
}
