package dev.callsheet.registry.work;

/**
 * What a registration costs, in credits.
 *
 * @param base for any registration
 * @param size for the recording
 */
record Price(long base, long size) {
  private static final long BASE = 5;
  private static final long STEP_BYTES = 10L * 1024 * 1024;

  /** The price of a recording of that many bytes: 1 more for each started 10 MiB. */
  static Price of(long sizeBytes) {
    return new Price(BASE, Math.ceilDiv(sizeBytes, STEP_BYTES));
  }

  long total() {
    return base + size;
  }
}
