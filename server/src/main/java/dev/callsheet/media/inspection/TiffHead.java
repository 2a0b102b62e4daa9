package dev.callsheet.media.inspection;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The head of a TIFF: the directory of its first page. */
final class TiffHead {
  private static final int CMYK = 5;
  private static final int RGB = 2;
  private static final int YUV = 6;
  private static final int MOST_ENTRIES = 1000;

  private final Head head;
  private final boolean little;
  private int width;
  private int height;
  private int bits = 1;
  private int photometric;
  private int samples = 1;
  private int orientation = 1;
  private boolean alpha;
  private byte @Nullable [] profile;
  private boolean cut;

  private TiffHead(Head head, boolean little) {
    this.head = head;
    this.little = little;
  }

  static ImageHead read(Head head) throws IOException {
    head.seek(0);
    return new TiffHead(head, head.u8() == 'I').readDirectory();
  }

  private ImageHead readDirectory() throws IOException {
    head.seek(4);
    head.seek(u32());
    int entries = Math.min(MOST_ENTRIES, u16());
    long start = head.position();
    for (int entry = 0; entry < entries; entry++) {
      head.seek(start + 12L * entry);
      entry();
    }
    boolean turned = orientation >= 5;
    return new ImageHead(
        new ImageFacts(
            "tiff",
            turned ? height : width,
            turned ? width : height,
            width,
            height,
            orientation,
            1,
            null,
            alpha,
            bits,
            photometric == CMYK
                ? "cmyk"
                : photometric == RGB || photometric == 3
                    ? "rgb"
                    : photometric == YUV ? "yuv" : "gray",
            profile != null && ImageMetadata.beyondSrgb(profile)),
        null,
        cut,
        profile);
  }

  private void entry() throws IOException {
    int tag = u16();
    int type = u16();
    long count = u32();
    long at = head.position();
    long value = type == 3 ? u16() : type == 1 ? head.u8() : u32();
    switch (tag) {
      case 256 -> width = (int) Math.min(value, Integer.MAX_VALUE);
      case 257 -> height = (int) Math.min(value, Integer.MAX_VALUE);
      case 258 -> {
        if (count > 2) {
          head.seek(at);
          head.seek(u32());
          value = u16();
        }
        bits = (int) value;
      }
      case 262 -> photometric = (int) value;
      case 273 -> cut = count == 1 && value >= head.length();
      case 274 -> orientation = value >= 1 && value <= 8 ? (int) value : 1;
      case 277 -> samples = (int) value;
      case 338 -> alpha = samples > 1;
      case 34675 -> {
        head.seek(at);
        head.seek(u32());
        profile = head.bytes((int) Math.min(count, 1 << 22));
      }
      default -> {
        // Nothing of interest here.
      }
    }
  }

  private int u16() throws IOException {
    return little ? head.u16Little() : head.u16();
  }

  private long u32() throws IOException {
    return little ? head.u32Little() : head.u32();
  }
}
