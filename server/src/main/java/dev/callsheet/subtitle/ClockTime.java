package dev.callsheet.subtitle;

import java.util.Locale;

/** Times of day as subtitle files write them. */
final class ClockTime {

  private ClockTime() {}

  /** {@code HH:MM:SS}, the separator, and milliseconds. */
  static String millis(long millis, char separator) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%c%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        separator,
        millis % 1000);
  }

  /** {@code H:MM:SS.CC}. */
  static String centis(long centis) {
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d.%02d",
        centis / 360_000,
        centis / 6000 % 60,
        centis / 100 % 60,
        centis % 100);
  }
}
