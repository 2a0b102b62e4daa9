package dev.callsheet.office.pptx;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Breaks paragraphs into the lines that they will have on a slide. It errs on the side of more
 * lines, and has the same result on each machine.
 */
final class Typesetter {
  /** What programs break lines differently by. */
  private static final double SAFETY = 0.97;

  private static final double LATIN_HEIGHT = 1.22;
  private static final double OTHER_HEIGHT = 1.45;

  private final FontWidths widths;
  private final BreakIterator breaks;

  Typesetter(FontWidths widths, Locale locale) {
    this.widths = widths;
    breaks = BreakIterator.getLineInstance(locale);
  }

  /** The width of runs in one line, in points. */
  double width(List<Run> runs, double size, boolean bold) {
    double width = 0;
    for (var run : runs) {
      width += width(run.text(), run.bold() || bold, run.code());
    }
    return width * size;
  }

  /** The width of the widest part of runs that is not broken, in points. */
  double widestPart(List<Run> runs, double size, boolean bold) {
    double widest = 0;
    for (var run : runs) {
      breaks.setText(run.text());
      int from = breaks.first();
      for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
        var part = run.text().substring(from, to).stripTrailing();
        widest = Math.max(widest, width(part, run.bold() || bold, run.code()));
        from = to;
      }
    }
    return widest * size;
  }

  private double width(String text, boolean bold, boolean fixed) {
    double width = 0;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      width += widths.width(character, bold, fixed);
      at += Character.charCount(character);
    }
    return width;
  }

  /**
   * Breaks runs into lines.
   *
   * @param size of the text, in points
   * @param width of the lines, in points
   * @return where each line ends, as positions in the text of the runs; at least one
   */
  List<Integer> lines(List<Run> runs, double size, boolean bold, double width) {
    var text = new StringBuilder();
    runs.forEach(run -> text.append(run.text()));
    double[] advances = advances(runs, text.length(), bold);
    double room = Math.max(width * SAFETY / size, 1);
    var ends = new ArrayList<Integer>();
    breaks.setText(text.toString());
    double line = 0;
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      boolean ended = text.charAt(to - 1) == '\n';
      int visible = to;
      while (visible > from && Character.isWhitespace(text.charAt(visible - 1))) {
        visible--;
      }
      double part = sum(advances, from, visible);
      if (line > 0 && line + part > room) {
        ends.add(from);
        line = 0;
      }
      if (part > room) {
        int at = from;
        double taken = 0;
        while (at < visible) {
          int next = at + Character.charCount(text.codePointAt(at));
          double advance = sum(advances, at, next);
          if (taken > 0 && taken + advance > room) {
            ends.add(at);
            taken = 0;
          }
          taken += advance;
          at = next;
        }
        line = taken + sum(advances, visible, to);
      } else {
        line += part + sum(advances, visible, to);
      }
      if (ended && to < text.length()) {
        ends.add(to);
        line = 0;
      }
      from = to;
    }
    ends.add(text.length());
    return ends;
  }

  private double[] advances(List<Run> runs, int length, boolean bold) {
    var advances = new double[length];
    int at = 0;
    for (var run : runs) {
      var text = run.text();
      for (int position = 0; position < text.length(); ) {
        int character = text.codePointAt(position);
        advances[at + position] = widths.width(character, run.bold() || bold, run.code());
        position += Character.charCount(character);
      }
      at += text.length();
    }
    return advances;
  }

  private static double sum(double[] advances, int from, int to) {
    double sum = 0;
    for (int at = from; at < to; at++) {
      sum += advances[at];
    }
    return sum;
  }

  /** The height of a line of that text, as a share of its size. */
  static double height(String text) {
    for (int at = 0; at < text.length(); at++) {
      // Other scripts than Latin, Greek and Cyrillic come from other fonts, with higher lines.
      char unit = text.charAt(at);
      if (unit >= 0x0530 && (unit < 0x1E00 || unit > 0x2BFF)) {
        return OTHER_HEIGHT;
      }
    }
    return LATIN_HEIGHT;
  }
}
