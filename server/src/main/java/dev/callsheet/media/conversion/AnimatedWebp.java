package dev.callsheet.media.conversion;

import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Rewrites an animated WebP, which ffmpeg does not read, as an animated PNG, which it does. Each
 * frame is drawn onto the canvas as the container says.
 */
final class AnimatedWebp {
  private static final int HEAD = 12;
  private static final int ALPHA = 0x10;
  private static final int REPLACES = 2;
  private static final int DISPOSED = 1;
  private static final int FRAME_HEAD = 16;

  /** A frame as it lies in the file. */
  private record Frame(
      int left, int top, int width, int height, int millis, int flags, ByteBuffer data) {}

  private final List<Frame> frames = new ArrayList<>();
  private int width;
  private int height;
  private int loops;

  private AnimatedWebp() {}

  /** Rewrites a file. */
  static void toPng(Path webp, Path png) throws IOException, MediaException, InterruptedException {
    var animation = new AnimatedWebp();
    try (var file = FileChannel.open(webp)) {
      var bytes = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
      animation.read(bytes.order(ByteOrder.LITTLE_ENDIAN));
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException cut) {
      throw new MediaException(new MediaFailure.Corrupt("The animation is cut off"));
    }
    long pixels = (long) animation.width * animation.height;
    if (pixels > PictureReader.MOST_PIXELS) {
      throw Source.unsuitable(
          "The animation has frames of %d pixels, more than the %d that are decoded here."
              .formatted(pixels, PictureReader.MOST_PIXELS));
    }
    try (var _ = PictureMemory.take(pixels)) {
      animation.write(png);
    }
  }

  private void read(ByteBuffer file) {
    file.position(HEAD);
    while (file.remaining() >= 8) {
      var name = name(file);
      int length = file.getInt();
      var chunk =
          file.slice(file.position(), Math.min(length, file.remaining())).order(file.order());
      switch (name) {
        case "VP8X" -> {
          chunk.position(4);
          width = u24(chunk) + 1;
          height = u24(chunk) + 1;
        }
        case "ANIM" -> loops = Short.toUnsignedInt(chunk.getShort(4));
        case "ANMF" -> {
          if (chunk.remaining() == length) {
            frames.add(frame(chunk));
          }
        }
        default -> {
          // Nothing that is shown.
        }
      }
      file.position(Math.min(file.limit(), file.position() + length + (length & 1)));
    }
  }

  private static Frame frame(ByteBuffer chunk) {
    int left = 2 * u24(chunk);
    int top = 2 * u24(chunk);
    int frameWidth = u24(chunk) + 1;
    int frameHeight = u24(chunk) + 1;
    int millis = u24(chunk);
    int flags = chunk.get();
    return new Frame(
        left,
        top,
        frameWidth,
        frameHeight,
        millis,
        flags,
        chunk.slice(FRAME_HEAD, chunk.limit() - FRAME_HEAD).order(ByteOrder.LITTLE_ENDIAN));
  }

  private static int u24(ByteBuffer buffer) {
    return Short.toUnsignedInt(buffer.getShort()) | Byte.toUnsignedInt(buffer.get()) << 16;
  }

  private static String name(ByteBuffer buffer) {
    var bytes = new byte[4];
    buffer.get(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private void write(Path png) throws IOException, MediaException, InterruptedException {
    var canvas = new int[width * height];
    try (var stream = Files.newOutputStream(png)) {
      var writer = new AnimatedPng(stream, width, height, frames.size(), loops);
      for (var frame : frames) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        draw(frame, canvas);
        writer.add(canvas, frame.millis);
        if ((frame.flags & DISPOSED) != 0) {
          clear(frame, canvas);
        }
      }
      writer.end();
    }
  }

  private void draw(Frame frame, int[] canvas) throws IOException, MediaException {
    if (frame.left + frame.width > width || frame.top + frame.height > height) {
      throw new MediaException(new MediaFailure.Corrupt("A frame reaches beyond its canvas"));
    }
    var picture =
        PictureReader.read(ImageIO.getImageReadersByFormatName("webp").next(), still(frame));
    if (picture.width() != frame.width || picture.height() != frame.height) {
      throw new MediaException(new MediaFailure.Corrupt("A frame is not as large as it says"));
    }
    boolean replaces = (frame.flags & REPLACES) != 0;
    for (int y = 0; y < frame.height; y++) {
      for (int x = 0; x < frame.width; x++) {
        int at = (frame.top + y) * width + frame.left + x;
        int above = picture.pixels()[y * frame.width + x];
        canvas[at] = replaces ? above : over(above, canvas[at]);
      }
    }
  }

  private void clear(Frame frame, int[] canvas) {
    for (int y = 0; y < frame.height; y++) {
      int start = (frame.top + y) * width + frame.left;
      Arrays.fill(canvas, start, start + frame.width, 0);
    }
  }

  /** One pixel over another, neither multiplied by its opacity. */
  static int over(int above, int below) {
    int alpha = above >>> 24;
    if (alpha == 255 || below >>> 24 == 0) {
      return above;
    }
    if (alpha == 0) {
      return below;
    }
    int rest = (below >>> 24) * (255 - alpha) / 255;
    int sum = alpha + rest;
    return sum << 24
        | mixed(above >> 16, below >> 16, alpha, rest) << 16
        | mixed(above >> 8, below >> 8, alpha, rest) << 8
        | mixed(above, below, alpha, rest);
  }

  private static int mixed(int above, int below, int alpha, int rest) {
    return ((above & 0xff) * alpha + (below & 0xff) * rest) / (alpha + rest);
  }

  /** A frame as a file of its own. */
  private static byte[] still(Frame frame) throws IOException {
    var data = frame.data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    boolean extended = data.remaining() >= 4 && name(data.duplicate()).equals("ALPH");
    var file = new ByteArrayOutputStream();
    int length = 4 + data.remaining() + (extended ? 18 : 0);
    text(file, "RIFF");
    number(file, length, 4);
    text(file, "WEBP");
    if (extended) {
      text(file, "VP8X");
      number(file, 10, 4);
      number(file, ALPHA, 4);
      number(file, frame.width - 1, 3);
      number(file, frame.height - 1, 3);
    }
    var bytes = new byte[data.remaining()];
    data.get(bytes);
    file.write(bytes);
    return file.toByteArray();
  }

  private static void text(OutputStream file, String text) throws IOException {
    file.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void number(OutputStream file, int number, int bytes) throws IOException {
    for (int index = 0; index < bytes; index++) {
      file.write(number >> (8 * index));
    }
  }
}
