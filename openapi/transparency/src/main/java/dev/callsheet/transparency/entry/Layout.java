package dev.callsheet.transparency.entry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What all kinds of entries share. */
final class Layout {

  static final int VERSION = 1;

  private Layout() {}

  static Instant wholeMilliseconds(Instant time) {
    if (time.isBefore(Instant.EPOCH)) {
      throw new IllegalArgumentException("The log has no entries from before 1970.");
    }
    return time.truncatedTo(ChronoUnit.MILLIS);
  }
}
