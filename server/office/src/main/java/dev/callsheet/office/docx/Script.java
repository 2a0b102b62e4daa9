package dev.callsheet.office.docx;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of writing that a text processor sets in ways, and fonts, of their own. */
enum Script {
  /** Letters one after the other, from left to right. */
  SIMPLE,
  EAST_ASIAN,
  /** Letters that join or stack, from left to right. */
  COMPLEX,
  RIGHT_TO_LEFT;

  /** Below this character there is nothing but simple writing and signs of all kinds. */
  private static final char FIRST_OTHER = '\u0590';

  /** A part of a text that is all of one kind. */
  record Span(int from, int to, Script script) {}

  /**
   * The spans of a text, one after the other. Spaces, digits and signs go with what stands on both
   * sides of them, and with the paragraph where that differs.
   *
   * @param rightToLeft how the paragraph runs
   */
  static List<Span> spans(String text, boolean rightToLeft) {
    var scripts = new @Nullable Script[text.length()];
    boolean simple = !rightToLeft;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      int length = Character.charCount(point);
      simple &= point < FIRST_OTHER;
      Arrays.fill(scripts, at, at + length, strong(point));
      at += length;
    }
    if (simple) {
      return text.isEmpty() ? List.of() : List.of(new Span(0, text.length(), SIMPLE));
    }
    resolve(text, scripts, rightToLeft ? RIGHT_TO_LEFT : SIMPLE);
    var spans = new ArrayList<Span>();
    int from = 0;
    for (int at = 1; at <= text.length(); at++) {
      var script = scripts[from];
      if (script != null && (at == text.length() || scripts[at] != script)) {
        spans.add(new Span(from, at, script));
        from = at;
      }
    }
    return spans;
  }

  /** Whether the first letter of the text that has a direction runs from right to left. */
  static boolean beginsRightToLeft(String text) {
    var first =
        text.codePoints().mapToObj(Script::strong).filter(script -> script != null).findFirst();
    return first.isPresent() && first.get() == RIGHT_TO_LEFT;
  }

  /** Whether there are letters that run from left to right, and none that run otherwise. */
  static boolean isLeftToRight(String text) {
    boolean letters = false;
    for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      var script = strong(text.codePointAt(at));
      if (script == RIGHT_TO_LEFT) {
        return false;
      }
      letters |= script != null;
    }
    return letters;
  }

  private static void resolve(String text, @Nullable Script[] scripts, Script paragraph) {
    var before = paragraph;
    for (int at = 0; at < scripts.length; ) {
      var script = scripts[at];
      if (script != null) {
        before = script;
        at++;
        continue;
      }
      int end = at;
      while (end < scripts.length && scripts[end] == null) {
        end++;
      }
      var after = end < scripts.length && scripts[end] != null ? scripts[end] : paragraph;
      for (int neutral = at; neutral < end; neutral++) {
        scripts[neutral] = neutral(text.charAt(neutral), before, after, paragraph);
      }
      at = end;
    }
  }

  private static Script neutral(
      char unit, Script before, @Nullable Script after, Script paragraph) {
    if (before == EAST_ASIAN || after == EAST_ASIAN) {
      return unit >= 0x80 ? EAST_ASIAN : paragraph;
    }
    return before == after ? before : paragraph;
  }

  /** The kind that a character is of by itself; null for those that any kind uses. */
  private static @Nullable Script strong(int point) {
    if (point < 0x80) {
      return Character.isLetter(point) ? SIMPLE : null;
    }
    switch (Character.getDirectionality(point)) {
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
          Character.DIRECTIONALITY_ARABIC_NUMBER -> {
        return RIGHT_TO_LEFT;
      }
      default -> {}
    }
    var script = UnicodeScript.of(point);
    return switch (script) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> EAST_ASIAN;
      case BENGALI,
          DEVANAGARI,
          GUJARATI,
          GURMUKHI,
          KANNADA,
          KHMER,
          LAO,
          MALAYALAM,
          MYANMAR,
          ORIYA,
          SINHALA,
          TAMIL,
          TELUGU,
          THAI,
          TIBETAN ->
          COMPLEX;
      case COMMON -> isWide(point) ? EAST_ASIAN : null;
      case INHERITED -> null;
      default -> Character.isLetter(point) ? SIMPLE : null;
    };
  }

  /** Signs and forms that only East Asian fonts have. */
  private static boolean isWide(int point) {
    return point >= 0x3000 && point <= 0x33FF || point >= 0xFF00 && point <= 0xFFEF;
  }
}
