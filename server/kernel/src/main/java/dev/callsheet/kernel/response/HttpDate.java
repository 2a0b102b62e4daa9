package dev.callsheet.kernel.response;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The form of times in HTTP headers (RFC 9110, IMF-fixdate). */
public final class HttpDate {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private HttpDate() {}

  /** Returns a time as headers have it, to the second. */
  public static String of(Instant instant) {
    return FORMAT.format(instant);
  }
}
