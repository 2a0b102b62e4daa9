package dev.callsheet.secret;

/**
 * A column whose texts are sealed.
 *
 * <p>Its table has a constraint {@code <table>_<column>_sealed} that refuses anything else, and a
 * primary key by which the texts of a row are told from those of another.
 */
public record SealedColumn(String table, String column) {
  /** What a text of this row is bound to. */
  String place(String row) {
    return table + "." + column + " " + row;
  }
}
