package dev.callsheet.kernel.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/**
 * What the keys of a family look like: a prefix, random characters of base62, and, where the family
 * has them, six characters that sum up all before them. By these a mistyped or invented key is
 * refused without a query, and a scanner of leaked secrets knows a real one.
 *
 * @param prefixes what a key begins with; empty where keys have no form that could be checked
 * @param headers the headers in which it may be sent
 * @param length the number of characters after the prefix, the sum included
 * @param checksum whether the last six characters are the CRC-32 of all before them
 */
public record KeyFormat(List<String> prefixes, List<String> headers, int length, boolean checksum) {
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int CHECKSUM_LENGTH = 6;

  /** Whether {@code text} begins as the keys of this family do. */
  public boolean hasPrefix(String text) {
    return prefixes.isEmpty() || prefixes.stream().anyMatch(text::startsWith);
  }

  /** Whether {@code text} begins as no other text would. */
  public boolean isKey(String text) {
    return !prefixes.isEmpty() && hasPrefix(text);
  }

  /** Whether {@code text} can be a key: its prefix, length and characters fit, and its checksum. */
  public boolean admits(String text) {
    return prefixes.isEmpty()
        || prefixes.stream()
            .anyMatch(prefix -> text.startsWith(prefix) && admits(text, prefix.length()));
  }

  private boolean admits(String text, int start) {
    if (text.length() != start + length) {
      return false;
    }
    for (int index = start; index < text.length(); index++) {
      if (BASE62.indexOf(text.charAt(index)) < 0) {
        return false;
      }
    }
    int end = text.length() - CHECKSUM_LENGTH;
    return !checksum || sum(text.substring(0, end)).equals(text.substring(end));
  }

  /** Returns a new key that begins with {@code prefix}, one of the prefixes. */
  public String make(String prefix, RandomGenerator random) {
    var text = new StringBuilder(prefix);
    for (int left = checksum ? length - CHECKSUM_LENGTH : length; left > 0; left--) {
      text.append(BASE62.charAt(random.nextInt(BASE62.length())));
    }
    return checksum ? text + sum(text.toString()) : text.toString();
  }

  private static String sum(String text) {
    var crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    var rest = crc.getValue();
    var digits = new char[CHECKSUM_LENGTH];
    for (int index = CHECKSUM_LENGTH - 1; index >= 0; index--) {
      digits[index] = BASE62.charAt((int) (rest % BASE62.length()));
      rest /= BASE62.length();
    }
    return new String(digits);
  }
}
