package dev.callsheet.tasks.work;

import java.util.regex.Pattern;

/** What people call the files that tasks make: as the source, with another ending. */
final class OutputNames {
  private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");

  /** So that with the rest the whole has at most 255 code points. */
  private static final int LONGEST_STEM = 150;

  private OutputNames() {}

  /**
   * Returns the name of a file.
   *
   * @param source what the source is called
   * @param made what the conversion calls the file, such as {@code video.mp4}
   * @param alone whether it is the only one
   */
  static String of(String source, String made, boolean alone) {
    var stem = stem(source);
    var dot = made.lastIndexOf('.');
    return alone && dot >= 0 ? stem + made.substring(dot) : stem + "-" + made;
  }

  /** Returns the name of a file that is stored as it came. */
  static String stored(String source, String ending) {
    return ENDING.matcher(source).find() ? source : stem(source) + "." + ending;
  }

  private static String stem(String source) {
    var whole = ENDING.matcher(source).replaceFirst("");
    var length = whole.codePointCount(0, whole.length());
    return whole.substring(0, whole.offsetByCodePoints(0, Math.min(length, LONGEST_STEM)));
  }
}
