package dev.callsheet.kernel.range;

/**
 * A part of a representation that is there to be sent.
 *
 * @param first position of the first byte, from 0
 * @param last position of the last byte, inclusive and at least {@code first}
 */
public record ByteRange(long first, long last) {
  /** Refuses what is no range. */
  public ByteRange {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException("Not a range: " + first + "-" + last);
    }
  }

  /** Size in bytes, at least 1. */
  public long length() {
    return last - first + 1;
  }

  /** The value of the {@code Content-Range} header within a representation of that many bytes. */
  public String contentRange(long size) {
    return "bytes " + first + "-" + last + "/" + size;
  }
}
