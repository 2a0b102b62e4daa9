package dev.callsheet.benchmark.documents;

import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.ColumnType;
import dev.callsheet.office.data.Dataset;
import dev.callsheet.office.data.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table as long as one likes, none of which is kept: each value is made anew when it is read,
 * always the same one. Of five columns two are texts, one of which comes again; the others are
 * numbers, days and moments.
 */
record MadeUpTable(long rows, List<Column> columns) implements Dataset {
  /** As many columns as the goals speak of. */
  static final int COLUMNS = 20;

  private static final List<String> REGIONS =
      List.of("North", "South", "East", "West", "Übersee & more");
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
  private static final LocalDateTime MIDNIGHT = LocalDateTime.of(2024, 1, 1, 0, 0);

  /** A table of so many rows. */
  static MadeUpTable of(long rows) {
    return new MadeUpTable(
        rows, IntStream.range(0, COLUMNS).mapToObj(MadeUpTable::column).toList());
  }

  @Override
  public String name() {
    return "sales.csv";
  }

  private static Column column(int position) {
    var name = "c" + (position + 1);
    return switch (position % 5) {
      case 0 -> new Column(name, ColumnType.TEXT, 0, null, 14);
      case 1 -> new Column(name, ColumnType.TEXT, 0, null, 18);
      case 2 -> new Column(name, ColumnType.NUMBER, 2, null, 12);
      case 3 -> new Column(name, ColumnType.DATE, 0, null, 10);
      default -> new Column(name, ColumnType.DATE_TIME, 0, null, 16);
    };
  }

  private static Value value(long row, int position) {
    long mixed = (row * 31 + position) * 2_654_435_761L >>> 7 & 0xFFFFF;
    return switch (position % 5) {
      case 0 -> new Value.Text(REGIONS.get((int) (mixed % REGIONS.size())));
      case 1 -> new Value.Text("Customer " + row + "/" + mixed);
      case 2 -> new Value.Number(BigDecimal.valueOf(mixed, 2));
      case 3 -> new Value.Date(FIRST.plusDays(mixed % 3_000));
      default -> new Value.DateTime(MIDNIGHT.plusMinutes(mixed));
    };
  }

  private static List<Value> row(long row) {
    return IntStream.range(0, COLUMNS).mapToObj(position -> value(row, position)).toList();
  }

  @Override
  public Rows open() {
    return new Rows() {
      private long next;

      @Override
      public @Nullable List<Value> next() {
        return next == rows ? null : row(next++);
      }

      @Override
      public void close() {}
    };
  }

  /** Writes it as a file of comma-separated values. */
  Path csv(Path file) throws IOException {
    try (var out = Files.newBufferedWriter(file)) {
      out.write(columns.stream().map(Column::name).collect(Collectors.joining(",")));
      out.newLine();
      for (long row = 0; row < rows; row++) {
        out.write(row(row).stream().map(MadeUpTable::written).collect(Collectors.joining(",")));
        out.newLine();
      }
    }
    return file;
  }

  private static String written(Value value) {
    return switch (value) {
      case Value.Text(var text) -> text;
      case Value.Number(var number) -> number.toPlainString();
      case Value.Date(var date) -> date.toString();
      case Value.DateTime(var moment) -> moment.toString();
      case Value.Empty _,
          Value.Rich _,
          Value.Percent _,
          Value.Money _,
          Value.Time _,
          Value.Bool _ ->
          throw new IllegalArgumentException("It is not made up");
    };
  }
}
