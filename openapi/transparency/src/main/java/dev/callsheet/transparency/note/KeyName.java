package dev.callsheet.transparency.note;

/** The rule for the name of a key: not empty, and without spaces of any script and plus signs. */
final class KeyName {

  private KeyName() {}

  static boolean isValid(String name) {
    return !name.isEmpty() && name.codePoints().noneMatch(c -> c == '+' || c < ' ' || isSpace(c));
  }

  static String valid(String name) {
    if (!isValid(name)) {
      throw new IllegalArgumentException("A key's name has no spaces and no plus sign: " + name);
    }
    return name;
  }

  private static boolean isSpace(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || codePoint == '\u0085';
  }
}
