package dev.callsheet.office.data;

import java.util.List;

/** A table of which only the description is known: enough to judge an outline that names it. */
public record DescribedTable(String name, List<Column> columns, long rows) implements Dataset {
  /** Keeps a copy. */
  public DescribedTable {
    columns = List.copyOf(columns);
  }

  /**
   * Refuses.
   *
   * @throws UnsupportedOperationException always, for the values are not known
   */
  @Override
  public Rows open() {
    throw new UnsupportedOperationException("The values of " + name + " are not known");
  }
}
