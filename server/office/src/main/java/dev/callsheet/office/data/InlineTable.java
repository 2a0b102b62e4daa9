package dev.callsheet.office.data;

import dev.callsheet.office.text.Inline;
import dev.callsheet.office.warning.Warnings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes tables of what a request or an outline holds itself; their columns get types as files. */
public final class InlineTable {
  private InlineTable() {}

  /**
   * A table of the scalars of JSON.
   *
   * @param columns its names
   * @param rows of strings, numbers, truth values and null; one that is shorter than the names has
   *     empty values at its end, one that is longer makes columns without a name
   */
  public static Dataset of(
      String name,
      List<String> columns,
      List<? extends List<? extends @Nullable Object>> rows,
      Warnings warnings) {
    var raw = new ArrayList<List<Raw>>();
    for (var row : rows) {
      var cells = new ArrayList<Raw>();
      for (var scalar : row) {
        cells.add(raw(scalar));
      }
      raw.add(cells);
    }
    return table(name, columns, raw, true, warnings);
  }

  /**
   * A table of lines of text.
   *
   * @param header its names, whose form is left out
   * @param rows as long as the header; a cell with a form stays a {@link Value.Rich}
   */
  public static Dataset ofLines(
      String name, List<List<Inline>> header, List<List<List<Inline>>> rows, Warnings warnings) {
    var raw = new ArrayList<List<Raw>>();
    for (var row : rows) {
      raw.add(row.stream().map(InlineTable::raw).toList());
    }
    return table(name, header.stream().map(Inline::plain).toList(), raw, false, warnings);
  }

  private static Dataset table(
      String name, List<String> columns, List<List<Raw>> rows, boolean ragged, Warnings warnings) {
    var names =
        IntStream.range(0, columns.size())
            .mapToObj(
                position ->
                    columns.get(position).isBlank()
                        ? "Column " + (position + 1)
                        : columns.get(position))
            .toList();
    var limits = new DataLimits(Long.MAX_VALUE, Integer.MAX_VALUE, 1, 1);
    var scan = new TableScan(limits, warnings, '.', ragged);
    try {
      var table = scan.read(name, new RowsInMemory(rows), names);
      if (table == null || table.columns().isEmpty()) {
        throw new IllegalArgumentException("A table has a column");
      }
      return table;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Raw raw(List<Inline> line) {
    var plain = Inline.plain(line);
    if (plain.isBlank()) {
      return Raw.Blank.BLANK;
    }
    boolean formed = !line.stream().allMatch(part -> part instanceof Inline.Text);
    return formed ? new Raw.Formed(new Value.Rich(line), plain) : new Raw.Written(plain);
  }

  private static Raw raw(@Nullable Object scalar) {
    return switch (scalar) {
      case null -> Raw.Blank.BLANK;
      case Boolean truth -> new Raw.Known(new Value.Bool(truth), 0);
      case BigDecimal number -> number(number, number.toString());
      case Number number -> number(number.toString());
      default -> Raw.written(scalar.toString());
    };
  }

  /** A number of JSON; it stays text where a double would lose digits of it. */
  static Raw number(String written) {
    if (written.length() > 400) {
      return new Raw.Known(new Value.Text(written), 0);
    }
    try {
      return number(new BigDecimal(written), written);
    } catch (NumberFormatException _) {
      return new Raw.Known(new Value.Text(written), 0);
    }
  }

  private static Raw number(BigDecimal number, String written) {
    if (number.signum() == 0) {
      return new Raw.Known(new Value.Number(BigDecimal.ZERO), -1);
    }
    boolean kept =
        Math.abs((long) number.scale()) < 400
            && (number.precision() <= NumberText.DIGITS || NumberText.isDouble(number))
            && Double.isFinite(number.doubleValue());
    return new Raw.Known(kept ? new Value.Number(number) : new Value.Text(written), -1);
  }
}
