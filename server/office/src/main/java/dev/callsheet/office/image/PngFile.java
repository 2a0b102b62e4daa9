package dev.callsheet.office.image;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The parts of a PNG.
 *
 * @param animated whether it has more pictures than the one that every program shows
 */
record PngFile(int width, int height, boolean animated, Orientation orientation) {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final Set<String> KEPT =
      Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "pHYs");

  /** More than any profile of colours has; what is larger unfolds into more than it is worth. */
  private static final int MOST_PROFILE = 4 << 20;

  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  /**
   * Copies what the pixels need, bit for bit: no texts, no EXIF, no further pictures, nothing after
   * the end. Colour profiles stay. The pixels are unpacked on the way, for whether all are there.
   */
  static PngFile copy(InputStream in, OutputStream out) throws IOException, ImageRefusal {
    try (var copy = new Copy(in, out)) {
      return copy.all();
    }
  }

  private static final class Copy implements AutoCloseable {
    private final InputStream in;
    private final OutputStream out;
    private final Inflater inflater = new Inflater();
    private final byte[] unpacked = new byte[1 << 16];
    private Orientation orientation = Orientation.UPRIGHT;
    private boolean animated;
    private boolean palette;
    private int width;
    private int height;
    private int colour;
    private long missing;

    Copy(InputStream in, OutputStream out) {
      this.in = in;
      this.out = out;
    }

    PngFile all() throws IOException, ImageRefusal {
      in.skipNBytes(SIGNATURE.length);
      out.write(SIGNATURE);
      var type = "";
      while (!type.equals("IEND")) {
        type = chunk();
      }
      if (missing > 0) {
        throw ImageRefusal.damaged("it has fewer pixels than it says");
      }
      return new PngFile(width, height, animated, orientation);
    }

    private String chunk() throws IOException, ImageRefusal {
      var header = exactly(8);
      long length = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt());
      var type = new String(header, 4, 4, StandardCharsets.ISO_8859_1);
      if (length > Integer.MAX_VALUE) {
        throw ImageRefusal.damaged("a part of it has an impossible length");
      }
      if (width == 0 && !type.equals("IHDR")) {
        throw ImageRefusal.damaged("it does not begin with its size");
      }
      if (type.equals("IDAT")) {
        pixels(header, length);
        return type;
      }
      // Only what is small is needed whole.
      if (length > MOST_PROFILE) {
        if (Character.isUpperCase(type.charAt(0))) {
          throw ImageRefusal.damaged("its part " + printable(type) + " is too long");
        }
        skip(length + 4);
        return type;
      }
      var content = exactly((int) length);
      checked(header, content, exactly(4));
      look(type, content);
      if (KEPT.contains(type) || type.equals("iCCP") && isSmallProfile(content)) {
        write(type, content);
      }
      return type;
    }

    private void look(String type, byte[] content) throws ImageRefusal {
      switch (type) {
        case "IHDR" -> header(content);
        case "PLTE" -> palette = true;
        case "acTL" -> animated = content.length >= 4 && ByteBuffer.wrap(content).getInt() > 1;
        case "eXIf" -> orientation = Orientation.of(content);
        default -> {
          if (Character.isUpperCase(type.charAt(0)) && !KEPT.contains(type)) {
            throw ImageRefusal.damaged("it has a part " + printable(type) + " that no PNG has");
          }
        }
      }
    }

    private void header(byte[] content) throws ImageRefusal {
      if (content.length != 13 || width != 0) {
        throw ImageRefusal.damaged("its header is not one of a PNG");
      }
      var fields = ByteBuffer.wrap(content);
      long wide = Integer.toUnsignedLong(fields.getInt());
      long high = Integer.toUnsignedLong(fields.getInt());
      ImageLimits.check(wide, high);
      width = (int) wide;
      height = (int) high;
      int depth = fields.get();
      colour = fields.get();
      int samples =
          switch (colour) {
            case 0, 3 -> 1;
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 0;
          };
      boolean deep =
          switch (colour) {
            case 0 -> Set.of(1, 2, 4, 8, 16).contains(depth);
            case 3 -> Set.of(1, 2, 4, 8).contains(depth);
            default -> depth == 8 || depth == 16;
          };
      boolean interlaced = content[12] == 1;
      if (samples == 0
          || !deep
          || content[10] != 0
          || content[11] != 0
          || (content[12] & ~1) != 0) {
        throw ImageRefusal.damaged("its header is not one of a PNG");
      }
      missing = interlaced ? interlaced(samples * depth) : bytes(width, height, samples * depth);
    }

    private long interlaced(int bits) {
      long bytes = 0;
      for (var pass : PASSES) {
        bytes +=
            bytes(
                (width - pass[0] + pass[2] - 1) / pass[2],
                (height - pass[1] + pass[3] - 1) / pass[3],
                bits);
      }
      return bytes;
    }

    private static long bytes(int wide, int high, int bits) {
      return wide == 0 ? 0 : high * (1 + ((long) wide * bits + 7) / 8);
    }

    private void pixels(byte[] header, long length) throws IOException, ImageRefusal {
      if (colour == 3 && !palette) {
        throw ImageRefusal.damaged("it has no colours");
      }
      var checksum = new CRC32();
      checksum.update(header, 4, 4);
      out.write(header);
      long left = length;
      var buffer = new byte[1 << 16];
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw ImageRefusal.cutOff();
        }
        left -= read;
        checksum.update(buffer, 0, read);
        out.write(buffer, 0, read);
        unpack(buffer, read);
      }
      var sum = exactly(4);
      if (ByteBuffer.wrap(sum).getInt() != (int) checksum.getValue()) {
        throw ImageRefusal.damaged("its pixels do not match their checksum");
      }
      out.write(sum);
    }

    private void unpack(byte[] packed, int length) throws ImageRefusal {
      inflater.setInput(packed, 0, length);
      try {
        while (!inflater.finished() && !inflater.needsInput()) {
          int count = inflater.inflate(unpacked);
          missing -= count;
          if (count == 0 && inflater.needsDictionary()) {
            throw ImageRefusal.damaged("its pixels cannot be unpacked");
          }
          // Decoders stop here too; what unfolds beyond its size is not looked at.
          if (missing < 0) {
            throw ImageRefusal.damaged("it has more pixels than it says");
          }
        }
      } catch (DataFormatException broken) {
        throw ImageRefusal.damaged("its pixels cannot be unpacked");
      }
    }

    private static void checked(byte[] header, byte[] content, byte[] sum) throws ImageRefusal {
      var checksum = new CRC32();
      checksum.update(header, 4, 4);
      checksum.update(content);
      if (ByteBuffer.wrap(sum).getInt() != (int) checksum.getValue()) {
        throw ImageRefusal.damaged("a part of it does not match its checksum");
      }
    }

    private byte[] exactly(int length) throws IOException, ImageRefusal {
      var bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw ImageRefusal.cutOff();
      }
      return bytes;
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

    private void write(String type, byte[] content) throws IOException {
      var body = new ByteArrayOutputStream();
      body.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
      body.writeBytes(content);
      var checksum = new CRC32();
      checksum.update(body.toByteArray());
      var data = new DataOutputStream(out);
      data.writeInt(content.length);
      body.writeTo(data);
      data.writeInt((int) checksum.getValue());
    }

    @Override
    public void close() {
      inflater.end();
    }
  }

  private static boolean isSmallProfile(byte[] content) {
    int name = 0;
    while (name < content.length && content[name] != 0) {
      name++;
    }
    if (name + 2 > content.length) {
      return false;
    }
    try (var inflater = new Inflater()) {
      inflater.setInput(content, name + 2, content.length - name - 2);
      var unpacked = new byte[1 << 14];
      long size = 0;
      while (!inflater.finished() && size <= MOST_PROFILE) {
        int count = inflater.inflate(unpacked);
        if (count == 0) {
          return false;
        }
        size += count;
      }
      return inflater.finished();
    } catch (DataFormatException broken) {
      return false;
    }
  }

  private static String printable(String type) {
    var letters = type.toCharArray();
    for (int at = 0; at < letters.length; at++) {
      if (letters[at] < ' ' || letters[at] > '~') {
        letters[at] = '?';
      }
    }
    return new String(letters) + (Arrays.equals(letters, type.toCharArray()) ? "" : "…");
  }
}
