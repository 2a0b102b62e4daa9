package dev.callsheet.apikey;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/**
 * The text of a key: its prefix, 30 random characters (178 bits) and six that sum up all before
 * them, so that a mistyped or invented key is refused without a query and a scanner of leaked
 * secrets knows a real one.
 */
final class KeyText {
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int RANDOM_LENGTH = 30;
  private static final int CHECKSUM_LENGTH = 6;

  private KeyText() {}

  static String make(String prefix, RandomGenerator random) {
    StringBuilder text = new StringBuilder(prefix);
    for (int index = 0; index < RANDOM_LENGTH; index++) {
      text.append(BASE62.charAt(random.nextInt(BASE62.length())));
    }
    return text.append(checksum(text.toString())).toString();
  }

  /** Whether the text has the form of a key with this prefix, checksum included. */
  static boolean isWellFormed(String text, String prefix) {
    if (!text.startsWith(prefix)
        || text.length() != prefix.length() + RANDOM_LENGTH + CHECKSUM_LENGTH) {
      return false;
    }
    for (int index = prefix.length(); index < text.length(); index++) {
      if (BASE62.indexOf(text.charAt(index)) < 0) {
        return false;
      }
    }
    int end = text.length() - CHECKSUM_LENGTH;
    return checksum(text.substring(0, end)).equals(text.substring(end));
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    long rest = crc.getValue();
    char[] digits = new char[CHECKSUM_LENGTH];
    for (int index = CHECKSUM_LENGTH - 1; index >= 0; index--) {
      digits[index] = BASE62.charAt((int) (rest % BASE62.length()));
      rest /= BASE62.length();
    }
    return new String(digits);
  }
}
