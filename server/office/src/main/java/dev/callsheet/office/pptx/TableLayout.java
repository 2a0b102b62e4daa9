package dev.callsheet.office.pptx;

import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.Value;
import dev.callsheet.office.data.ValueText;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.warning.Warnings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Divides a table into parts that have room on a slide, by rows and, if it is wide, by columns. */
final class TableLayout {
  /** As many rows as an audience bears, and more. */
  private static final int MOST_ROWS = 500;

  /** As many columns as an audience bears, and more. */
  private static final int MOST_COLUMNS = 60;

  /** A longer text never has room on a slide. */
  private static final int LONGEST_TEXT = 4_000;

  /** For tables that have room on one slide with no cell broken. */
  private static final double[] LARGE_SIZES = {20, 18, 16};

  private static final double[] SIZES = {14, 12, 11};
  private static final double SMALLEST = 11;

  /** No more rows have room on one slide. */
  private static final int ROWS_OF_ONE_SLIDE = 20;

  /** A column is not wider than this if others need the room. */
  private static final double WIDE = 200;

  private static final double NARROW = 36;

  /** The most that the header takes of the height of a slide. */
  private static final double HEADER = 0.4;

  private final Typesetter typesetter;
  private final Warnings warnings;
  private final ValueText text;
  private final Box box;

  TableLayout(Typesetter typesetter, Locale locale, Warnings warnings, Box box) {
    this.typesetter = typesetter;
    this.warnings = warnings;
    this.box = box;
    text = new ValueText(locale);
  }

  /** Lays a table out on as many slides as it needs. */
  List<TablePage> pages(Block.Table table) throws IOException {
    var pages = pages(table, read(table));
    if (pages.stream().flatMap(page -> page.rows().stream()).anyMatch(TablePage.Row::cut)) {
      cutCell(table.data().name());
    }
    return pages;
  }

  private List<TablePage> pages(Block.Table table, List<List<TablePage.Cell>> rows) {
    int columns = rows.getFirst().size();
    for (double size : rows.size() > ROWS_OF_ONE_SLIDE ? new double[0] : LARGE_SIZES) {
      var natural = natural(rows, size);
      if (sum(natural) <= box.width()) {
        var large = pages(table, rows, size, List.of(all(columns)), List.of(spread(natural)));
        if (large.size() == 1) {
          return large;
        }
      }
    }
    var pages = List.<TablePage>of();
    for (double size : SIZES) {
      var widths = widths(rows, size);
      if (widths.isEmpty() || !pages.isEmpty() && rows.size() > ROWS_OF_ONE_SLIDE) {
        continue;
      }
      var smaller = pages(table, rows, size, List.of(all(columns)), List.of(widths));
      // Small text is better than one more slide only if it spares all others.
      if (pages.isEmpty() || smaller.size() == 1) {
        pages = smaller;
      }
      if (pages.size() == 1) {
        return pages;
      }
    }
    if (!pages.isEmpty()) {
      return pages;
    }
    var natural = natural(rows, SMALLEST);
    var least = least(rows, natural, SMALLEST);
    var groups = groups(natural, least);
    var widths = new ArrayList<List<Double>>();
    for (var group : groups) {
      var part = group.stream().map(natural::get).toList();
      var partLeast = group.stream().map(least::get).toList();
      widths.add(sum(part) <= box.width() ? spread(part) : shrink(part, partLeast));
    }
    return pages(table, rows, SMALLEST, groups, widths);
  }

  /** The widths in which all columns stand beside each other; empty if they cannot. */
  private List<Double> widths(List<List<TablePage.Cell>> rows, double size) {
    var natural = natural(rows, size);
    if (sum(natural) <= box.width()) {
      return spread(natural);
    }
    if (natural.size() > wrapped(size)) {
      return List.of();
    }
    var least = least(rows, natural, size);
    return sum(least) <= box.width() ? shrink(natural, least) : List.of();
  }

  /** As many columns as have long texts beside each other in that size. */
  private static int wrapped(double size) {
    return size >= 14 ? 4 : size > SMALLEST ? 7 : MOST_COLUMNS;
  }

  private static List<Integer> all(int columns) {
    return IntStream.range(0, columns).boxed().toList();
  }

  /** The header and the rows of a table. */
  private List<List<TablePage.Cell>> read(Block.Table table) throws IOException {
    var data = table.data();
    int columns = Math.min(data.columns().size(), MOST_COLUMNS);
    if (columns < data.columns().size()) {
      warnings.add(
          "table_columns_cut",
          "The deck shows the first " + columns + " of " + data.columns().size() + " columns.",
          data.name());
    }
    if (data.rows() > MOST_ROWS) {
      warnings.add(
          "table_rows_cut",
          "The deck shows the first " + MOST_ROWS + " of " + data.rows() + " rows.",
          data.name());
    }
    var rows = new ArrayList<List<TablePage.Cell>>();
    var header = new ArrayList<TablePage.Cell>();
    for (int column = 0; column < columns; column++) {
      var name = List.of(Run.plain(flat(data.columns().get(column).name())));
      header.add(new TablePage.Cell(cut(name, data.name()), side(table, column)));
    }
    rows.add(header);
    try (var values = data.open()) {
      for (var row = values.next(); row != null && rows.size() <= MOST_ROWS; row = values.next()) {
        var cells = new ArrayList<TablePage.Cell>(columns);
        for (int column = 0; column < columns; column++) {
          cells.add(
              new TablePage.Cell(
                  cut(runs(row.get(column), data.columns().get(column)), data.name()),
                  side(table, column)));
        }
        rows.add(cells);
      }
    }
    return rows;
  }

  private List<Run> runs(Value value, Column column) {
    return switch (value) {
      case Value.Rich rich -> RunReader.read(rich.text());
      case Value.Empty _ -> List.of();
      case Value.Text _,
          Value.Number _,
          Value.Percent _,
          Value.Money _,
          Value.Date _,
          Value.DateTime _,
          Value.Time _,
          Value.Bool _ -> {
        var words = flat(text.of(value, column));
        yield words.isEmpty() ? List.of() : List.of(Run.plain(words));
      }
    };
  }

  private static String flat(String words) {
    return words
        .strip()
        .lines()
        .map(line -> line.strip().replace('\t', ' '))
        .collect(Collectors.joining("\n"));
  }

  private List<Run> cut(List<Run> runs, String table) {
    var line = Line.prose(runs);
    var words = line.text();
    if (words.length() <= LONGEST_TEXT) {
      return runs;
    }
    cutCell(table);
    return shortened(line, words, LONGEST_TEXT);
  }

  private void cutCell(String table) {
    warnings.add("value_cut", "A cell holds more text than a slide has room for.", table);
  }

  private static List<Run> shortened(Line line, String words, int length) {
    int end = Math.min(length, words.length());
    if (end > 0 && Character.isHighSurrogate(words.charAt(end - 1))) {
      end--;
    }
    var runs = new ArrayList<>(line.part(0, end).runs());
    runs.add(Run.plain("…"));
    return runs;
  }

  private static TablePage.Side side(Block.Table table, int column) {
    return switch (table.alignments().get(column)) {
      case START -> TablePage.Side.START;
      case CENTER -> TablePage.Side.CENTER;
      case END -> TablePage.Side.END;
      case BY_TYPE ->
          switch (table.data().columns().get(column).type()) {
            case NUMBER, PERCENT, CURRENCY -> TablePage.Side.END;
            case TEXT, DATE, DATE_TIME, TIME, BOOLEAN -> TablePage.Side.START;
          };
    };
  }

  /** The widths in which no cell is broken. */
  private List<Double> natural(List<List<TablePage.Cell>> rows, double size) {
    var widths = new double[rows.getFirst().size()];
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < widths.length; column++) {
        double width = 0;
        for (var line : parts(rows.get(row).get(column).runs())) {
          width = Math.max(width, typesetter.width(line, size, row == 0));
        }
        widths[column] = Math.max(widths[column], width);
      }
    }
    return padded(widths);
  }

  /** Runs at whose line feeds lines end, as one list of runs a line. */
  private static List<List<Run>> parts(List<Run> runs) {
    var parts = new ArrayList<List<Run>>();
    var part = new ArrayList<Run>();
    for (var run : runs) {
      var lines = run.text().split("\n", -1);
      for (int line = 0; line < lines.length; line++) {
        if (line > 0) {
          parts.add(List.copyOf(part));
          part.clear();
        }
        part.add(run.withText(lines[line]));
      }
    }
    parts.add(part);
    return parts;
  }

  /** The widths in which no word is broken, unless it is very long. */
  private List<Double> least(List<List<TablePage.Cell>> rows, List<Double> natural, double size) {
    var widths = new double[natural.size()];
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] =
            Math.max(
                widths[column],
                typesetter.widestPart(rows.get(row).get(column).runs(), size, row == 0));
      }
    }
    var padded = padded(widths);
    return IntStream.range(0, widths.length)
        .mapToObj(
            column ->
                // Lines of two words are better than lines of one.
                Math.max(
                    Math.min(padded.get(column), WIDE * 0.75),
                    Math.min(natural.get(column), WIDE / 2)))
        .toList();
  }

  private static List<Double> padded(double[] widths) {
    var padded = new ArrayList<Double>(widths.length);
    for (double width : widths) {
      padded.add(Math.max(NARROW, width * 1.04 + 2 * TablePage.SIDE));
    }
    return padded;
  }

  private static double sum(List<Double> widths) {
    return widths.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Fills the slide with a table that is not much narrower. */
  private List<Double> spread(List<Double> widths) {
    double sum = sum(widths);
    double factor = sum >= box.width() * 0.4 ? box.width() / sum : 1.6;
    return widths.stream().map(width -> width * factor).toList();
  }

  /** Takes from the widest columns until all have room. */
  private List<Double> shrink(List<Double> natural, List<Double> least) {
    double low = 0;
    double high = natural.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    for (int step = 0; step < 40; step++) {
      double most = (low + high) / 2;
      if (sum(capped(natural, least, most)) <= box.width()) {
        low = most;
      } else {
        high = most;
      }
    }
    return capped(natural, least, low);
  }

  private static List<Double> capped(List<Double> natural, List<Double> least, double most) {
    return IntStream.range(0, natural.size())
        .mapToObj(column -> Math.max(least.get(column), Math.min(natural.get(column), most)))
        .toList();
  }

  /** Columns that have room beside each other, each time with the first one, which names rows. */
  private List<List<Integer>> groups(List<Double> natural, List<Double> least) {
    var groups = new ArrayList<List<Integer>>();
    double first = Math.max(least.getFirst(), Math.min(natural.getFirst(), WIDE));
    var group = new ArrayList<Integer>(List.of(0));
    double taken = first;
    for (int column = 1; column < natural.size(); column++) {
      double width = Math.max(least.get(column), Math.min(natural.get(column), WIDE));
      if (taken + width > box.width() && group.size() > 1) {
        groups.add(List.copyOf(group));
        group.clear();
        group.add(0);
        taken = first;
      }
      group.add(column);
      taken += width;
    }
    groups.add(group);
    return groups;
  }

  private List<TablePage> pages(
      Block.Table table,
      List<List<TablePage.Cell>> rows,
      double size,
      List<List<Integer>> groups,
      List<List<Double>> widths) {
    var pages = new ArrayList<TablePage>();
    for (int group = 0; group < groups.size(); group++) {
      var columns = groups.get(group);
      var partWidths = widths.get(group);
      var name = table.data().name();
      var header = row(rows.getFirst(), columns, partWidths, size, true, box.height() * HEADER);
      var page = new ArrayList<TablePage.Row>(List.of(header));
      double left = box.height() - header.height();
      for (var cells : rows.subList(1, rows.size())) {
        var row = row(cells, columns, partWidths, size, false, box.height() - header.height());
        if (row.height() > left && page.size() > 1) {
          pages.add(new TablePage(name, size, partWidths, page));
          page.clear();
          page.add(header);
          left = box.height() - header.height();
        }
        page.add(row);
        left -= row.height();
      }
      pages.add(new TablePage(name, size, partWidths, page));
    }
    return pages;
  }

  private TablePage.Row row(
      List<TablePage.Cell> cells,
      List<Integer> columns,
      List<Double> widths,
      double size,
      boolean header,
      double most) {
    var row = new ArrayList<TablePage.Cell>(columns.size());
    double height = size * Typesetter.height("") + 2 * TablePage.PADDING;
    boolean cut = false;
    for (int position = 0; position < columns.size(); position++) {
      var cell = cells.get(columns.get(position));
      var line = Line.prose(cell.runs());
      var words = line.text();
      double lineHeight = size * Typesetter.height(words);
      var ends =
          typesetter.lines(cell.runs(), size, header, widths.get(position) - 2 * TablePage.SIDE);
      int fit = Math.max(1, (int) ((most - 2 * TablePage.PADDING) / lineHeight));
      if (ends.size() > fit) {
        cut = true;
        cell =
            new TablePage.Cell(
                shortened(line, words, Math.max(0, ends.get(fit - 1) - 3)), cell.side());
      }
      height = Math.max(height, Math.min(ends.size(), fit) * lineHeight + 2 * TablePage.PADDING);
      row.add(cell);
    }
    return new TablePage.Row(height, row, cut);
  }
}
