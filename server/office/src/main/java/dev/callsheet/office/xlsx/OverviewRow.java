package dev.callsheet.office.xlsx;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the overview.
 *
 * @param lines how many lines its text takes
 * @param place the cell, as formulas name it, that the row leads to; the target of its text leads
 *     elsewhere
 * @param figure what is drawn in it; null where there is nothing
 * @param newPage whether a page begins before it
 */
record OverviewRow(
    RichText text,
    int lines,
    CellStyle style,
    Optional<String> place,
    @Nullable Figure figure,
    boolean newPage) {
  private static final double POINTS_PER_PIXEL = 0.75;

  /** Above and below a figure, together. */
  private static final int PIXELS_AROUND = 8;

  /** The tallest that a row can be. */
  private static final double TALLEST = 409;

  static OverviewRow of(RichText text, int lines, CellStyle style) {
    return new OverviewRow(text, lines, style, Optional.empty(), null, false);
  }

  static OverviewRow blank(CellStyle style) {
    return of(RichText.plain(""), 1, style);
  }

  static OverviewRow of(Figure figure) {
    return new OverviewRow(RichText.plain(""), 1, CellStyle.PLAIN, Optional.empty(), figure, false);
  }

  OverviewRow leadingTo(String other) {
    return new OverviewRow(text, lines, style, Optional.of(other), figure, newPage);
  }

  OverviewRow onNewPage() {
    return new OverviewRow(text, lines, style, place, figure, true);
  }

  /** Whether it is meant to lead somewhere. */
  boolean isLink() {
    return place.isPresent() || text.target().isPresent();
  }

  /** Its height, in points. */
  double height() {
    return Math.min(
        TALLEST,
        figure == null
            ? lines * style.face().height()
            : (figure.height() + PIXELS_AROUND) * POINTS_PER_PIXEL);
  }
}
