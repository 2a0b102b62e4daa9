package dev.callsheet.office.data;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small table: one of an outline, or one that was sent along with a request. */
public record TableInMemory(String name, List<Column> columns, List<List<Value>> values)
    implements Dataset {
  /** Refuses a row of another length than the header. */
  public TableInMemory {
    columns = List.copyOf(columns);
    values = values.stream().map(List::copyOf).toList();
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("A table has a column");
    }
    for (var row : values) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException("A row has as many values as there are columns");
      }
    }
  }

  @Override
  public long rows() {
    return values.size();
  }

  @Override
  public Rows open() {
    return new RowsInMemory(values.iterator());
  }

  private record RowsInMemory(Iterator<List<Value>> left) implements Rows {
    @Override
    public @Nullable List<Value> next() {
      return left.hasNext() ? left.next() : null;
    }

    @Override
    public void close() {}
  }
}
