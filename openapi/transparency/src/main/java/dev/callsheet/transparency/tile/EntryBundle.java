package dev.callsheet.transparency.tile;

import dev.callsheet.transparency.encoding.FieldReader;
import dev.callsheet.transparency.encoding.FieldWriter;
import dev.callsheet.transparency.encoding.MalformedException;
import java.util.ArrayList;
import java.util.List;

/** The bytes of up to 256 entries, each behind two bytes of its length, big-endian. */
public final class EntryBundle {

  private EntryBundle() {}

  /**
   * Returns the bundle's bytes.
   *
   * @throws IllegalArgumentException when an entry is longer than 65,535 bytes
   */
  public static byte[] encode(List<byte[]> entries) {
    FieldWriter writer = new FieldWriter();
    for (byte[] entry : entries) {
      writer.block(entry);
    }
    return writer.bytes();
  }

  /**
   * Reads a bundle's bytes.
   *
   * @param width how many entries there must be
   * @throws MalformedException when there are more, fewer, or half of one
   */
  public static List<byte[]> decode(byte[] bytes, int width) throws MalformedException {
    FieldReader reader = new FieldReader(bytes);
    List<byte[]> entries = new ArrayList<>(width);
    for (int i = 0; i < width; i++) {
      entries.add(reader.block());
    }
    reader.end();
    return entries;
  }
}
