package dev.callsheet.subtitle;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line that says when a cue is shown.
 *
 * @param startMillis when it appears, in milliseconds, perhaps negative
 * @param endMillis when it disappears, in milliseconds, perhaps before the start
 */
record CueTiming(long startMillis, long endMillis) {

  private static final String ARROW = "-->";

  private static final String COLON = "\\s*[:\uff1a]\\s*";

  /**
   * Hours may be missing, and translation programs put spaces between the parts. A colon before the
   * fraction is only told from one before frames by its three digits.
   */
  private static final String TIME =
      "(-?)\\s*(?:(\\d{1,4})"
          + COLON
          + ")?(\\d{1,2})"
          + COLON
          + "(\\d{1,2})(?:\\s*[.,\uff0c]\\s*(\\d{1,9})|:(\\d{3}))?(?!\\d)";

  private static final int GROUPS_OF_A_TIME = 6;

  private static final String DASH = "[-\u2010-\u2015\u2212]";

  /** The arrow of the formats, or what editors and translation programs make of it. */
  private static final String ANY_ARROW = DASH + "(?:\\s?" + DASH + "){0,2}\\s?>";

  private static final Pattern LINE =
      Pattern.compile(
          "\\s*" + TIME + "\\s*" + ANY_ARROW + "\\s*" + TIME + ".*",
          Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern ATTEMPT =
      Pattern.compile("\\s*(?:-?\\d{1,4}\\s*:.*-->.*|-->\\s*\\d{1,4}\\s*:.*)", Pattern.DOTALL);

  private static final Pattern BEGINNING = Pattern.compile("\\s*-?\\d{1,4}\\s*:\\s*\\d{1,2}\\s*:");

  private static final Pattern INVISIBLE =
      Pattern.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+");

  /** The timing in a line, or null if it is none. */
  static @Nullable CueTiming parse(String line) {
    if (line.indexOf('>') < 0) {
      return null;
    }
    var matcher = LINE.matcher(visible(line));
    if (!matcher.matches()) {
      return null;
    }
    var start = millis(matcher, 1);
    var end = millis(matcher, 1 + GROUPS_OF_A_TIME);
    return start == null || end == null ? null : new CueTiming(start, end);
  }

  /** Whether a line that is no timing was meant as one, wherever it stands. */
  static boolean isAttempt(String line) {
    return line.contains(ARROW) && ATTEMPT.matcher(line).matches();
  }

  /** Whether a line that is no timing was meant as one, if it stands where one is expected. */
  static boolean isAttemptAtItsPlace(String line) {
    return line.contains(ARROW) || BEGINNING.matcher(line).lookingAt();
  }

  /** A line without marks of direction and of byte order, but with the joiners that we write. */
  static String visible(String line) {
    return line.chars().allMatch(character -> character < 0x80)
        ? line
        : INVISIBLE.matcher(line).replaceAll("");
  }

  /** The same timing, so much later. */
  CueTiming plus(long millis) {
    return new CueTiming(startMillis + millis, endMillis + millis);
  }

  /** Why nothing can be shown then, as a sentence for the user, or null if it can. */
  @Nullable String fault() {
    if (startMillis < 0 || endMillis < 0) {
      return "The cue has a negative time.";
    }
    if (endMillis < startMillis) {
      return "The cue ends before it starts.";
    }
    return endMillis == startMillis ? "The cue ends when it starts." : null;
  }

  private static @Nullable Long millis(Matcher matcher, int group) {
    var hours = matcher.group(group + 1);
    int minutes = Integer.parseInt(matcher.group(group + 2));
    int seconds = Integer.parseInt(matcher.group(group + 3));
    if (minutes > 59 || seconds > 59) {
      return null;
    }
    var fraction = matcher.group(group + 4);
    if (fraction == null) {
      fraction = matcher.group(group + 5);
    }
    long millis =
        ((hours == null ? 0 : Long.parseLong(hours)) * 3600 + minutes * 60 + seconds) * 1000
            + (fraction == null ? 0 : Long.parseLong((fraction + "00").substring(0, 3)));
    return matcher.group(group).isEmpty() ? millis : -millis;
  }
}
