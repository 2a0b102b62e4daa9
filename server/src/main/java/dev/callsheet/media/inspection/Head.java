package dev.callsheet.media.inspection;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads numbers of a file at any place, without reading what lies between. */
final class Head implements AutoCloseable {
  private static final int BUFFER = 8192;

  private final RandomAccessFile file;
  private final long length;
  private final byte[] buffer = new byte[BUFFER];
  private long bufferStart;
  private int buffered;
  private long position;

  Head(Path path) throws IOException {
    this.file = new RandomAccessFile(path.toFile(), "r");
    this.length = file.length();
  }

  long length() {
    return length;
  }

  long position() {
    return position;
  }

  void seek(long newPosition) {
    position = newPosition;
  }

  void skip(long bytes) {
    position += bytes;
  }

  int u8() throws IOException {
    if (position < bufferStart || position >= bufferStart + buffered) {
      fill();
    }
    return buffer[(int) (position++ - bufferStart)] & 0xff;
  }

  private void fill() throws IOException {
    if (position < 0 || position >= length) {
      throw new EOFException("The file ends at " + length);
    }
    file.seek(position);
    bufferStart = position;
    buffered = Math.max(0, file.read(buffer));
    if (buffered == 0) {
      throw new EOFException("The file ends at " + position);
    }
  }

  int u16() throws IOException {
    return u8() << 8 | u8();
  }

  long u32() throws IOException {
    return (long) u16() << 16 | u16();
  }

  long u64() throws IOException {
    return u32() << 32 | u32();
  }

  int u16Little() throws IOException {
    return u8() | u8() << 8;
  }

  int u24Little() throws IOException {
    return u16Little() | u8() << 16;
  }

  long u32Little() throws IOException {
    return u16Little() | (long) u16Little() << 16;
  }

  String ascii(int count) throws IOException {
    return new String(bytes(count), StandardCharsets.ISO_8859_1);
  }

  byte[] bytes(int count) throws IOException {
    if (count < 0 || count > length - position) {
      throw new EOFException("The file ends at " + length);
    }
    var bytes = new byte[count];
    for (int index = 0; index < count; index++) {
      bytes[index] = (byte) u8();
    }
    return bytes;
  }

  /** Whether these bytes come next; moves nowhere. */
  boolean next(int... expected) throws IOException {
    if (length - position < expected.length) {
      return false;
    }
    long before = position;
    var actual = bytes(expected.length);
    position = before;
    var wanted = new byte[expected.length];
    for (int index = 0; index < expected.length; index++) {
      wanted[index] = (byte) expected[index];
    }
    return Arrays.equals(actual, wanted);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
