package dev.callsheet.contract.fuzzing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Texts of which each char is one byte of the wire. */
final class Octets {
  /** A char from here on stands for a byte that need not be a part of any character. */
  private static final char RAW = '\uF700';

  private Octets() {}

  /** Returns a char that {@link #utf8} turns into this very byte. */
  static String raw(int... octets) {
    var text = new StringBuilder();
    for (var octet : octets) {
      text.append((char) (RAW + octet));
    }
    return text.toString();
  }

  /** Returns the UTF-8 bytes of a text. */
  static String utf8(String text) {
    var bytes = new ByteArrayOutputStream();
    text.codePoints()
        .forEach(
            point -> {
              if (point >= RAW && point <= RAW + 0xFF) {
                bytes.write(point - RAW);
                return;
              }
              bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            });
    return of(bytes.toByteArray());
  }

  /** Returns bytes as they are. */
  static String of(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Returns the UTF-8 bytes of a text, percent-encoded where a URI needs it. */
  static String percent(String text) {
    var encoded = new StringBuilder();
    for (var octet : utf8(text).toCharArray()) {
      var plain = (octet < 0x80 && Character.isLetterOrDigit(octet)) || "-._~".indexOf(octet) >= 0;
      encoded.append(plain ? Character.toString(octet) : "%%%02X".formatted((int) octet));
    }
    return encoded.toString();
  }
}
