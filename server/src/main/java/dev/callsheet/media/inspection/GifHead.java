package dev.callsheet.media.inspection;

import java.io.EOFException;
import java.io.IOException;

/** The head of a GIF, and the heads of its frames. */
final class GifHead {
  private static final long MICROS_PER_UNIT = 10_000;

  private int frames;
  private int loops = 1;
  private boolean transparent;
  private long units;
  private boolean ended;

  private GifHead() {}

  static ImageHead read(Head head) throws IOException {
    return new GifHead().readBlocks(head);
  }

  private ImageHead readBlocks(Head head) throws IOException {
    head.seek(6);
    int width = head.u16Little();
    int height = head.u16Little();
    int flags = head.u8();
    head.skip(2);
    skipColours(head, flags);
    try {
      while (!ended) {
        block(head);
      }
    } catch (EOFException cut) {
      if (frames == 0) {
        throw cut;
      }
    }
    return new ImageHead(
        new ImageFacts(
            "gif",
            width,
            height,
            width,
            height,
            1,
            frames,
            frames > 1 ? loops : null,
            transparent,
            8,
            "rgb",
            false),
        frames > 1 ? units * MICROS_PER_UNIT : null,
        !ended,
        null);
  }

  private void block(Head head) throws IOException {
    switch (head.u8()) {
      case 0x2c -> {
        head.skip(8);
        skipColours(head, head.u8());
        head.skip(1);
        skipBlocks(head);
        frames++;
      }
      case 0x21 -> extension(head, head.u8());
      case 0x3b -> ended = true;
      default -> {
        // Some programs leave bytes between blocks.
      }
    }
  }

  private void extension(Head head, int label) throws IOException {
    if (label == 0xf9) {
      head.skip(1);
      transparent |= (head.u8() & 1) != 0;
      units += head.u16Little();
      head.skip(1);
    } else if (label == 0xff) {
      int size = head.u8();
      var name = head.ascii(size);
      if (name.equals("NETSCAPE2.0") && head.next(3, 1)) {
        head.skip(2);
        // It counts how often it is shown again.
        int again = head.u16Little();
        loops = again == 0 ? 0 : again + 1;
      }
    }
    skipBlocks(head);
  }

  private static void skipColours(Head head, int flags) {
    if ((flags & 0x80) != 0) {
      head.skip(3L << ((flags & 7) + 1));
    }
  }

  private static void skipBlocks(Head head) throws IOException {
    int size = head.u8();
    while (size != 0) {
      head.skip(size);
      size = head.u8();
    }
  }
}
