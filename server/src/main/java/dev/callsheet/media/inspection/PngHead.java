package dev.callsheet.media.inspection;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** The head of a PNG or an animated PNG: its chunks, without what is in the pictures. */
final class PngHead {
  private static final int SIGNATURE = 8;
  private static final int MOST_PROFILE_BYTES = 1 << 22;
  private static final int ALPHA = 4;
  private static final int PALETTE = 3;
  private static final double MICROS = 1e6;

  private int width;
  private int height;
  private int bits;
  private int type;
  private boolean transparent;
  private int orientation = 1;
  private int frames;
  private int controlled;
  private @Nullable Integer loops;
  private double seconds;
  private byte @Nullable [] profile;

  private PngHead() {}

  static ImageHead read(Head head) throws IOException {
    return new PngHead().readChunks(head);
  }

  private ImageHead readChunks(Head head) throws IOException {
    head.seek(SIGNATURE);
    boolean ended = false;
    while (!ended && head.position() + 8 <= head.length()) {
      long length = head.u32();
      var name = head.ascii(4);
      long next = head.position() + length + 4;
      if (next > head.length() && !name.equals("IHDR")) {
        break;
      }
      chunk(head, name, (int) Math.min(length, MOST_PROFILE_BYTES));
      ended = name.equals("IEND");
      head.seek(next);
    }
    if (width == 0) {
      throw new EOFException("A PNG without a head");
    }
    boolean turned = orientation >= 5;
    // A file cut off has fewer frames than it says.
    boolean animated = frames > 1;
    int shown = animated ? frames : 1;
    return new ImageHead(
        new ImageFacts(
            "png",
            turned ? height : width,
            turned ? width : height,
            width,
            height,
            orientation,
            shown,
            animated ? loops : null,
            transparent || (type & ALPHA) != 0,
            type == PALETTE ? 8 : bits,
            type == 0 || type == ALPHA ? "gray" : "rgb",
            profile != null && ImageMetadata.beyondSrgb(profile)),
        animated ? Long.valueOf(Math.round(seconds * MICROS)) : null,
        !ended || (animated && controlled < frames),
        profile);
  }

  private void chunk(Head head, String name, int length) throws IOException {
    switch (name) {
      case "IHDR" -> {
        width = (int) Math.min(head.u32(), Integer.MAX_VALUE);
        height = (int) Math.min(head.u32(), Integer.MAX_VALUE);
        bits = head.u8();
        type = head.u8();
      }
      case "tRNS" -> transparent = true;
      case "acTL" -> {
        frames = (int) Math.min(head.u32(), Integer.MAX_VALUE);
        loops = (int) Math.min(head.u32(), Integer.MAX_VALUE);
      }
      case "fcTL" -> {
        controlled++;
        head.skip(20);
        int numerator = head.u16();
        int denominator = head.u16();
        seconds += numerator / (double) (denominator == 0 ? 100 : denominator);
      }
      case "eXIf" -> orientation = ImageMetadata.orientation(head.bytes(length));
      case "iCCP" -> profile = profile(head.bytes(length));
      default -> {
        // Nothing of interest here.
      }
    }
  }

  private static byte @Nullable [] profile(byte[] chunk) {
    int name = 0;
    while (name < chunk.length && chunk[name] != 0) {
      name++;
    }
    int start = name + 2;
    if (start >= chunk.length) {
      return null;
    }
    try (var inflater = new Inflater()) {
      inflater.setInput(chunk, start, chunk.length - start);
      var profile = new ByteArrayOutputStream();
      var part = new byte[8192];
      int count = inflater.inflate(part);
      while (count > 0 && profile.size() < MOST_PROFILE_BYTES) {
        profile.write(part, 0, count);
        count = inflater.inflate(part);
      }
      return profile.toByteArray();
    } catch (DataFormatException damaged) {
      return null;
    }
  }
}
