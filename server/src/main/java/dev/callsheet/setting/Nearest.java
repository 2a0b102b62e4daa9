package dev.callsheet.setting;

import java.util.Collection;
import java.util.Comparator;

/** The known name that a mistyped one is most like. */
final class Nearest {
  private Nearest() {}

  /** Returns the one of the names that the fewest letters make of {@code typed}. */
  static String to(String typed, Collection<String> names) {
    return names.stream().min(Comparator.comparingInt(name -> distance(typed, name))).orElseThrow();
  }

  /** Letters to insert, to delete or to replace, by Levenshtein. */
  private static int distance(String one, String other) {
    var row = new int[other.length() + 1];
    for (var column = 0; column < row.length; column++) {
      row[column] = column;
    }
    for (var line = 1; line <= one.length(); line++) {
      var diagonal = row[0];
      row[0] = line;
      for (var column = 1; column < row.length; column++) {
        var replaced = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
      }
    }
    return row[other.length()];
  }
}
