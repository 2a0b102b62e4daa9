package dev.callsheet.office.xlsx;

import dev.callsheet.office.text.DistinctNames;
import java.util.regex.Pattern;

/** Gives tables and their columns names that a workbook may have. */
final class UniqueNames {
  /** In UTF-16 units. */
  private static final int LONGEST = 255;

  private static final int LONGEST_IN_MESSAGES = 80;

  private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
  private static final Pattern NO_PART_OF_A_NAME = Pattern.compile("[^\\p{L}\\p{Nd}_]+");
  private static final Pattern BEGINS_A_NAME = Pattern.compile("[\\p{L}_].*");

  /** What a formula takes for a cell, in one of the two ways to name them, or for a constant. */
  private static final Pattern LIKE_A_VALUE =
      Pattern.compile(
          "[A-Z]{1,3}[0-9]+|[RC][0-9]*|R[0-9]*C[0-9]*|TRUE|FALSE", Pattern.CASE_INSENSITIVE);

  private final DistinctNames taken = new DistinctNames(2);

  /**
   * Takes a name of a column.
   *
   * @param number its position, from 1, which names a column that has no name
   */
  String column(String name, int number) {
    var line = BREAKS.matcher(name).replaceAll(" ").strip();
    return take(line.isEmpty() ? "Column" + number : line, " ");
  }

  /**
   * Takes a name of a table, for formulas.
   *
   * @param sheet the name of its sheet
   */
  String table(String sheet) {
    var name = NO_PART_OF_A_NAME.matcher(sheet).replaceAll("_");
    if (!BEGINS_A_NAME.matcher(name).matches() || LIKE_A_VALUE.matcher(name).matches()) {
      name = "Table_" + name;
    }
    return take(name, "_");
  }

  /** As much of a name as a message has room for. */
  static String shortened(String name) {
    return cut(name, LONGEST_IN_MESSAGES);
  }

  private String take(String name, String separator) {
    return taken.take(
        cut(name, LONGEST),
        number -> {
          var suffix = separator + number;
          return cut(name, LONGEST - suffix.length()) + suffix;
        });
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end).stripTrailing();
  }
}
