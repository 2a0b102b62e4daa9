package dev.callsheet.office.pptx;

import java.util.ArrayList;
import java.util.List;

/** Lays paragraphs out in boxes, as many as they need. */
final class TextPages {
  /** How much smaller text may become before it goes on to another slide. */
  private static final double[] SCALES = {1, 0.9, 0.8};

  /** A paragraph of fewer lines is not divided. */
  private static final int UNDIVIDED = 4;

  /** The distance of the places where programs go on behind a wide number, in points. */
  private static final double TAB = 72;

  private final Typesetter typesetter;

  TextPages(Typesetter typesetter) {
    this.typesetter = typesetter;
  }

  /**
   * Paragraphs of one box.
   *
   * @param scale of the size of the text
   */
  record Page(List<Line> lines, double scale) {
    Page {
      lines = List.copyOf(lines);
    }
  }

  /** The height of paragraphs in a box, in points; stops counting beyond twice the box. */
  private double height(List<Line> lines, Box box, double scale) {
    double height = 0;
    for (var line : lines) {
      height += TextStyle.before(line) * scale + height(line, box, scale);
      if (height > box.height() * 2) {
        return height;
      }
    }
    return height;
  }

  private double height(Line line, Box box, double scale) {
    return ends(line, box, scale).size() * lineHeight(line, scale);
  }

  private static double lineHeight(Line line, double scale) {
    return TextStyle.size(line) * scale * Typesetter.height(line.text());
  }

  private List<Integer> ends(Line line, Box box, double scale) {
    double size = TextStyle.size(line) * scale;
    return typesetter.lines(
        line.runs(),
        size,
        line.form() == Line.Form.HEADING,
        box.width() - TextStyle.margin(line) - wideMark(line, size));
  }

  /** What a number takes from the text behind it, where it is wider than the room before that. */
  private double wideMark(Line line, double size) {
    if (line.form() != Line.Form.NUMBER) {
      return 0;
    }
    var mark = List.of(Run.plain(line.number() + "."));
    return typesetter.width(mark, size, false) > TextStyle.INDENT ? TAB : 0;
  }

  /** Whether paragraphs have room in a box, and how large; 0 if they do not. */
  double scale(List<Line> lines, Box box) {
    for (double scale : SCALES) {
      if (height(lines, box, scale) <= box.height()) {
        return scale;
      }
    }
    return 0;
  }

  /** Lays paragraphs out in boxes of that size. */
  List<Page> pages(List<Line> lines, Box box) {
    double fitting = scale(lines, box);
    if (fitting > 0) {
      return List.of(new Page(lines, fitting));
    }
    double scale = SCALES[1];
    var pages = new ArrayList<Page>();
    var page = new ArrayList<Line>();
    double left = box.height();
    for (var line : lines) {
      var ends = ends(line, box, scale);
      double lineHeight = lineHeight(line, scale);
      int begin = 0;
      int done = 0;
      while (done < ends.size()) {
        double before = TextStyle.before(line) * scale;
        int fit = (int) Math.floor((left - before) / lineHeight);
        int rest = ends.size() - done;
        if (fit >= rest) {
          page.add(done == 0 ? line : line.part(begin, ends.getLast()));
          left -= before + rest * lineHeight;
          break;
        }
        boolean divided = fit >= 2 && rest - fit >= 2 && rest >= UNDIVIDED;
        if (!divided && !page.isEmpty()) {
          var carried = headings(page);
          if (!page.isEmpty()) {
            pages.add(new Page(page, scale));
            page.clear();
          }
          page.addAll(carried);
          left = box.height() - height(carried, box, scale);
          if (!page.isEmpty() && left < lineHeight * 2) {
            pages.add(new Page(page, scale));
            page.clear();
            left = box.height();
          }
          continue;
        }
        int taken = Math.max(1, Math.min(fit, rest));
        int end = ends.get(done + taken - 1);
        boolean ended = end > 0 && line.text().charAt(end - 1) == '\n';
        page.add(line.part(begin, ended ? end - 1 : end));
        begin = end;
        done += taken;
        pages.add(new Page(page, scale));
        page.clear();
        left = box.height();
      }
    }
    if (!page.isEmpty()) {
      pages.add(new Page(page, scale));
    }
    return pages;
  }

  /** Takes headings off the end, which belong to what comes next. */
  private static List<Line> headings(List<Line> page) {
    int from = page.size();
    while (from > 0 && page.get(from - 1).form() == Line.Form.HEADING) {
      from--;
    }
    // A page of nothing else would never become shorter.
    if (from == 0) {
      return List.of();
    }
    var tail = List.copyOf(page.subList(from, page.size()));
    page.subList(from, page.size()).clear();
    return tail;
  }
}
