package dev.callsheet.credit;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/** A place in a history, as an opaque text. */
final class HistoryCursor {
  private static final byte VERSION = 1;
  private static final int BYTES = 1 + Long.BYTES;

  private HistoryCursor() {}

  static String write(long sequence) {
    byte[] bytes = ByteBuffer.allocate(BYTES).put(VERSION).putLong(sequence).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static Optional<Long> read(String cursor) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      if (bytes.remaining() != BYTES || bytes.get() != VERSION) {
        return Optional.empty();
      }
      return Optional.of(bytes.getLong()).filter(sequence -> sequence > 0);
    } catch (IllegalArgumentException exception) {
      return Optional.empty();
    }
  }
}
