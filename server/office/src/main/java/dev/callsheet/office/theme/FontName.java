package dev.callsheet.office.theme;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a family of fonts, as office programs take it. */
record FontName(String name) {
  /** The most that Windows takes. */
  static final int LONGEST = 31;

  private static final Pattern UNFIT =
      Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}<>&;:{}()\\[\\]\\\\/@*?\"|=]+");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** What style sheets call fonts that they leave to the program. */
  private static final Map<String, String> GENERIC =
      Map.of(
          "sans-serif", "Calibri",
          "system-ui", "Calibri",
          "ui-sans-serif", "Calibri",
          "serif", "Cambria",
          "ui-serif", "Cambria",
          "monospace", "Consolas",
          "ui-monospace", "Consolas");

  /** The first name of a list as style sheets have it; empty if nothing of it is a name. */
  static Optional<FontName> of(String text) {
    for (var part : text.split(",", -1)) {
      var bare = part.strip();
      if (bare.length() > 1 && (bare.startsWith("\"") || bare.startsWith("'"))) {
        bare =
            bare.substring(
                1, bare.endsWith(bare.substring(0, 1)) ? bare.length() - 1 : bare.length());
      }
      var name = SPACES.matcher(UNFIT.matcher(bare).replaceAll(" ")).replaceAll(" ").strip();
      if (name.length() > LONGEST) {
        int end = Character.isHighSurrogate(name.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        name = name.substring(0, end).strip();
      }
      if (!name.isEmpty() && name.codePoints().anyMatch(Character::isLetter)) {
        return Optional.of(new FontName(GENERIC.getOrDefault(name.toLowerCase(Locale.ROOT), name)));
      }
    }
    return Optional.empty();
  }
}
