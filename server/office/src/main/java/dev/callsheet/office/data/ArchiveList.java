package dev.callsheet.office.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The list at the end of a zip, looked at before anything is read of it into memory. */
final class ArchiveList {
  private static final int END = 0x06054b50;
  private static final int WIDE_END = 0x06064b50;
  private static final int WIDE_LOCATOR = 0x07064b50;
  private static final int END_SIZE = 22;
  private static final int LOCATOR_SIZE = 20;
  private static final long WIDE = 0xFFFF_FFFFL;

  private ArchiveList() {}

  /** How many bytes it has, from where it begins to the end of the file; 0 if there is none. */
  static long bytes(Path zip) throws IOException {
    try (var file = Files.newByteChannel(zip)) {
      long size = file.size();
      int tail = (int) Math.min(size, END_SIZE + 0xFFFFL);
      var end = read(file, size - tail, tail);
      for (int at = tail - END_SIZE; at >= 0; at--) {
        if (end.getInt(at) == END) {
          long begin = Integer.toUnsignedLong(end.getInt(at + 16));
          begin = begin == WIDE ? wideBegin(file, size - tail + at) : begin;
          return Math.max(0, size - begin);
        }
      }
      return 0;
    }
  }

  /** Where it begins in a file for which four bytes are too few to say so. */
  private static long wideBegin(SeekableByteChannel file, long end) throws IOException {
    if (end < LOCATOR_SIZE) {
      return end;
    }
    var locator = read(file, end - LOCATOR_SIZE, LOCATOR_SIZE);
    long at = locator.getLong(8);
    if (locator.getInt(0) != WIDE_LOCATOR || at < 0 || at + 56 > end) {
      return end;
    }
    var wide = read(file, at, 56);
    return wide.getInt(0) == WIDE_END ? Math.clamp(wide.getLong(48), 0, end) : end;
  }

  private static ByteBuffer read(SeekableByteChannel file, long from, int length)
      throws IOException {
    var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    file.position(from);
    while (bytes.hasRemaining() && file.read(bytes) >= 0) {
      // As often as it takes.
    }
    return bytes.flip().limit(length);
  }
}
