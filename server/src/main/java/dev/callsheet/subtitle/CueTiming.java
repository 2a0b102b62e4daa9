package dev.callsheet.subtitle;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line that says when a cue is shown.
 *
 * @param startMillis when it appears, in milliseconds
 * @param endMillis when it disappears, in milliseconds, perhaps before the start
 */
record CueTiming(long startMillis, long endMillis) {

  static final String ARROW = "-->";

  private static final String TIME = "(?:(\\d{1,4}):)?([0-5]?\\d):([0-5]?\\d)(?:[.,](\\d{1,3}))?";

  private static final Pattern LINE =
      Pattern.compile("\\s*" + TIME + "\\s*-->\\s*" + TIME + "(?:\\s.*)?");

  /** The timing in a line, or null if it is none. */
  static @Nullable CueTiming parse(String line) {
    var matcher = LINE.matcher(line);
    return matcher.matches() ? new CueTiming(millis(matcher, 1), millis(matcher, 5)) : null;
  }

  private static long millis(Matcher matcher, int group) {
    var hours = matcher.group(group);
    var fraction = matcher.group(group + 3);
    long seconds =
        (hours == null ? 0 : Long.parseLong(hours)) * 3600
            + Long.parseLong(matcher.group(group + 1)) * 60
            + Long.parseLong(matcher.group(group + 2));
    return seconds * 1000
        + (fraction == null ? 0 : Long.parseLong((fraction + "00").substring(0, 3)));
  }
}
