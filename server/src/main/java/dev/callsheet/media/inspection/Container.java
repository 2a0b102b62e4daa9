package dev.callsheet.media.inspection;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * How the outermost parts of a recording's file lie, which no header tells.
 *
 * @param truncated whether a part is longer than what is left of the file
 * @param indexAtEnd whether an MP4's index lies behind its media
 */
record Container(boolean truncated, boolean indexAtEnd) {
  private static final int EBML = 0x1a45dfa3;
  private static final int SEGMENT = 0x18538067;
  private static final long UNKNOWN = 0xffffffffL;
  private static final int MOST_BOXES = 100_000;

  static Container read(Path file) throws IOException {
    try (var head = new Head(file)) {
      if (head.length() < 16) {
        return new Container(false, false);
      }
      head.skip(4);
      if (head.ascii(4).equals("ftyp")) {
        return boxes(head);
      }
      head.seek(0);
      var start = head.ascii(4);
      if (start.equals("RIFF")) {
        return new Container(riffIsCut(head), false);
      }
      head.seek(0);
      return new Container(head.u32() == EBML && segmentIsCut(head), false);
    } catch (EOFException cut) {
      return new Container(true, false);
    }
  }

  private static Container boxes(Head head) throws IOException {
    boolean media = false;
    boolean indexAtEnd = false;
    long at = 0;
    for (int box = 0; box < MOST_BOXES && at + 8 <= head.length(); box++) {
      head.seek(at);
      long size = head.u32();
      var type = head.ascii(4);
      if (size == 1) {
        size = head.u64();
      } else if (size == 0) {
        size = head.length() - at;
      }
      media |= type.equals("mdat");
      indexAtEnd |= type.equals("moov") && media;
      if (size < 8 || at + size > head.length() || at + size < at) {
        return new Container(true, indexAtEnd);
      }
      at += size;
    }
    return new Container(false, indexAtEnd);
  }

  /** What is written while it is made may not know its size: that says all ones, or zero. */
  private static boolean riffIsCut(Head head) throws IOException {
    long size = head.u32Little();
    head.skip(4);
    if (size == UNKNOWN || size == 0) {
      return false;
    }
    if (size + 8 > head.length() + 1) {
      return true;
    }
    while (head.position() + 8 <= head.length()) {
      var name = head.ascii(4);
      long length = head.u32Little();
      if (name.equals("data")) {
        return length != UNKNOWN && head.position() + length > head.length() + 1;
      }
      head.skip(length + (length & 1));
    }
    return false;
  }

  private static boolean segmentIsCut(Head head) throws IOException {
    head.skip(size(head));
    if (head.u32() != SEGMENT) {
      return false;
    }
    long size = size(head);
    return size >= 0 && head.position() + size > head.length();
  }

  /** A number of variable length; -1 for one that is not known. */
  private static long size(Head head) throws IOException {
    int first = head.u8();
    int more = Integer.numberOfLeadingZeros(first) - 24;
    if (more > 7) {
      return -1;
    }
    long value = first & ((1 << (7 - more)) - 1);
    boolean unknown = value == (1 << (7 - more)) - 1;
    for (int index = 0; index < more; index++) {
      int next = head.u8();
      unknown &= next == 0xff;
      value = value << 8 | next;
    }
    return unknown ? -1 : value;
  }
}
