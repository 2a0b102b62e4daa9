package dev.callsheet.office.data;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of the columns, and of the first rows, of a table. */
public record SelectedTable(Dataset whole, List<Integer> positions, long limit) implements Dataset {
  /** Refuses a selection of nothing, or of columns that the table does not have. */
  public SelectedTable {
    positions = List.copyOf(positions);
    if (positions.isEmpty() || limit < 0) {
      throw new IllegalArgumentException("A table has a column");
    }
    for (int position : positions) {
      if (position < 0 || position >= whole.columns().size()) {
        throw new IllegalArgumentException("Not a column: " + position);
      }
    }
  }

  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public List<Column> columns() {
    return positions.stream().map(whole.columns()::get).toList();
  }

  @Override
  public long rows() {
    return Math.min(limit, whole.rows());
  }

  @Override
  public Rows open() throws IOException {
    return new SelectedRows(whole.open(), positions, rows());
  }

  private static final class SelectedRows implements Rows {
    private final Rows rows;
    private final List<Integer> positions;
    private long left;

    SelectedRows(Rows rows, List<Integer> positions, long left) {
      this.rows = rows;
      this.positions = positions;
      this.left = left;
    }

    @Override
    public @Nullable List<Value> next() throws IOException {
      if (left-- <= 0) {
        return null;
      }
      var values = rows.next();
      return values == null ? null : positions.stream().map(values::get).toList();
    }

    @Override
    public void close() throws IOException {
      rows.close();
    }
  }
}
