package dev.callsheet.kernel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys as families write them. */
final class KeyFormatTest {
  private static final String PREFIX = "sk_some_";
  private static final KeyFormat SUMMED = format(36, true);

  private final SecureRandom random = new SecureRandom();

  @Test
  void aKeyThatWasMadeIsOne() {
    var key = SUMMED.make(PREFIX, random);

    assertTrue(key.matches("sk_some_[0-9A-Za-z]{36}"), key);
    assertTrue(SUMMED.admits(key));
    assertTrue(SUMMED.isKey(key));
  }

  @Test
  void oneWrongCharacterIsSeen() {
    var key = SUMMED.make(PREFIX, random);
    for (int index = PREFIX.length(); index < key.length(); index++) {
      var other = key.charAt(index) == 'x' ? 'y' : 'x';
      assertFalse(SUMMED.admits(key.substring(0, index) + other + key.substring(index + 1)));
    }
  }

  @Test
  void whatIsTooShortTooLongOrOfOtherCharactersIsNoKey() {
    var key = SUMMED.make(PREFIX, random);
    assertFalse(SUMMED.admits(""));
    assertFalse(SUMMED.admits(PREFIX));
    assertFalse(SUMMED.admits(key + "0"));
    assertFalse(SUMMED.admits(key.substring(0, key.length() - 1)));
    assertFalse(SUMMED.admits(PREFIX + "é".repeat(36)));
    assertFalse(SUMMED.admits(key.replace(PREFIX, "sk_other_")));
  }

  @Test
  void withoutAChecksumLengthAndCharactersDecide() {
    var plain = format(8, false);
    assertEquals(PREFIX.length() + 8, plain.make(PREFIX, random).length());
    assertTrue(plain.admits(PREFIX + "abcdefgh"));
    assertFalse(plain.admits(PREFIX + "abcdefg"));
    assertFalse(plain.admits(PREFIX + "abcdef-h"));
  }

  @Test
  void aFamilyWithoutPrefixesTakesAnyTextForAKeyAndKnowsNone() {
    var any = new KeyFormat(List.of(), List.of("Authorization"), 36, true);
    assertTrue(any.hasPrefix("anything"));
    assertTrue(any.admits("anything"));
    assertFalse(any.isKey("anything"));
  }

  private static KeyFormat format(int length, boolean checksum) {
    return new KeyFormat(List.of(PREFIX), List.of("Authorization"), length, checksum);
  }
}
