package dev.callsheet.transparency.encoding;

import java.util.Arrays;

/** Reads what {@link FieldWriter} wrote; whatever it cannot have written is refused. */
public final class FieldReader {

  private final byte[] bytes;
  private int position;

  /** Starts at the first byte. */
  public FieldReader(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** Reads one byte. */
  public int u8() throws MalformedException {
    return (int) number(1);
  }

  /** Reads two bytes. */
  public int u16() throws MalformedException {
    return (int) number(2);
  }

  /** Reads four bytes. */
  public long u32() throws MalformedException {
    return number(4);
  }

  /** Reads eight bytes, whose highest bit is not set. */
  public long u63() throws MalformedException {
    long value = number(8);
    if (value < 0) {
      throw new MalformedException("A number is too large.");
    }
    return value;
  }

  /** Reads a hash. */
  public Sha256 hash() throws MalformedException {
    return Sha256.fromBytes(raw(Sha256.BYTES));
  }

  /** Reads a text behind one byte of length. */
  public String shortText() throws MalformedException {
    return Utf8.decode(raw(u8()));
  }

  /** Reads a text behind two bytes of length. */
  public String text() throws MalformedException {
    return Utf8.decode(block());
  }

  /** Reads bytes behind two bytes of length. */
  public byte[] block() throws MalformedException {
    return raw(u16());
  }

  /** Reads so many bytes. */
  public byte[] raw(int length) throws MalformedException {
    if (length > bytes.length - position) {
      throw new MalformedException("The bytes end too early.");
    }
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  /** Reads all that is left. */
  public byte[] rest() throws MalformedException {
    return raw(bytes.length - position);
  }

  /** Returns whether nothing is left. */
  public boolean atEnd() {
    return position == bytes.length;
  }

  /** Refuses bytes behind the last field. */
  public void end() throws MalformedException {
    if (!atEnd()) {
      throw new MalformedException("Bytes follow the last field.");
    }
  }

  private long number(int length) throws MalformedException {
    long value = 0;
    for (byte next : raw(length)) {
      value = (value << 8) | (next & 0xff);
    }
    return value;
  }
}
