package dev.callsheet.office.document;

/** How a chart draws its series. */
public enum ChartKind {
  /** Horizontal bars. */
  BAR,
  /** Upright bars. */
  COLUMN,
  LINE,
  AREA,
  /** The shares of one series in its sum. */
  PIE,
  /** A pie with a hole. */
  DOUGHNUT,
  /** Points by two numbers. */
  SCATTER
}
