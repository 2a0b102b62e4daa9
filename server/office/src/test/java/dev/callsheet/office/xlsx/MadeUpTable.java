package dev.callsheet.office.xlsx;

import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.ColumnType;
import dev.callsheet.office.data.Dataset;
import dev.callsheet.office.data.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as long as one likes, none of which is kept: each value is made anew when it is read,
 * always the same one. Of five columns one is a text that comes again and one is a text that does
 * not, the others are numbers, amounts, days and moments.
 */
record MadeUpTable(String name, long rows, List<Column> columns) implements Dataset {
  private static final String[] REGIONS = {"North", "South", "East", "West", "Übersee & more"};
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

  /** A table of so many rows and columns. */
  static MadeUpTable of(long rows, int columns) {
    var all = new ArrayList<Column>();
    for (int position = 0; position < columns; position++) {
      all.add(column(position));
    }
    return new MadeUpTable("made up", rows, List.copyOf(all));
  }

  private static Column column(int position) {
    var name = "c" + (position + 1);
    return switch (position % 10) {
      case 0, 5 -> new Column(name, ColumnType.TEXT, 0, null, 14);
      case 1, 6 -> new Column(name, ColumnType.TEXT, 0, null, 22);
      case 2 -> new Column(name, ColumnType.NUMBER, 0, null, 8);
      case 3 -> new Column(name, ColumnType.CURRENCY, 2, "EUR", 12);
      case 4 -> new Column(name, ColumnType.DATE, 0, null, 10);
      case 7 -> new Column(name, ColumnType.NUMBER, 3, null, 10);
      case 8 -> new Column(name, ColumnType.PERCENT, 1, null, 6);
      default -> new Column(name, ColumnType.DATE_TIME, 0, null, 16);
    };
  }

  private static Value value(long row, int position) {
    long mixed = (row * 31 + position) * 2_654_435_761L >>> 7 & 0xFFFFF;
    return switch (position % 10) {
      case 0, 5 -> new Value.Text(REGIONS[(int) (mixed % REGIONS.length)]);
      case 1, 6 -> new Value.Text("Customer " + row + "/" + mixed);
      case 2 -> new Value.Number(BigDecimal.valueOf(mixed));
      case 3 -> new Value.Money(BigDecimal.valueOf(mixed, 2), "EUR");
      case 4 -> new Value.Date(FIRST.plusDays(mixed % 3_000));
      case 7 -> new Value.Number(BigDecimal.valueOf(mixed, 3));
      case 8 -> new Value.Percent(BigDecimal.valueOf(mixed % 1_000, 3));
      default -> new Value.DateTime(LocalDateTime.of(2024, 1, 1, 0, 0).plusMinutes(mixed));
    };
  }

  @Override
  public Rows open() {
    return new Rows() {
      private long row;

      @Override
      public @Nullable List<Value> next() {
        if (row == rows) {
          return null;
        }
        var values = new Value[columns.size()];
        for (int position = 0; position < values.length; position++) {
          values[position] = value(row, position);
        }
        row++;
        return List.of(values);
      }

      @Override
      public void close() {}
    };
  }
}
