package dev.callsheet.office.xlsx;

/** How formulas and markup name cells; rows and columns count from 0. */
final class CellReference {
  private CellReference() {}

  /** The letters of a column: A, Z, AA. */
  static String letters(int column) {
    var letters = new StringBuilder(3);
    for (int left = column + 1; left > 0; left = (left - 1) / 26) {
      letters.append((char) ('A' + (left - 1) % 26));
    }
    return letters.reverse().toString();
  }

  /** A cell: B3. */
  static String cell(int column, long row) {
    return letters(column) + (row + 1);
  }

  /** A range: A1:B3. */
  static String range(int column, long row, int lastColumn, long lastRow) {
    return cell(column, row) + ":" + cell(lastColumn, lastRow);
  }

  /** A range that stays where it is when it is copied: $A$1:$B$3. */
  static String fixed(int column, long row, int lastColumn, long lastRow) {
    return fixed(column, row) + ":" + fixed(lastColumn, lastRow);
  }

  /** A cell that stays where it is when it is copied: $B$3. */
  static String fixed(int column, long row) {
    return "$" + letters(column) + "$" + (row + 1);
  }

  /** A sheet, to stand before an exclamation mark. */
  static String sheet(String name) {
    return "'" + name.replace("'", "''") + "'";
  }
}
