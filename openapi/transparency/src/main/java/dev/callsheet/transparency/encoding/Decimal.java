package dev.callsheet.transparency.encoding;

/** Numbers from 0 to 2^63 - 1 in ASCII digits, without leading zeroes. */
public final class Decimal {

  private static final int MOST_DIGITS = 19;

  private Decimal() {}

  /**
   * Reads a number.
   *
   * @throws MalformedException for a sign, a leading zero, another script's digits, or more than
   *     2^63 - 1
   */
  public static long parse(String text) throws MalformedException {
    boolean digits =
        !text.isEmpty()
            && text.length() <= MOST_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || (text.length() > 1 && text.charAt(0) == '0')) {
      throw new MalformedException("A number is expected here.");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException tooLarge) {
      throw new MalformedException("This number is too large.");
    }
  }
}
