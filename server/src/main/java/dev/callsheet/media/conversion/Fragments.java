package dev.callsheet.media.conversion;

import dev.callsheet.media.process.MediaException;
import dev.callsheet.media.process.MediaFailure;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where the fragments of an MP4 file lie and how long each is, from its index (ISO 14496-12, {@code
 * sidx}), and which codec it is in.
 *
 * @param codec as RFC 6381 names it, such as {@code avc1.64001f}
 * @param timescale the units of a second
 * @param headerBytes the length of what comes before the index: all that a decoder needs first
 * @param indexBytes the length of the index
 */
record Fragments(
    String codec, long timescale, long headerBytes, long indexBytes, List<Fragment> fragments) {
  private static final int BOX_HEADER = 8;
  private static final int LONGEST_HEADER = 1 << 24;
  private static final String AAC_LOW_COMPLEXITY = "mp4a.40.2";

  /**
   * One fragment.
   *
   * @param offset in the file
   * @param duration in units of the timescale
   */
  record Fragment(long offset, long bytes, long duration) {}

  /** Copies the list. */
  Fragments {
    fragments = List.copyOf(fragments);
  }

  /** Reads the boxes before the fragments. */
  static Fragments read(Path file) throws IOException, MediaException {
    try (var channel = FileChannel.open(file)) {
      String codec = null;
      long offset = 0;
      while (true) {
        var header = read(channel, offset, BOX_HEADER);
        long size = Integer.toUnsignedLong(header.getInt());
        var type = text(header);
        if (size < BOX_HEADER || size > LONGEST_HEADER) {
          throw damaged(file, "a box of " + size + " bytes");
        }
        if (type.equals("moov")) {
          codec = codec(file, read(channel, offset, (int) size));
        } else if (type.equals("sidx") && codec != null) {
          var index = read(channel, offset, (int) size);
          return index(codec, offset, size, index);
        } else if (type.equals("moof")) {
          throw damaged(file, "no index");
        }
        offset += size;
      }
    } catch (EOFException truncated) {
      throw damaged(file, "no fragments");
    }
  }

  private static Fragments index(String codec, long start, long size, ByteBuffer index) {
    int version = index.get(BOX_HEADER);
    index.position(BOX_HEADER + 4 + 4);
    long timescale = Integer.toUnsignedLong(index.getInt());
    index.position(index.position() + (version == 0 ? 4 : 8));
    long offset =
        start + size + (version == 0 ? Integer.toUnsignedLong(index.getInt()) : index.getLong());
    index.getShort();
    int count = Short.toUnsignedInt(index.getShort());
    var fragments = new ArrayList<Fragment>();
    for (int number = 0; number < count; number++) {
      long bytes = index.getInt() & 0x7fff_ffffL;
      long duration = Integer.toUnsignedLong(index.getInt());
      index.getInt();
      fragments.add(new Fragment(offset, bytes, duration));
      offset += bytes;
    }
    return new Fragments(codec, timescale, start, size, fragments);
  }

  /** The profile and the level are the bytes after the version in the decoder's configuration. */
  private static String codec(Path file, ByteBuffer header) throws MediaException {
    var text = StandardCharsets.ISO_8859_1.decode(header.duplicate()).toString();
    int configuration = text.indexOf("avcC");
    if (configuration >= 0) {
      int profile = configuration + 5;
      return String.format(
          Locale.ROOT,
          "avc1.%02x%02x%02x",
          header.get(profile),
          header.get(profile + 1),
          header.get(profile + 2));
    }
    if (text.contains("mp4a")) {
      return AAC_LOW_COMPLEXITY;
    }
    throw damaged(file, "an unknown codec");
  }

  private static String text(ByteBuffer buffer) {
    var type = new byte[4];
    buffer.get(type);
    return new String(type, StandardCharsets.ISO_8859_1);
  }

  private static ByteBuffer read(FileChannel channel, long offset, int bytes) throws IOException {
    var buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new EOFException();
      }
    }
    return buffer.flip();
  }

  private static MediaException damaged(Path file, String why) {
    return new MediaException(new MediaFailure.Corrupt(file.getFileName() + " has " + why));
  }

  /** The length of a fragment in seconds. */
  double seconds(Fragment fragment) {
    return (double) fragment.duration() / timescale;
  }

  /** The length of all of it in seconds. */
  double seconds() {
    return fragments.stream().mapToDouble(this::seconds).sum();
  }

  /** The bits a second of the fragment that has most of them; a short rest does not count. */
  long peakBitsPerSecond() {
    long longest = fragments.stream().mapToLong(Fragment::duration).max().orElse(0);
    return fragments.stream()
        .filter(each -> 2 * each.duration() >= longest)
        .mapToLong(each -> (long) Math.ceil(each.bytes() * 8 / seconds(each)))
        .max()
        .orElse(0);
  }

  /** The bits a second over all of it. */
  long averageBitsPerSecond() {
    long bytes = fragments.stream().mapToLong(Fragment::bytes).sum();
    return (long) Math.ceil(bytes * 8 / seconds());
  }
}
