package dev.callsheet.office.pptx;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph of a slide.
 *
 * @param level how far it is indented, from 0
 * @param number of an item of an ordered list; 0 for others
 * @param list tells the items of one list from those of another; 0 for what is not an item
 * @param spot the place of a heading within a slide; null for other lines
 */
record Line(Form form, int level, int number, int list, List<Run> runs, @Nullable Spot spot) {
  /** What a paragraph is. */
  enum Form {
    PROSE,
    BULLET,
    NUMBER,
    /** What goes on within an item, without a mark of its own. */
    CONTINUED,
    /** A heading within a slide. */
    HEADING,
    CODE,
    QUOTE
  }

  Line {
    runs = List.copyOf(runs);
  }

  static Line prose(List<Run> runs) {
    return new Line(Form.PROSE, 0, 0, 0, runs, null);
  }

  /** Its words. */
  String text() {
    var text = new StringBuilder();
    runs.forEach(run -> text.append(run.text()));
    return text.toString();
  }

  /** What of it stands between two positions of its text. */
  Line part(int from, int to) {
    var part = new ArrayList<Run>();
    int at = 0;
    for (var run : runs) {
      int start = Math.max(from - at, 0);
      int end = Math.min(to - at, run.text().length());
      if (start < end) {
        part.add(run.withText(run.text().substring(start, end)));
      }
      at += run.text().length();
    }
    boolean begins = from == 0;
    var partForm =
        switch (form) {
          case BULLET, NUMBER -> begins ? form : Form.CONTINUED;
          case PROSE, CONTINUED, HEADING, CODE, QUOTE -> form;
        };
    return new Line(partForm, level, begins ? number : 0, list, part, begins ? spot : null);
  }
}
