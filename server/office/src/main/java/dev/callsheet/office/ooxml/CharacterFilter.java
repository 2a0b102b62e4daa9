package dev.callsheet.office.ooxml;

import dev.callsheet.office.warning.Warnings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what XML cannot hold out of texts, and warns of it.
 *
 * <p>Vertical tabs and form feeds become spaces, halves of surrogate pairs and the two characters
 * U+FFFE and U+FFFF become U+FFFD, other control characters are left out.
 */
public final class CharacterFilter {
  private static final Pattern LIKE_AN_ESCAPE = Pattern.compile("_(x[0-9A-Fa-f]{4}_)");

  private final Warnings warnings;
  private @Nullable String where;

  /** A filter that warns there. */
  public CharacterFilter(Warnings warnings) {
    this.warnings = warnings;
  }

  /** Says which part of the document the next texts belong to, for the warnings. */
  public void at(@Nullable String where) {
    this.where = where == null ? null : clean(where);
  }

  /** The text as XML can hold it; the same one if nothing had to give. */
  public String filter(String text) {
    if (isClean(text)) {
      return text;
    }
    warnings.add(
        "characters_replaced",
        "Characters that the format cannot hold were left out or replaced.",
        where);
    return clean(text);
  }

  /** The same, for texts that are about the document: nobody is warned. */
  public static String clean(String text) {
    var clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (point == '\u000B' || point == '\f') {
                clean.append(' ');
              } else if (point >= ' ' || point == '\t' || point == '\n' || point == '\r') {
                boolean impossible =
                    point == 0xFFFE
                        || point == 0xFFFF
                        || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
                clean.appendCodePoint(impossible ? 0xFFFD : point);
              }
            });
    return clean.toString();
  }

  /**
   * A text for a place whose readers take {@code _xHHHH_} for a character: cells, names in
   * workbooks, cached texts of charts.
   */
  public static String escaped(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    // What looks like an escape may begin with the end of another one.
    var escaped = new StringBuilder();
    Matcher matcher = LIKE_AN_ESCAPE.matcher(text);
    int from = 0;
    int at = 0;
    while (matcher.find(at)) {
      escaped.append(text, from, matcher.start()).append("_x005F_");
      from = matcher.start() + 1;
      at = from;
    }
    return escaped.append(text, from, text.length()).toString();
  }

  private static boolean isClean(String text) {
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (unit < ' ' && unit != '\t' && unit != '\n' && unit != '\r' || unit > '\uFFFD') {
        return false;
      }
      if (Character.isSurrogate(unit)) {
        if (!Character.isHighSurrogate(unit)
            || at + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(at + 1))) {
          return false;
        }
        at++;
      }
    }
    return true;
  }
}
