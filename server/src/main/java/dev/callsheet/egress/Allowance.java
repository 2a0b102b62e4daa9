package dev.callsheet.egress;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a host may send without any byte of a file: headers, handshakes, sizes of chunks. An HTTP
 * client keeps these in memory, some of them however long they are.
 */
final class Allowance {
  private static final long BYTES = 1 << 20;

  private final AtomicLong left = new AtomicLong(BYTES);

  /** Begins anew, for a part of the file has arrived. */
  void renew() {
    left.set(BYTES);
  }

  /**
   * Counts bytes that have arrived.
   *
   * @throws IOException when they are too many
   */
  void spend(int bytes) throws IOException {
    if (left.addAndGet(-bytes) < 0) {
      throw new IOException("Much was sent, but no file");
    }
  }
}
