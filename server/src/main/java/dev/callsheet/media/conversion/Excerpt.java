package dev.callsheet.media.conversion;

import org.jspecify.annotations.Nullable;

/**
 * The stretch of a recording that is converted, in milliseconds on its timeline.
 *
 * @param endMillis {@code null} for the end of the recording; a later one is the end too
 */
public record Excerpt(long startMillis, @Nullable Long endMillis) {
  /** All of it. */
  public static final Excerpt WHOLE = new Excerpt(0, null);

  /** Refuses what is empty or begins before zero. */
  public Excerpt {
    Requirements.that(startMillis >= 0, "An excerpt begins at zero or later");
    Requirements.that(
        endMillis == null || endMillis > startMillis, "An excerpt ends after it begins");
  }

  /** Whether it is all of a recording. */
  public boolean isWhole() {
    return startMillis == 0 && endMillis == null;
  }
}
