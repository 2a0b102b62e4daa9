package dev.callsheet.documents.content;

import dev.callsheet.documents.file.FileDescription;
import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.Dataset;
import java.util.List;

/** A table of which it is known what its columns are, which is all that a preflight asks for. */
record KnownTable(String name, List<Column> columns, long rows) implements Dataset {
  static KnownTable of(FileDescription.Table table) {
    return new KnownTable(
        table.name(),
        table.columns().stream()
            .map(column -> new Column(column.name(), column.type(), 0, null, 1))
            .toList(),
        table.rows());
  }

  @Override
  public Rows open() {
    throw new UnsupportedOperationException("A preflight reads no values");
  }
}
