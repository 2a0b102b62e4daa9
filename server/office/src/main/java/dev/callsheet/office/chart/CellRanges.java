package dev.callsheet.office.chart;

/** Where the cells stand that a chart draws, as formulas such as {@code Sheet1!$B$2:$B$13}. */
public interface CellRanges {
  /** The cell with the name of a series, which counts from 0. */
  String name(int series);

  /** The cells that name the points, or their abscissas. */
  String categories();

  /** The cells with the values of a series, which counts from 0. */
  String values(int series);
}
