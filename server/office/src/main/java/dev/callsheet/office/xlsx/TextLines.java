package dev.callsheet.office.xlsx;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines that texts take in a cell of some width, as if each was a digit. */
final class TextLines {
  /** The lines of the tallest row. */
  static final int MOST = 26;

  /** The first letter of Korean. */
  private static final int FIRST_WIDE = 0x1100;

  private TextLines() {}

  /** A text, or a part of one, and how many lines it takes. */
  record Part(RichText text, int lines) {}

  /** How many lines a text takes, at most as many as a row can show. */
  static int count(String text, int width) {
    if (text.indexOf('\n') < 0 && width(text, 0, Math.min(text.length(), width * 2)) <= width) {
      return 1;
    }
    // A text that has more letters than the tallest row is as tall as that.
    int end = Math.min(text.length(), width * MOST);
    return split(RichText.plain(text.substring(0, end)), width).getFirst().lines();
  }

  /** Divides a text, where its lines may end, such that each part fits into a row. */
  static List<Part> split(RichText text, int width) {
    var plain = text.plain();
    var parts = new ArrayList<Part>();
    var breaks = BreakIterator.getLineInstance(Locale.ROOT);
    breaks.setText(plain);
    int start = 0;
    int lines = 1;
    double line = 0;
    for (int from = 0; from < plain.length(); ) {
      // What has no place to break is broken anywhere.
      int to = Math.min(breaks.following(from), whole(plain, from + Math.max(1, width / 3)));
      double piece = width(plain, from, to);
      if (line > 0 && line + piece > width) {
        lines++;
        line = 0;
      }
      if (lines > MOST) {
        parts.add(new Part(text.part(start, from), MOST));
        start = from;
        lines = 1;
      }
      line += piece;
      if (plain.charAt(to - 1) == '\n' && to < plain.length()) {
        lines++;
        line = 0;
      }
      from = to;
    }
    parts.add(new Part(text.part(start, plain.length()), Math.min(lines, MOST)));
    return parts;
  }

  private static int whole(String text, int end) {
    if (end >= text.length()) {
      return text.length();
    }
    return Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
  }

  private static double width(String text, int from, int to) {
    double width = 0;
    for (int at = from; at < to; at += Character.charCount(text.codePointAt(at))) {
      width += width(text.codePointAt(at));
    }
    return width;
  }

  /** About as wide as a letter is in the usual fonts, and rather more than less. */
  private static double width(int point) {
    if (isWide(point)) {
      return 2.2;
    }
    if (Character.isUpperCase(point)) {
      return 1.25;
    }
    return Character.isWhitespace(point) ? 0.5 : 1;
  }

  private static boolean isWide(int point) {
    if (point < FIRST_WIDE) {
      return false;
    }
    return switch (UCharacter.getIntPropertyValue(point, UProperty.EAST_ASIAN_WIDTH)) {
      case UCharacter.EastAsianWidth.WIDE, UCharacter.EastAsianWidth.FULLWIDTH -> true;
      default -> false;
    };
  }
}
