package dev.callsheet.office.xlsx;

import dev.callsheet.office.data.Dataset;
import java.util.List;

/**
 * A table, or as many of its columns as a sheet can hold, on one sheet or several.
 *
 * @param columns at most as many as a sheet can hold
 * @param sheets one after the other; each has the header, the last one the sums
 */
record TablePlan(Dataset data, List<ColumnPlan> columns, List<SheetPlan> sheets) {
  /** Keeps a copy. */
  TablePlan {
    columns = List.copyOf(columns);
    sheets = List.copyOf(sheets);
  }

  boolean hasSums() {
    return columns.stream().anyMatch(ColumnPlan::summed);
  }
}
