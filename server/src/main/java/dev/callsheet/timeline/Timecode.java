package dev.callsheet.timeline;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A timecode as a camera or a recorder writes it into a file: the time of day at which a recording
 * begins, or what it was set to (SMPTE ST 12-1).
 *
 * @param frames within the second; in sound alone, samples
 * @param framesPerSecond how many labels a second has: 30 at 29.97 frames a second
 * @param dropFrame whether labels are left out so that the count keeps up with the clock
 */
public record Timecode(
    int hours, int minutes, int seconds, int frames, int framesPerSecond, boolean dropFrame) {
  private static final Pattern LABEL =
      Pattern.compile("(\\d{2}):([0-5]\\d):([0-5]\\d)([:;.,])(\\d{2,3})");

  private static final int SECONDS_PER_MINUTE = 60;
  private static final int SECONDS_PER_HOUR = 3600;
  private static final int SECONDS_PER_DAY = 86_400;

  /**
   * Reads {@code 14:23:11:05}; anything but a colon before the frames marks drop-frame.
   *
   * @return empty for what is not a timecode at this rate
   */
  public static Optional<Timecode> parse(String text, int framesPerSecond) {
    var label = LABEL.matcher(text.strip());
    if (!label.matches()) {
      return Optional.empty();
    }
    int hours = Integer.parseInt(label.group(1));
    int frames = Integer.parseInt(label.group(5));
    if (hours * SECONDS_PER_HOUR >= SECONDS_PER_DAY || frames >= framesPerSecond) {
      return Optional.empty();
    }
    return Optional.of(
        new Timecode(
            hours,
            Integer.parseInt(label.group(2)),
            Integer.parseInt(label.group(3)),
            frames,
            framesPerSecond,
            !label.group(4).equals(":")));
  }

  /** The time of day of a sample, counted from midnight on (EBU Tech 3285). */
  public static Timecode ofSample(long sample, int sampleRate) {
    int second = (int) (sample / sampleRate % SECONDS_PER_DAY);
    return new Timecode(
        second / SECONDS_PER_HOUR,
        second / SECONDS_PER_MINUTE % SECONDS_PER_MINUTE,
        second % SECONDS_PER_MINUTE,
        (int) (sample % sampleRate),
        sampleRate,
        false);
  }

  /** The number of its label where a second has so many, none left out. */
  public long label(int labelsPerSecond) {
    long whole = (long) hours * SECONDS_PER_HOUR + minutes * SECONDS_PER_MINUTE + seconds;
    return whole * labelsPerSecond + (long) frames * labelsPerSecond / framesPerSecond;
  }
}
