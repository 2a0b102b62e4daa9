package dev.callsheet.media.inspection;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The head of a WebP: its chunks, without what is in the pictures. */
final class WebpHead {
  private static final int ALPHA = 0x10;
  private static final long MICROS_PER_MILLI = 1000;

  private int width;
  private int height;
  private boolean alpha;
  private int frames;
  private int orientation = 1;
  private @Nullable Integer loops;
  private long millis;
  private boolean lossless;
  private byte @Nullable [] profile;
  private boolean cut;

  private WebpHead() {}

  static ImageHead read(Head head) throws IOException {
    return new WebpHead().readChunks(head);
  }

  private ImageHead readChunks(Head head) throws IOException {
    head.seek(4);
    long end = 8 + head.u32Little();
    cut = end > head.length();
    head.seek(12);
    while (head.position() + 8 <= Math.min(end, head.length())) {
      var name = head.ascii(4);
      long length = head.u32Little();
      long next = head.position() + length + (length & 1);
      cut |= head.position() + length > head.length();
      try {
        chunk(head, name, length);
      } catch (EOFException cutOff) {
        cut = true;
        break;
      }
      head.seek(next);
    }
    if (width == 0) {
      throw new EOFException("A WebP without a picture");
    }
    boolean animated = loops != null && frames > 1;
    boolean turned = orientation >= 5;
    return new ImageHead(
        new ImageFacts(
            "webp",
            turned ? height : width,
            turned ? width : height,
            width,
            height,
            orientation,
            Math.max(1, frames),
            animated ? loops : null,
            alpha,
            8,
            lossless ? "rgb" : "yuv",
            profile != null && ImageMetadata.beyondSrgb(profile)),
        animated ? millis * MICROS_PER_MILLI : null,
        cut,
        profile);
  }

  private void chunk(Head head, String name, long length) throws IOException {
    switch (name) {
      case "VP8X" -> {
        alpha = (head.u8() & ALPHA) != 0;
        head.skip(3);
        width = head.u24Little() + 1;
        height = head.u24Little() + 1;
      }
      case "VP8 " -> {
        head.skip(6);
        size(head.u16Little() & 0x3fff, head.u16Little() & 0x3fff);
      }
      case "VP8L" -> {
        head.skip(1);
        long bits = head.u32Little();
        size((int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1);
        alpha |= (bits >> 28 & 1) != 0;
        lossless = true;
      }
      case "ANIM" -> {
        head.skip(4);
        loops = head.u16Little();
      }
      case "ANMF" -> {
        frames++;
        head.skip(12);
        millis += head.u24Little();
      }
      case "ICCP" -> profile = head.bytes((int) Math.min(length, 1 << 22));
      case "EXIF" -> {
        var data = head.bytes((int) Math.min(length, 1 << 22));
        boolean prefixed = data.length > 6 && data[0] == 'E' && data[1] == 'x';
        orientation =
            ImageMetadata.orientation(prefixed ? Arrays.copyOfRange(data, 6, data.length) : data);
      }
      default -> {
        // Nothing of interest here.
      }
    }
  }

  /** The size of the picture, where no canvas has told it before. */
  private void size(int pictureWidth, int pictureHeight) {
    if (width == 0) {
      width = pictureWidth;
      height = pictureHeight;
    }
  }
}
