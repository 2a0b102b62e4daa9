package dev.callsheet.office.pptx;

import java.util.ArrayList;
import java.util.List;

/** Makes titles fit into their boxes. */
final class TitleFit {
  /** How much smaller a title may become before it is cut. */
  private static final double[] SCALES = {1, 0.85, 0.7};

  /** How near the lines of titles stand, which the master has too. */
  static final double LINE_SPACING = 0.9;

  /** No longer title has room. */
  private static final int LONGEST = 1_000;

  private final Typesetter typesetter;
  private final boolean logo;

  TitleFit(Typesetter typesetter, boolean logo) {
    this.typesetter = typesetter;
    this.logo = logo;
  }

  /**
   * A title that fits.
   *
   * @param cut whether it is shorter than it was
   */
  record Fitting(List<Run> runs, double scale, boolean cut) {}

  /**
   * Makes a title smaller, or at last shorter.
   *
   * @param counter what stands behind it; may be empty
   */
  Fitting fit(Layout layout, List<Run> title, String counter) {
    var line = Line.prose(title);
    int length = line.text().length();
    if (length <= LONGEST) {
      for (double scale : SCALES) {
        if (fits(layout, title, counter, scale)) {
          return new Fitting(title, scale, false);
        }
      }
    }
    double scale = SCALES[SCALES.length - 1];
    int low = 0;
    int high = Math.min(length, LONGEST);
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (fits(layout, cut(line, middle), counter, scale)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    var cut = cut(line, low);
    return new Fitting(cut, scale, true);
  }

  private static List<Run> cut(Line title, int length) {
    var text = title.text();
    int end =
        length > 0 && Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    var runs = new ArrayList<>(title.part(0, end).runs());
    runs.add(Run.plain("…"));
    return runs;
  }

  private boolean fits(Layout layout, List<Run> title, String counter, double scale) {
    var box = layout.titleBox(logo);
    var runs = new ArrayList<>(title);
    runs.add(Run.plain(counter));
    double size = layout.titleSize() * scale;
    var text = Line.prose(runs).text();
    int lines = typesetter.lines(runs, size, true, box.width()).size();
    return lines * size * Typesetter.height(text) * LINE_SPACING <= box.height();
  }
}
