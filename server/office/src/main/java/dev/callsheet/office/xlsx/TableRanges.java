package dev.callsheet.office.xlsx;

import dev.callsheet.office.chart.CellRanges;
import dev.callsheet.office.document.Block;
import java.util.List;

/** Where the cells stand that a chart of a table draws: on the first sheet of the table. */
final class TableRanges implements CellRanges {
  private final Block.Chart chart;
  private final List<TablePlan> plans;
  private final int header;
  private final int points;

  /**
   * @param plans of the table, for each run of its columns
   * @param header the row of its header, from 0
   * @param most how many rows are drawn
   */
  TableRanges(Block.Chart chart, List<TablePlan> plans, int header, int most) {
    this.chart = chart;
    this.plans = plans;
    this.header = header;
    points = (int) Math.min(most, plans.getFirst().sheets().getFirst().rows());
  }

  /** How many rows are drawn. */
  int points() {
    return points;
  }

  @Override
  public String name(int series) {
    int column = chart.series().get(series);
    return sheet(column) + CellReference.fixed(place(column), header);
  }

  @Override
  public String categories() {
    return values(chart.category(), points);
  }

  @Override
  public String values(int series) {
    return values(chart.series().get(series), points);
  }

  private String values(int column, int rows) {
    int place = place(column);
    return sheet(column)
        + CellReference.fixed(place, header + 1L, place, header + (long) Math.max(rows, 1));
  }

  private String sheet(int column) {
    var plan = plans.get(column / Limits.COLUMNS);
    return CellReference.sheet(plan.sheets().getFirst().name()) + "!";
  }

  private static int place(int column) {
    return column % Limits.COLUMNS;
  }
}
