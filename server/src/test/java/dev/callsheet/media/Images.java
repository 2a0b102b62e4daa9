package dev.callsheet.media;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Images made for a test, byte by byte where no program makes them so. */
final class Images {
  static final int RED = 0xffff0000;
  static final int GREEN = 0xff00ff00;
  static final int BLUE = 0xff0000ff;
  static final int WHITE = 0xffffffff;

  private Images() {}

  /** A picture whose quarters are red and green above, blue and white below. */
  static BufferedImage quarters(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean left = x < width / 2;
        image.setRGB(x, y, y < height / 2 ? (left ? RED : GREEN) : left ? BLUE : WHITE);
      }
    }
    return image;
  }

  /** A picture of one colour. */
  static BufferedImage plain(int width, int height, int colour) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var line = new int[width * height];
    Arrays.fill(line, colour);
    image.setRGB(0, 0, width, height, line, 0, width);
    return image;
  }

  /** A JPEG with EXIF that says how it is to be turned. */
  static Path jpeg(Path file, BufferedImage image, int orientation) throws IOException {
    var exif = new ByteArrayOutputStream();
    exif.write("Exif\0\0MM\0*\0\0\0\u0008\0\1".getBytes(StandardCharsets.ISO_8859_1));
    exif.write(new byte[] {1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0});
    return jpeg(file, image, 0xe1, exif.toByteArray());
  }

  /** A JPEG whose numbers stand for linear light. */
  static Path linearJpeg(Path file, BufferedImage image) throws IOException {
    var profile = new ByteArrayOutputStream();
    profile.write("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1));
    profile.write(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData());
    return jpeg(file, image, 0xe2, profile.toByteArray());
  }

  private static Path jpeg(Path file, BufferedImage image, int marker, byte[] segment)
      throws IOException {
    var plain = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", plain);
    var bytes = plain.toByteArray();
    try (var stream = new DataOutputStream(Files.newOutputStream(file))) {
      stream.write(bytes, 0, 2);
      stream.writeByte(0xff);
      stream.writeByte(marker);
      stream.writeShort(segment.length + 2);
      stream.write(segment);
      stream.write(bytes, 2, bytes.length - 2);
    }
    return file;
  }

  /** A PNG whose numbers stand for linear light. */
  static Path linearPng(Path file, BufferedImage image) throws IOException {
    var plain = new ByteArrayOutputStream();
    ImageIO.write(image, "png", plain);
    var bytes = plain.toByteArray();
    var profile = new ByteArrayOutputStream();
    profile.write("linear\0\0".getBytes(StandardCharsets.ISO_8859_1));
    try (var compressed = new DeflaterOutputStream(profile, new Deflater())) {
      compressed.write(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData());
    }
    try (var stream = new DataOutputStream(Files.newOutputStream(file))) {
      stream.write(bytes, 0, 33);
      chunk(stream, "iCCP", profile.toByteArray());
      stream.write(bytes, 33, bytes.length - 33);
    }
    return file;
  }

  /** The head of a PNG of a size, and nothing behind it that could be decoded. */
  static Path headOfPng(Path file, int width, int height, int frames) throws IOException {
    try (var stream = new DataOutputStream(Files.newOutputStream(file))) {
      stream.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
      var head = new ByteArrayOutputStream();
      var numbers = new DataOutputStream(head);
      numbers.writeInt(width);
      numbers.writeInt(height);
      numbers.write(new byte[] {8, 2, 0, 0, 0});
      chunk(stream, "IHDR", head.toByteArray());
      if (frames > 1) {
        var control = new ByteArrayOutputStream();
        var counts = new DataOutputStream(control);
        counts.writeInt(frames);
        counts.writeInt(0);
        chunk(stream, "acTL", control.toByteArray());
      }
      chunk(stream, "IDAT", new byte[64]);
      chunk(stream, "IEND", new byte[0]);
    }
    return file;
  }

  private static void chunk(DataOutputStream stream, String name, byte[] data) throws IOException {
    var type = name.getBytes(StandardCharsets.ISO_8859_1);
    var checksum = new CRC32();
    checksum.update(type);
    checksum.update(data);
    stream.writeInt(data.length);
    stream.write(type);
    stream.write(data);
    stream.writeInt((int) checksum.getValue());
  }

  /** A PNG of any picture. */
  static Path png(Path file, BufferedImage image) throws IOException {
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  /** What Java itself reads. */
  static BufferedImage read(Path file) throws IOException {
    return Objects.requireNonNull(ImageIO.read(file.toFile()));
  }

  /** Whether a pixel has a colour, but for what lossy formats make of it. */
  static boolean isNear(int colour, int pixel) {
    for (int shift = 0; shift < 24; shift += 8) {
      if (Math.abs((colour >> shift & 0xff) - (pixel >> shift & 0xff)) > 40) {
        return false;
      }
    }
    return true;
  }
}
