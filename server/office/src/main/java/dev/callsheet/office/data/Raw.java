package dev.callsheet.office.data;

/** What a file has in a cell, before its column has a type. */
sealed interface Raw {
  /** Nothing, or only spaces. */
  record Blank() implements Raw {
    static final Blank BLANK = new Blank();
  }

  /** Characters, which may be the form of a number or a date; never blank. */
  record Written(String text) implements Raw {}

  /**
   * A value whose type the file tells.
   *
   * @param decimals how many decimal places it is to be shown with; -1 for as many as it has
   */
  record Known(Value value, int decimals) implements Raw {}

  /**
   * A value with a form, of which the words may be the form of a number or a date.
   *
   * @param plain the words
   */
  record Formed(Value.Rich value, String plain) implements Raw {}

  /** What those characters are. */
  static Raw written(String text) {
    return text.isBlank() ? Blank.BLANK : new Written(text);
  }
}
