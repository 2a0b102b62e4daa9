package dev.callsheet.contract.fuzzing;

import java.util.List;
import java.util.Random;

/** Texts that programs stumble over. */
final class Texts {
  private static final int CLAPPER = 0x1F3AC;

  private static final List<String> AWKWARD =
      List.of(
          " ",
          "\u0000",
          "a\u0000b",
          "\uD83C\uDFAC\uD83C\uDFAC",
          "e\u0301\u0323",
          "\u202Eabc\u2066",
          "\uFEFF",
          "\uFFFE\uFFFF",
          "\u200B\u200D",
          "\u0085\u2028",
          "\t\r\n",
          "\u001B[31m",
          "\u0130\u0131\u00DF",
          "' or 1=1 --",
          "\\",
          "\"",
          "../../etc/passwd",
          "%00",
          "%s%n%x",
          "${jndi:ldap://127.0.0.1:9/x}",
          "#{7*7}",
          "{{7*7}}",
          "<script>alert(1)</script>",
          "null",
          "-0",
          "1e400",
          "true");

  private Texts() {}

  static String awkward(Random random) {
    return AWKWARD.get(random.nextInt(AWKWARD.size()));
  }

  /** Bytes that are no UTF-8: alone, overlong, a surrogate, past the last code point, cut off. */
  static String illegal(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Octets.raw(0xFF);
      case 1 -> Octets.raw(0xC0, 0xAF);
      case 2 -> Octets.raw(0xE0, 0x80, 0x80);
      case 3 -> Octets.raw(0xED, 0xA0, 0x80);
      case 4 -> Octets.raw(0xF4, 0x90, 0x80, 0x80);
      default -> Octets.raw(0xE2, 0x82);
    };
  }

  /** Returns a text of so many code points, most of them letters. */
  static String ofLength(int length, Random random) {
    var text = new StringBuilder();
    for (var index = 0; index < length; index++) {
      text.appendCodePoint(codePoint(random));
    }
    return text.toString();
  }

  /** Returns a text of so many code points outside of the basic plane. */
  static String astral(int length) {
    return Character.toString(CLAPPER).repeat(length);
  }

  private static int codePoint(Random random) {
    return switch (random.nextInt(30)) {
      case 0 -> CLAPPER;
      case 1 -> 0x00E4;
      case 2 -> 0x4E2D;
      case 3 -> ' ';
      default -> 'a' + random.nextInt(26);
    };
  }
}
