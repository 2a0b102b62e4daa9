package dev.callsheet.office.pptx;

import java.util.List;

/**
 * A part of a table that has room on a slide.
 *
 * @param name of the table
 * @param size of its text, in points
 * @param widths of its columns, in points
 * @param rows the header first
 */
record TablePage(String name, double size, List<Double> widths, List<Row> rows) {
  /** What is left free above and below the text of a cell, in points. */
  static final double PADDING = 3.6;

  /** What is left free beside it. */
  static final double SIDE = 6;

  TablePage {
    widths = List.copyOf(widths);
    rows = List.copyOf(rows);
  }

  /**
   * @param height in points
   * @param cut whether a cell holds less than it should
   */
  record Row(double height, List<Cell> cells, boolean cut) {
    Row {
      cells = List.copyOf(cells);
    }
  }

  /** Where the text of a cell stands. */
  enum Side {
    START,
    CENTER,
    END
  }

  record Cell(List<Run> runs, Side side) {
    Cell {
      runs = List.copyOf(runs);
    }
  }

  double height() {
    return rows.stream().mapToDouble(Row::height).sum();
  }

  double width() {
    return widths.stream().mapToDouble(Double::doubleValue).sum();
  }
}
