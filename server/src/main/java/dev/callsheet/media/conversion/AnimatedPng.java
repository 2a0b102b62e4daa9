package dev.callsheet.media.conversion;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes an animated PNG of whole frames, quickly rather than small. */
final class AnimatedPng {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private static final int RGB_AND_ALPHA = 6;
  private static final int LONGEST_DELAY = 65_535;

  private final DataOutputStream stream;
  private final int width;
  private final int height;
  private int frames;
  private int sequence;

  AnimatedPng(OutputStream stream, int width, int height, int frames, int loops)
      throws IOException {
    this.stream = new DataOutputStream(stream);
    this.width = width;
    this.height = height;
    this.stream.write(SIGNATURE);
    var head = new ByteArrayOutputStream();
    var data = new DataOutputStream(head);
    data.writeInt(width);
    data.writeInt(height);
    data.write(new byte[] {8, RGB_AND_ALPHA, 0, 0, 0});
    chunk("IHDR", head.toByteArray());
    var control = new ByteArrayOutputStream();
    var numbers = new DataOutputStream(control);
    numbers.writeInt(frames);
    numbers.writeInt(loops);
    chunk("acTL", control.toByteArray());
  }

  /** Adds a frame, {@code 0xaarrggbb}. */
  void add(int[] pixels, int millis) throws IOException {
    var control = new ByteArrayOutputStream();
    var data = new DataOutputStream(control);
    data.writeInt(sequence++);
    data.writeInt(width);
    data.writeInt(height);
    data.writeInt(0);
    data.writeInt(0);
    data.writeShort(Math.min(millis, LONGEST_DELAY));
    data.writeShort(1000);
    data.writeShort(0);
    chunk("fcTL", control.toByteArray());
    var content = new ByteArrayOutputStream();
    if (frames > 0) {
      new DataOutputStream(content).writeInt(sequence++);
    }
    try (var deflater = new Deflater(1);
        var compressed = new DeflaterOutputStream(content, deflater)) {
      var line = new byte[1 + 4 * width];
      for (int y = 0; y < height; y++) {
        for (int x = 0, at = 1; x < width; x++) {
          int pixel = pixels[y * width + x];
          line[at++] = (byte) (pixel >> 16);
          line[at++] = (byte) (pixel >> 8);
          line[at++] = (byte) pixel;
          line[at++] = (byte) (pixel >> 24);
        }
        compressed.write(line);
      }
    }
    chunk(frames == 0 ? "IDAT" : "fdAT", content.toByteArray());
    frames++;
  }

  /** Ends the file. */
  void end() throws IOException {
    chunk("IEND", new byte[0]);
    stream.flush();
  }

  private void chunk(String name, byte[] data) throws IOException {
    var type = name.getBytes(StandardCharsets.ISO_8859_1);
    var checksum = new CRC32();
    checksum.update(type);
    checksum.update(data);
    stream.writeInt(data.length);
    stream.write(type);
    stream.write(data);
    stream.writeInt((int) checksum.getValue());
  }
}
