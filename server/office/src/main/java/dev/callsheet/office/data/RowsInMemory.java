package dev.callsheet.office.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table that is in memory already. */
record RowsInMemory(List<List<Raw>> rows) implements RawTable {
  RowsInMemory {
    rows =
        rows.stream()
            .filter(row -> row.stream().anyMatch(cell -> !(cell instanceof Raw.Blank)))
            .toList();
  }

  @Override
  public Rows open() {
    return new Rows() {
      private int next;

      @Override
      public @Nullable List<Raw> next() {
        return next < rows.size() ? rows.get(next++) : null;
      }

      @Override
      public long line() {
        return next;
      }

      @Override
      public void close() {}
    };
  }
}
