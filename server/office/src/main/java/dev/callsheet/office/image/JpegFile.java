package dev.callsheet.office.image;

import dev.callsheet.office.image.ImageOutcome.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The parts of a JPEG.
 *
 * @param components how many values a pixel has: 1 is grey, 3 are colours, 4 are those of a press
 * @param common whether every decoder reads it: baseline or progressive, of 8 bits
 */
record JpegFile(int width, int height, int components, boolean common, Orientation orientation) {
  /** More than any encoder makes; each is a pass over all pixels. */
  private static final int MOST_SCANS = 100;

  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int DNL = 0xdc;
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;
  private static final int APP14 = 0xee;
  private static final int APP15 = 0xef;
  private static final int COMMENT = 0xfe;

  /**
   * Copies what the pixels need, bit for bit: no EXIF with the place it was taken at, no captions,
   * no thumbnails, nothing after the end. Colour profiles stay.
   */
  static JpegFile copy(InputStream in, OutputStream out) throws IOException, ImageRefusal {
    return new Copy(in, out).all();
  }

  private static final class Copy {
    private final InputStream in;
    private final OutputStream out;
    private Orientation orientation = Orientation.UPRIGHT;
    private int width;
    private int height;
    private int components;
    private boolean common;
    private int scans;

    Copy(InputStream in, OutputStream out) {
      this.in = in;
      this.out = out;
    }

    JpegFile all() throws IOException, ImageRefusal {
      in.skipNBytes(2);
      out.write(0xff);
      out.write(SOI);
      int marker = next();
      while (marker != EOI) {
        marker = segment(marker);
      }
      out.write(0xff);
      out.write(EOI);
      if (scans == 0) {
        throw ImageRefusal.damaged("it has no pixels");
      }
      return new JpegFile(width, height, components, common, orientation);
    }

    /** Reads one segment, and the scan that may follow it; returns the marker after that. */
    private int segment(int marker) throws IOException, ImageRefusal {
      if (marker == 0x01 || marker >= 0xd0 && marker <= 0xd7) {
        return next();
      }
      var segment = content();
      if (isFrame(marker)) {
        frame(marker, segment);
      }
      if (marker == DNL) {
        throw ImageRefusal.damaged("it tells its height too late");
      }
      if (marker == APP1 && startsWith(segment, "Exif\0")) {
        orientation = Orientation.of(segment);
      }
      var kept = kept(marker, segment);
      if (kept.length > 0) {
        write(marker, kept);
      }
      return marker == SOS ? scan() : next();
    }

    private void frame(int marker, byte[] segment) throws ImageRefusal {
      if (components != 0) {
        throw ImageRefusal.damaged("it has two frames");
      }
      if (segment.length < 6) {
        throw ImageRefusal.damaged("its header is too short");
      }
      if (marker > 0xc3) {
        throw new ImageRefusal(
            Problem.UNSUPPORTED,
            "This kind of JPEG, which is coded arithmetically or in steps of size, is not read;"
                + " save it as an ordinary JPEG or as PNG.");
      }
      int precision = segment[0];
      height = unsigned(segment, 1);
      width = unsigned(segment, 3);
      components = segment[5] & 0xff;
      ImageLimits.check(width, height);
      if (components != 1 && components != 3 && components != 4) {
        throw ImageRefusal.damaged("a pixel of it has " + components + " values");
      }
      common = marker <= 0xc2 && precision == 8;
    }

    /** Copies the coded pixels; returns the marker that ends them. */
    private int scan() throws IOException, ImageRefusal {
      if (components == 0) {
        throw ImageRefusal.damaged("its pixels come before its header");
      }
      scans++;
      if (scans > MOST_SCANS) {
        throw new ImageRefusal(
            Problem.TOO_COMPLEX,
            "The JPEG is built up in more than " + MOST_SCANS + " passes; save it again.");
      }
      while (true) {
        int read = read();
        if (read != 0xff) {
          out.write(read);
          continue;
        }
        int next = read();
        while (next == 0xff) {
          next = read();
        }
        if (next != 0 && (next < 0xd0 || next > 0xd7)) {
          return next;
        }
        out.write(0xff);
        out.write(next);
      }
    }

    private int next() throws IOException, ImageRefusal {
      // Some cameras leave bytes between segments; every decoder skips them.
      int read = 0;
      while (read == 0) {
        while (read != 0xff) {
          read = read();
        }
        while (read == 0xff) {
          read = read();
        }
      }
      return read;
    }

    private byte[] content() throws IOException, ImageRefusal {
      int length = (read() << 8 | read()) - 2;
      if (length < 0) {
        throw ImageRefusal.damaged("a part of it has no length");
      }
      var content = in.readNBytes(length);
      if (content.length < length) {
        throw ImageRefusal.cutOff();
      }
      return content;
    }

    private int read() throws IOException, ImageRefusal {
      int read = in.read();
      if (read < 0) {
        throw ImageRefusal.cutOff();
      }
      return read;
    }

    private void write(int marker, byte[] content) throws IOException {
      out.write(0xff);
      out.write(marker);
      out.write(content.length + 2 >> 8);
      out.write(content.length + 2);
      out.write(content);
    }
  }

  private static byte[] kept(int marker, byte[] segment) {
    if (marker == APP0) {
      return startsWith(segment, "JFIF\0") && segment.length >= 14
          ? withoutThumbnail(segment)
          : new byte[0];
    }
    if (marker == APP2) {
      return startsWith(segment, "ICC_PROFILE\0") ? segment : new byte[0];
    }
    if (marker == APP14) {
      return startsWith(segment, "Adobe") ? segment : new byte[0];
    }
    return marker >= APP1 && marker <= APP15 || marker == COMMENT ? new byte[0] : segment;
  }

  private static byte[] withoutThumbnail(byte[] jfif) {
    var header = Arrays.copyOf(jfif, 14);
    header[12] = 0;
    header[13] = 0;
    return header;
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static int unsigned(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }

  private static boolean startsWith(byte[] segment, String name) {
    var wanted = name.getBytes(StandardCharsets.ISO_8859_1);
    return segment.length >= wanted.length
        && Arrays.equals(segment, 0, wanted.length, wanted, 0, wanted.length);
  }
}
