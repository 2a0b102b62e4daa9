package dev.callsheet.subtitle;

/**
 * A stretch of a cue's text in one style.
 *
 * @param text plain text, lines separated by a line feed
 * @param bold whether it is bold
 * @param italic whether it is italic
 * @param underline whether it is underlined
 */
public record Run(String text, boolean bold, boolean italic, boolean underline) {

  /** Replaces what no format can hold: control characters by a space, half characters by U+FFFD. */
  public Run {
    var clean = new StringBuilder(text.length());
    text.codePoints().map(Run::printable).forEach(clean::appendCodePoint);
    text = clean.toString();
  }

  /** Text in no style. */
  public static Run plain(String text) {
    return new Run(text, false, false, false);
  }

  Run withText(String other) {
    return new Run(other, bold, italic, underline);
  }

  boolean isStyled() {
    return bold || italic || underline;
  }

  boolean hasStyleOf(Run other) {
    return bold == other.bold && italic == other.italic && underline == other.underline;
  }

  private static int printable(int codePoint) {
    if (codePoint == '\n') {
      return codePoint;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
      case Character.SURROGATE -> 0xFFFD;
      default -> (codePoint & 0xFFFE) == 0xFFFE ? 0xFFFD : codePoint;
    };
  }
}
