package dev.callsheet.storage;

/** The bounds of a part of a blob. */
final class Ranges {
  private Ranges() {}

  static void check(long offset, long length, long size) {
    if (offset < 0 || length < 0 || offset > size || length > size - offset) {
      throw new IllegalArgumentException(
          "No part at " + offset + " of " + length + " bytes in a blob of " + size);
    }
  }
}
