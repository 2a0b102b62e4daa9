package dev.callsheet.media.conversion;

import org.jspecify.annotations.Nullable;

/** What the numbers of a conversion have to be; callers check before and tell it better. */
final class Requirements {
  private Requirements() {}

  /** Refuses a number out of range; lets {@code null} pass, which asks for nothing. */
  static void within(String name, @Nullable Number number, double least, double most) {
    if (number != null && !(number.doubleValue() >= least && number.doubleValue() <= most)) {
      throw new IllegalArgumentException(
          name + " is " + number + ", not from " + least + " to " + most);
    }
  }

  /** Refuses what is not true. */
  static void that(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
