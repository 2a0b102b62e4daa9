package dev.callsheet.office.data;

/**
 * What the columns of a table tell of those among them that leave a doubt.
 *
 * <p>{@code 1.234} and {@code 1,234} are read as the columns without doubt have it; where there is
 * none, a file with semicolons between its values has decimal commas, and any other has decimal
 * points.
 */
final class TableEvidence {
  /** Columns that have a point before their decimals. */
  int dots;

  /** Columns that have a comma before their decimals. */
  int commas;

  /** Columns whose days stand before the month. */
  int daysFirst;

  /** Columns whose months stand before the day. */
  int monthsFirst;

  private final char usual;

  TableEvidence(char usual) {
    this.usual = usual;
  }

  /** Whether the columns do not tell what stands before decimals. */
  boolean isDivided() {
    return dots == commas;
  }

  char decimal() {
    if (isDivided()) {
      return usual;
    }
    return dots > commas ? '.' : ',';
  }
}
