package dev.callsheet.tasks;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The preference {@code wait} of a header {@code Prefer} (RFC 7240): that an answer waits for the
 * end of what it is about.
 *
 * @param seconds at most so long
 */
public record WaitPreference(int seconds) {
  /** The longest that an answer waits. */
  private static final int MOST = 25;

  private static final Pattern WAIT =
      Pattern.compile("(?i)\\s*wait\\s*=\\s*(?:\"([0-9]{1,9})\"|([0-9]{1,9}))\\s*(?:;.*)?");

  /** Reads a header; empty if there is none, and for what it says otherwise. */
  public static Optional<WaitPreference> of(@Nullable String prefer) {
    if (prefer == null) {
      return Optional.empty();
    }
    for (var preference : prefer.split(",", -1)) {
      var form = WAIT.matcher(preference);
      if (form.matches()) {
        var digits = form.group(1) == null ? form.group(2) : form.group(1);
        return Optional.of(new WaitPreference(Math.min(Integer.parseInt(digits), MOST)));
      }
    }
    return Optional.empty();
  }

  /** How long an answer waits. */
  public Duration patience() {
    return Duration.ofSeconds(seconds);
  }

  /** What {@code Preference-Applied} says. */
  public String applied() {
    return "wait=" + seconds;
  }
}
