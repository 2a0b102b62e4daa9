package dev.callsheet.editlist;

/** Text made fit for one line of any of the formats. */
final class SingleLine {

  private SingleLine() {}

  /**
   * The text with each character that no XML document may hold replaced by U+FFFD, and each that
   * ends a line, or controls anything, by a space.
   */
  static String of(String text) {
    var line = new StringBuilder(text.length());
    text.codePoints().map(SingleLine::printable).forEach(line::appendCodePoint);
    return line.toString().strip();
  }

  private static int printable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
      case Character.SURROGATE -> 0xFFFD;
      default -> (codePoint & 0xFFFE) == 0xFFFE ? 0xFFFD : codePoint;
    };
  }
}
