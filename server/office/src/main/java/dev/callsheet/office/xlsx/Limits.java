package dev.callsheet.office.xlsx;

import java.time.LocalDate;

/** What a workbook can hold. */
final class Limits {
  static final long ROWS = 1_048_576;
  static final int COLUMNS = 16_384;

  /** The letters of a cell, in UTF-16 units. */
  static final int TEXT = 32_767;

  /** The links of a sheet. */
  static final int LINKS = 65_530;

  /** The significant digits of a number. */
  static final int DIGITS = 15;

  /** The powers of ten of a number. */
  static final int EXPONENT = 307;

  /** The size that the outcome of a formula never reaches. */
  static final double SUM = 1e308;

  /** Workbooks count a 29th of February 1900, so that earlier days have other numbers. */
  static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

  static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  /** The number of the first day of 1970. */
  static final long EPOCH = 25_569;

  private Limits() {}

  /** Where to cut a text that is too long for a cell: never within a letter. */
  static int end(String text) {
    if (text.length() <= TEXT) {
      return text.length();
    }
    return Character.isHighSurrogate(text.charAt(TEXT - 1)) ? TEXT - 1 : TEXT;
  }
}
