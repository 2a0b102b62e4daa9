package dev.callsheet.office.xlsx;

import dev.callsheet.office.text.DistinctNames;
import java.util.regex.Pattern;

/** Gives sheets names that a workbook may have, each of them once. */
final class SheetNames {
  /** In UTF-16 units. */
  private static final int LONGEST = 31;

  private static final int LONGEST_LOOKED_AT = 1_000;

  private static final Pattern ENDING =
      Pattern.compile("\\.(csv|tsv|tab|json|xlsx|txt|md)$", Pattern.CASE_INSENSITIVE);
  private static final Pattern FORBIDDEN = Pattern.compile("[\\\\/?*\\[\\]:\\p{Cntrl}]+");
  private static final Pattern APOSTROPHES = Pattern.compile("^[' ]+|[' ]+$");

  /** Excel keeps it for itself. */
  private static final String RESERVED = "history";

  private final DistinctNames taken = new DistinctNames(2);
  private final String fallback;

  /**
   * @param fallback the name of a sheet whose own has nothing left
   */
  SheetNames(String fallback) {
    this.fallback = fallback;
    taken.reserve(RESERVED);
  }

  /** The name that was meant: that of a file without its ending. */
  static String meant(String name) {
    return ENDING.matcher(name.strip()).replaceFirst("");
  }

  /** Takes a name that is as near to the given one as it can be. */
  String take(String name) {
    // What is cut off anyway need not be looked at.
    var possible = possible(cut(name.strip(), LONGEST_LOOKED_AT));
    return taken.take(
        cut(possible, LONGEST),
        number -> {
          var suffix = " (" + number + ")";
          return cut(possible, LONGEST - suffix.length()) + suffix;
        });
  }

  private String possible(String name) {
    var allowed = FORBIDDEN.matcher(meant(name)).replaceAll(" ");
    var possible = APOSTROPHES.matcher(allowed).replaceAll("");
    return possible.isEmpty() ? fallback : possible;
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return APOSTROPHES.matcher(text.substring(0, end)).replaceAll("");
  }
}
