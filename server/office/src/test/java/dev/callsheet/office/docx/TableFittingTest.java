package dev.callsheet.office.docx;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.ColumnType;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TableFittingTest {
  private static final int WIDTH = 9_000;

  @Test
  void aColumnHasRoomToSpareForWiderLettersWhereThereIsSome() {
    var columns =
        List.of(
            new Column("revenue", ColumnType.NUMBER, 0, null, 7),
            new Column("cost", ColumnType.NUMBER, 0, null, 4));
    var layout = new TableFitting(columns, WIDTH, 0, false).fit();
    int letters = layout.size().character() * "revenue".length();
    int first = layout.slices().getFirst().widths().getFirst();
    assertTrue(first > 1.7 * letters, first + " for " + letters);
    assertTrue(
        layout.slices().getFirst().widths().stream().mapToInt(Integer::intValue).sum() < WIDTH);
  }
}
