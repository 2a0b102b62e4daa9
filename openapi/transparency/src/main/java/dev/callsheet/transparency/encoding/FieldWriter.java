package dev.callsheet.transparency.encoding;

import java.io.ByteArrayOutputStream;

/**
 * Writes fields one after the other: numbers big-endian, texts as UTF-8 behind their length. {@link
 * FieldReader} reads them.
 */
public final class FieldWriter {

  private static final int MOST_BYTES_OF_SHORT_TEXT = 0xff;
  private static final int MOST_BYTES_OF_TEXT = 0xffff;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Writes one byte, from 0 to 255. */
  public FieldWriter u8(int value) {
    return number(value, 1);
  }

  /** Writes two bytes, from 0 to 65,535. */
  public FieldWriter u16(int value) {
    return number(value, 2);
  }

  /** Writes four bytes, from 0 to 2^32 - 1. */
  public FieldWriter u32(long value) {
    return number(value, 4);
  }

  /** Writes eight bytes, from 0 to 2^63 - 1. */
  public FieldWriter u63(long value) {
    return number(value, 8);
  }

  /** Writes a hash's 32 bytes. */
  public FieldWriter hash(Sha256 hash) {
    out.writeBytes(hash.bytes());
    return this;
  }

  /** Writes a text of at most 255 bytes behind one byte of length. */
  public FieldWriter shortText(String text) {
    byte[] bytes = Utf8.encode(text);
    require(bytes.length <= MOST_BYTES_OF_SHORT_TEXT, "A text is longer than 255 bytes.");
    u8(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  /** Writes a text of at most 65,535 bytes behind two bytes of length. */
  public FieldWriter text(String text) {
    return block(Utf8.encode(text));
  }

  /** Writes at most 65,535 bytes behind two bytes of length. */
  public FieldWriter block(byte[] bytes) {
    require(bytes.length <= MOST_BYTES_OF_TEXT, "A field is longer than 65,535 bytes.");
    u16(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  /** Writes bytes without their length. */
  public FieldWriter raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** Returns what was written. */
  public byte[] bytes() {
    return out.toByteArray();
  }

  private FieldWriter number(long value, int bytes) {
    require(
        value >= 0 && (bytes == Long.BYTES || value < 1L << (8 * bytes)),
        "A number does not fit its field: " + value);
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
    return this;
  }

  private static void require(boolean fits, String message) {
    if (!fits) {
      throw new IllegalArgumentException(message);
    }
  }
}
