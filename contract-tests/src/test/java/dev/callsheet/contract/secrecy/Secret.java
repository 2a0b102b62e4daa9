package dev.callsheet.contract.secrecy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text that must not be written down in any form.
 *
 * @param name says what it is
 */
record Secret(String name, String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final HexFormat HEX = HexFormat.of();

  /** Makes one that is unlike any other text. */
  static Secret made(String name) {
    var bytes = new byte[18];
    RANDOM.nextBytes(bytes);
    return new Secret(name, "S" + HEX.formatHex(bytes));
  }

  /** Returns the text as it would stand if it were written, encoded or not. */
  Set<String> forms() {
    var forms = new LinkedHashSet<String>();
    forms.add(text);
    var percent = escaped(HEX.withUpperCase());
    forms.add(percent);
    forms.add(escaped(HEX));
    forms.add(text.chars().mapToObj(Secret::escapedIfReserved).collect(Collectors.joining()));
    forms.add(HEX.formatHex(bytes()));
    forms.add(HEX.withUpperCase().formatHex(bytes()));
    for (var before = 0; before < 3; before++) {
      forms.addAll(base64(before));
    }
    return forms;
  }

  /** What base64 makes of the text when so many bytes stand before it, without what varies. */
  private List<String> base64(int before) {
    var bytes = bytes();
    var shifted = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, shifted, before, bytes.length);
    var begin = (before * 8 + 5) / 6;
    var end = shifted.length * 8 / 6;
    return List.of(
        Base64.getEncoder().encodeToString(shifted).substring(begin, end),
        Base64.getUrlEncoder().encodeToString(shifted).substring(begin, end));
  }

  private String escaped(HexFormat hex) {
    var escaped = new StringBuilder();
    for (var octet : bytes()) {
      escaped.append('%').append(hex.toHexDigits(octet));
    }
    return escaped.toString();
  }

  private static String escapedIfReserved(int character) {
    return Character.isLetterOrDigit(character) || "-._~".indexOf(character) >= 0
        ? Character.toString(character)
        : "%%%02X".formatted(character);
  }

  private byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return name;
  }
}
