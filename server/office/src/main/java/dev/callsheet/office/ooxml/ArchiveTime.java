package dev.callsheet.office.ooxml;

import java.time.LocalDateTime;

/** The time that all entries of archives have, so that the same ones give the same bytes. */
public final class ArchiveTime {
  /** Zips write the very first moment that they know in the zone of the machine as well. */
  public static final LocalDateTime FIXED = LocalDateTime.of(1980, 1, 1, 0, 1);

  private ArchiveTime() {}
}
