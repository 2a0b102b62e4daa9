package dev.callsheet.office.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table whose values stay in its file and are read again each time.
 *
 * @param skipped how many rows stand before the first one of values
 * @param positions where each column stands in the rows of the file
 */
record TableInFile(
    String name,
    List<Column> columns,
    long rows,
    RawTable raw,
    int skipped,
    int[] positions,
    List<ColumnForm> forms)
    implements Dataset {
  @Override
  public Rows open() throws IOException {
    var rows = raw.open();
    try {
      for (int row = 0; row < skipped; row++) {
        rows.next();
      }
    } catch (IOException | RuntimeException failure) {
      rows.close();
      throw failure;
    }
    return new TypedRows(rows, positions, forms.stream().map(ColumnForm::again).toList());
  }

  private record TypedRows(RawTable.Rows raw, int[] positions, List<ColumnForm> forms)
      implements Rows {
    @Override
    public @Nullable List<Value> next() throws IOException {
      var cells = raw.next();
      if (cells == null) {
        return null;
      }
      var values = new ArrayList<Value>(positions.length);
      for (int column = 0; column < positions.length; column++) {
        int position = positions[column];
        values.add(
            position < cells.size()
                ? forms.get(column).value(cells.get(position))
                : Value.Empty.EMPTY);
      }
      return values;
    }

    @Override
    public void close() throws IOException {
      raw.close();
    }
  }
}
