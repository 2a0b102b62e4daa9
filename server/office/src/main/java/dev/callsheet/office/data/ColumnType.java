package dev.callsheet.office.data;

/** What the values of a column are. */
public enum ColumnType {
  TEXT,
  NUMBER,
  PERCENT,
  CURRENCY,
  DATE,
  DATE_TIME,
  TIME,
  BOOLEAN;

  /** Whether its values measure something, and may be negative. */
  public boolean isNumeric() {
    return switch (this) {
      case NUMBER, PERCENT, CURRENCY -> true;
      case TEXT, DATE, DATE_TIME, TIME, BOOLEAN -> false;
    };
  }
}
