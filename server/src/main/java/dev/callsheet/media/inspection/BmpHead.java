package dev.callsheet.media.inspection;

import java.io.IOException;

/** The head of a Windows bitmap. */
final class BmpHead {
  private static final int INFORMATION = 14;
  private static final int OLD_INFORMATION_BYTES = 12;

  private BmpHead() {}

  static boolean isBitmap(Head head) throws IOException {
    head.seek(INFORMATION);
    long size = head.u32Little();
    return size == OLD_INFORMATION_BYTES || (size >= 16 && size <= 124);
  }

  static ImageHead read(Head head) throws IOException {
    head.seek(INFORMATION);
    boolean old = head.u32Little() == OLD_INFORMATION_BYTES;
    int width = old ? head.u16Little() : (int) head.u32Little();
    // A negative height counts the lines from the top.
    int height = old ? head.u16Little() : Math.abs((int) head.u32Little());
    head.skip(2);
    int bitsPerPixel = head.u16Little();
    head.seek(2);
    long size = head.u32Little();
    return new ImageHead(
        new ImageFacts(
            "bmp", width, height, width, height, 1, 1, null, bitsPerPixel == 32, 8, "rgb", false),
        null,
        size > head.length(),
        null);
  }
}
