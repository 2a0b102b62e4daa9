package dev.callsheet.office.export;

/**
 * A cell that is not empty.
 *
 * @param column from 0
 * @param value as the file has it: of a number its digits, of a text all of it
 * @param style the number of its style
 */
record Cell(int column, Kind kind, String value, int style) {
  /** What a cell holds. */
  enum Kind {
    TEXT,
    NUMBER,
    BOOLEAN,
    ERROR
  }
}
