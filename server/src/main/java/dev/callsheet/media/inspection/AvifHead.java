package dev.callsheet.media.inspection;

import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The head of an AVIF: its boxes (ISO/IEC 23008-12), without what is in the pictures. */
final class AvifHead {
  private static final Set<String> HEIC =
      Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

  private static final Set<String> AVIF = Set.of("avif", "avis");
  private static final Set<String> PARENTS =
      Set.of("meta", "iprp", "ipco", "moov", "trak", "mdia", "minf", "stbl");
  private static final int DEEPEST = 8;
  private static final double MICROS = 1e6;

  /** A property of a picture, by which it is turned, or by which its size is told. */
  private record Property(String type, int first, int second) {}

  private final Head head;
  private final List<Property> properties = new ArrayList<>();
  private final List<Integer> ofPrimary = new ArrayList<>();
  private long primary;
  private long primaryPlace = -1;
  private int primaryBytes;
  private long transparencyItem = -1;
  private boolean alpha;
  private boolean grid;
  private byte @Nullable [] profile;
  private int frames = 1;
  private int bits = 8;
  private double seconds;
  private boolean sequence;
  private long mediaScale = 1;
  private boolean pictures;

  private AvifHead(Head head) {
    this.head = head;
  }

  /**
   * Where a file says which of its items is the picture, and which one is its transparency.
   *
   * @param place of the number of the primary item
   * @param bytes of that number
   * @param item the number of the other
   */
  record Transparency(long place, int bytes, long item) {}

  /** Finds the transparency of a still image; {@code null} where it has none. */
  static @Nullable Transparency transparency(Head head) throws IOException {
    var avif = new AvifHead(head);
    avif.boxes(0, head.length(), 0);
    return avif.transparencyItem < 0 || avif.primaryPlace < 0
        ? null
        : new Transparency(avif.primaryPlace, avif.primaryBytes, avif.transparencyItem);
  }

  /** Reads the head of what begins with a file type box; {@code null} for what is no image. */
  static @Nullable ImageHead read(Head head) throws IOException, MediaException {
    head.seek(0);
    int length = (int) Math.min(4096, head.u32());
    head.skip(4);
    var brands = new ArrayList<String>();
    brands.add(head.ascii(4));
    head.skip(4);
    while (head.position() + 4 <= length) {
      brands.add(head.ascii(4));
    }
    if (!AVIF.contains(brands.getFirst())) {
      if (!HEIC.contains(brands.getFirst())) {
        return null;
      }
      if (brands.stream().noneMatch(AVIF::contains)) {
        throw new MediaException(
            new MediaFailure.Unsuitable(
                "The source is an HEIC or HEIF image, which cannot be read here."));
      }
    }
    return new AvifHead(head).readBoxes(brands.getFirst().equals("avis"));
  }

  private ImageHead readBoxes(boolean ofFrames) throws IOException, MediaException {
    boolean cut = false;
    sequence = ofFrames;
    try {
      boxes(0, head.length(), 0);
    } catch (EOFException ended) {
      cut = true;
    }
    if (grid) {
      throw new MediaException(
          new MediaFailure.Unsuitable(
              "The source is an AVIF made of tiles, which cannot be read here."));
    }
    return describe(cut);
  }

  private ImageHead describe(boolean cut) throws IOException {
    int width = 0;
    int height = 0;
    int quarters = 0;
    int axis = -1;
    for (int index : ofPrimary) {
      var property = index < properties.size() ? properties.get(index) : null;
      if (property == null) {
        continue;
      }
      switch (property.type) {
        case "ispe" -> {
          width = property.first;
          height = property.second;
        }
        case "irot" -> quarters = property.first;
        case "imir" -> axis = property.first;
        default -> {
          // Of no other matter here.
        }
      }
    }
    if (width == 0) {
      throw new EOFException("An AVIF without a size");
    }
    boolean turned = quarters % 2 == 1;
    boolean animated = sequence && frames > 1;
    return new ImageHead(
        new ImageFacts(
            "avif",
            turned ? height : width,
            turned ? width : height,
            width,
            height,
            orientation(quarters, axis),
            animated ? frames : 1,
            animated ? 0 : null,
            alpha,
            bits,
            "yuv",
            profile != null && ImageMetadata.beyondSrgb(profile)),
        animated ? Long.valueOf(Math.round(seconds * MICROS)) : null,
        cut,
        profile);
  }

  /** What EXIF would call a turn anticlockwise followed by a mirror. */
  private static int orientation(int quarters, int axis) {
    int[] turned = {1, 8, 3, 6};
    int[] mirroredUpDown = {4, 5, 2, 7};
    int[] mirroredLeftRight = {2, 7, 4, 5};
    return axis < 0
        ? turned[quarters & 3]
        : axis == 0 ? mirroredUpDown[quarters & 3] : mirroredLeftRight[quarters & 3];
  }

  private void boxes(long start, long end, int depth) throws IOException {
    long at = start;
    while (at + 8 <= end && depth < DEEPEST) {
      head.seek(at);
      long size = head.u32();
      var type = head.ascii(4);
      if (size == 1) {
        size = head.u64();
      } else if (size == 0) {
        size = end - at;
      }
      if (size < 8) {
        throw new EOFException("A box of " + size + " bytes");
      }
      if (at + size > head.length() || at + size < at) {
        throw new EOFException("A box reaches past the end");
      }
      box(type, at + size, depth);
      at += size;
    }
  }

  private void box(String type, long end, int depth) throws IOException {
    if (PARENTS.contains(type)) {
      long start = head.position() + (type.equals("meta") ? 4 : 0);
      if (type.equals("ipco")) {
        properties(start, end);
      } else {
        boxes(start, end, depth + 1);
      }
      return;
    }
    switch (type) {
      case "pitm" -> {
        boolean wide = head.u8() > 0;
        head.skip(3);
        primaryPlace = head.position();
        primaryBytes = wide ? 4 : 2;
        primary = wide ? head.u32() : head.u16();
      }
      case "iref" -> references(end);
      case "ipma" -> associations();
      case "infe" -> item();
      case "iinf" -> {
        boolean wide = head.u8() > 0;
        head.skip(3 + (wide ? 4 : 2));
        boxes(head.position(), end, depth + 1);
      }
      case "hdlr" -> {
        head.skip(8);
        pictures = head.ascii(4).equals("pict");
      }
      case "mdhd" -> {
        boolean wide = head.u8() > 0;
        head.skip(3 + (wide ? 16 : 8));
        mediaScale = Math.max(1, head.u32());
        seconds = Math.max(seconds, (wide ? head.u64() : head.u32()) / (double) mediaScale);
      }
      case "stsz" -> {
        head.skip(8);
        if (pictures) {
          frames = (int) Math.min(head.u32(), Integer.MAX_VALUE);
        }
      }
      default -> {
        // Nothing of interest here.
      }
    }
  }

  /** The item that belongs to the primary one as an auxiliary picture: its transparency. */
  private void references(long end) throws IOException {
    boolean wide = head.u8() > 0;
    head.skip(3);
    long at = head.position();
    while (at + 8 <= end) {
      head.seek(at);
      long size = head.u32();
      var type = head.ascii(4);
      if (size < 8) {
        throw new EOFException("A reference of " + size + " bytes");
      }
      if (type.equals("auxl")) {
        long from = wide ? head.u32() : head.u16();
        head.skip(2);
        long to = wide ? head.u32() : head.u16();
        if (to == primary) {
          transparencyItem = from;
        }
      }
      at += size;
    }
  }

  private void item() throws IOException {
    int version = head.u8();
    head.skip(3);
    long id = version >= 3 ? head.u32() : head.u16();
    head.skip(2);
    grid |= id == primary && head.ascii(4).equals("grid");
  }

  private void properties(long start, long end) throws IOException {
    long at = start;
    while (at + 8 <= end) {
      head.seek(at);
      long size = head.u32();
      var type = head.ascii(4);
      if (size < 8) {
        throw new EOFException("A property of " + size + " bytes");
      }
      properties.add(property(type, (int) Math.min(size, 1 << 22)));
      at += size;
    }
  }

  private Property property(String type, int size) throws IOException {
    switch (type) {
      case "ispe" -> {
        head.skip(4);
        return new Property(
            type,
            (int) Math.min(head.u32(), Integer.MAX_VALUE),
            (int) Math.min(head.u32(), Integer.MAX_VALUE));
      }
      case "irot" -> {
        return new Property(type, head.u8() & 3, 0);
      }
      case "imir" -> {
        return new Property(type, head.u8() & 1, 0);
      }
      case "pixi" -> {
        head.skip(4);
        bits = head.u8() > 0 ? head.u8() : bits;
      }
      case "auxC" -> {
        head.skip(4);
        alpha |= head.ascii(size - 12).contains("alpha");
      }
      case "colr" -> {
        var kind = head.ascii(4);
        if (kind.equals("prof") || kind.equals("rICC")) {
          profile = head.bytes(size - 12);
        }
      }
      default -> {
        // Of no matter here.
      }
    }
    return new Property(type, 0, 0);
  }

  private void associations() throws IOException {
    int version = head.u8();
    head.skip(2);
    boolean wide = (head.u8() & 1) != 0;
    long items = Math.min(head.u32(), 10_000);
    for (long item = 0; item < items; item++) {
      long id = version > 0 ? head.u32() : head.u16();
      int count = head.u8();
      for (int association = 0; association < count; association++) {
        int index = wide ? head.u16() & 0x7fff : head.u8() & 0x7f;
        if (id == primary && index > 0) {
          ofPrimary.add(index - 1);
        }
      }
    }
  }
}
