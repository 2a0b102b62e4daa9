package dev.callsheet.office.outline;

import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.Dataset;
import dev.callsheet.office.data.SelectedTable;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.ChartKind;
import dev.callsheet.office.outline.Outline.Missing.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes blocks of directives. */
final class DirectiveReader {
  private static final String KNOWN =
      "Known are table, chart, image, toc, pagebreak and notes, as in {{table: sales.csv}}.";

  /** What is said of a table for which there is no room. */
  static final String LEFT_OUT =
      "The tables have more cells together, each as often as it is named, than are written; a table"
          + " was left out.";

  private final Reading reading;

  DirectiveReader(Reading reading) {
    this.reading = reading;
  }

  /**
   * The block that the directive means, or null where something of it is missing or wrong.
   *
   * @param line of the outline that it stands on, from 1
   */
  @Nullable Block read(Directive directive, int line) {
    return switch (directive.name()) {
      case "table" -> table(directive, line);
      case "chart" -> chart(directive, line);
      case "image" -> image(directive, line);
      case "toc" -> takesNothing(directive, line) ? contents(line) : null;
      case "pagebreak" -> takesNothing(directive, line) ? new Block.PageBreak() : null;
      default -> {
        unknown(directive.name(), line);
        yield null;
      }
    };
  }

  /** Tells that there is no directive of that name. */
  void unknown(String name, int line) {
    reading.missing(
        Kind.DIRECTIVE,
        line,
        "There is no directive " + InlineReader.shortened(name) + ". " + KNOWN);
  }

  private boolean takesNothing(Directive directive, int line) {
    if (directive.text().isBlank()) {
      return true;
    }
    reading.missing(
        Kind.ARGUMENT, line, "The directive " + directive.name() + " takes no arguments.");
    return false;
  }

  private @Nullable Block contents(int line) {
    if (reading.room().takeContents()) {
      return new Block.Contents();
    }
    reading.warn(
        "contents_repeated", "The headings are listed once; further lists were left out.", line);
    return null;
  }

  private boolean takesOnly(Directive directive, Set<String> keys, int line) {
    for (var key : directive.named().keySet()) {
      if (!keys.contains(key)) {
        reading.missing(
            Kind.ARGUMENT,
            line,
            "The directive "
                + directive.name()
                + " has no argument "
                + InlineReader.shortened(key)
                + ". It has: "
                + keys.stream().sorted().collect(Collectors.joining(", "))
                + ".");
        return false;
      }
    }
    return true;
  }

  private @Nullable Block table(Directive directive, int line) {
    var file = String.join(", ", directive.values());
    if (file.isEmpty()) {
      reading.missing(Kind.ARGUMENT, line, "A table names its file, as in {{table: sales.csv}}.");
      return null;
    }
    reading.tables().add(file);
    if (!takesOnly(directive, Set.of("columns", "limit"), line)) {
      return null;
    }
    var data = find(file, line);
    if (data == null) {
      return null;
    }
    var names = directive.named().get("columns");
    var columns =
        names == null
            ? IntStream.range(0, data.columns().size()).boxed().toList()
            : columns(data, names, line);
    long limit = limit(directive, line);
    if (columns == null || limit < 0) {
      return null;
    }
    boolean whole = names == null && limit >= data.rows();
    var selected = whole ? data : new SelectedTable(data, columns, limit);
    if (!reading.room().takeTable(selected)) {
      reading.warn("table_left_out", LEFT_OUT, line);
      return null;
    }
    return new Block.Table(selected, Collections.nCopies(columns.size(), Block.Alignment.BY_TYPE));
  }

  /** How many rows are asked for, all where nothing is said; -1 where it is no number. */
  private long limit(Directive directive, int line) {
    var written = directive.argument("limit");
    if (written == null) {
      return Long.MAX_VALUE;
    }
    if (written.matches("[1-9][0-9]{0,8}")) {
      return Long.parseLong(written);
    }
    reading.missing(
        Kind.ARGUMENT,
        line,
        "A limit is a whole number from 1, not " + InlineReader.shortened(written) + ".");
    return -1;
  }

  private @Nullable Dataset find(String file, int line) {
    return switch (reading.lookup().table(file)) {
      case SourceLookup.Answer.Found found -> found.table().data();
      case SourceLookup.Answer.Absent absent -> {
        reading.missing(Kind.FILE, line, absent.message());
        yield null;
      }
    };
  }

  /** The positions of the columns, or null where one is not there. */
  private @Nullable List<Integer> columns(Dataset data, List<String> names, int line) {
    var positions = new ArrayList<Integer>();
    boolean complete = true;
    for (var name : names) {
      int position = data.column(name);
      if (position < 0) {
        complete = false;
        lacks(data, name, line);
      } else if (!positions.contains(position)) {
        positions.add(position);
      }
    }
    return complete && !positions.isEmpty() ? positions : null;
  }

  private void lacks(Dataset data, String name, int line) {
    reading.missing(
        Kind.COLUMN,
        line,
        data.name()
            + " has no column "
            + InlineReader.shortened(name)
            + ". It has: "
            + data.columns().stream()
                .map(Column::name)
                .map(InlineReader::shortened)
                .limit(20)
                .collect(Collectors.joining(", "))
            + (data.columns().size() > 20 ? ", …" : "")
            + ".");
  }

  private @Nullable Block chart(Directive directive, int line) {
    var values = directive.values();
    if (values.size() < 2) {
      reading.missing(
          Kind.ARGUMENT,
          line,
          "A chart names its kind and its file, as in {{chart: bar, sales.csv, x=month,"
              + " y=revenue}}.");
      return null;
    }
    var file = String.join(", ", values.subList(1, values.size()));
    reading.charts().add(values.getFirst() + ", " + file);
    var kind = kind(values.getFirst());
    if (kind == null) {
      reading.missing(
          Kind.ARGUMENT,
          line,
          "There is no chart of the kind "
              + InlineReader.shortened(values.getFirst())
              + ". The kinds are bar, column, line, area, pie, doughnut and scatter.");
      return null;
    }
    if (!takesOnly(directive, Set.of("x", "y", "title"), line)) {
      return null;
    }
    var data = find(file, line);
    return data == null ? null : chart(directive, kind, data, line);
  }

  private static @Nullable ChartKind kind(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "bar" -> ChartKind.BAR;
      case "column" -> ChartKind.COLUMN;
      case "line" -> ChartKind.LINE;
      case "area" -> ChartKind.AREA;
      case "pie" -> ChartKind.PIE;
      case "doughnut", "donut" -> ChartKind.DOUGHNUT;
      case "scatter" -> ChartKind.SCATTER;
      default -> null;
    };
  }

  private @Nullable Block chart(Directive directive, ChartKind wanted, Dataset data, int line) {
    var x = directive.argument("x");
    int category = x == null ? category(data, wanted) : data.column(x);
    if (category < 0) {
      lacks(data, x == null ? "" : x, line);
      return null;
    }
    var named = directive.named().get("y");
    var series = named == null ? measures(data, category) : columns(data, named, line);
    if (series == null) {
      return null;
    }
    var drawn = drawn(data, series, line);
    if (drawn.isEmpty()) {
      reading.missing(
          Kind.COLUMN,
          line,
          "A chart of "
              + data.name()
              + " needs a column of numbers, and it has none of them for y.");
      return null;
    }
    if ((wanted == ChartKind.PIE || wanted == ChartKind.DOUGHNUT) && drawn.size() > 1) {
      reading.warn(
          "series_left_out",
          "A pie shows one column: " + data.columns().get(drawn.getFirst()).name() + ".",
          line);
      drawn = drawn.subList(0, 1);
    }
    var kind = wanted;
    if (wanted == ChartKind.SCATTER && !data.columns().get(category).type().isNumeric()) {
      reading.warn(
          "chart_kind_changed",
          "The column "
              + data.columns().get(category).name()
              + " has no numbers to place points by, so the chart is one of lines.",
          line);
      kind = ChartKind.LINE;
    }
    if (!reading.room().takeChart(data)) {
      reading.warn(
          "chart_left_out",
          "A document has at most "
              + Room.MOST_CHARTS
              + " charts, and fewer of very large tables; further ones were left out.",
          line);
      return null;
    }
    return new Block.Chart(kind, directive.argument("title"), data, category, drawn);
  }

  private static int category(Dataset data, ChartKind kind) {
    if (kind == ChartKind.SCATTER) {
      for (int column = 0; column < data.columns().size(); column++) {
        if (data.columns().get(column).type().isNumeric()) {
          return column;
        }
      }
    }
    return 0;
  }

  private static List<Integer> measures(Dataset data, int category) {
    return IntStream.range(0, data.columns().size())
        .filter(column -> column != category)
        .filter(column -> data.columns().get(column).type().isNumeric())
        .filter(column -> !data.columns().get(column).identifying())
        .boxed()
        .toList();
  }

  private List<Integer> drawn(Dataset data, List<Integer> series, int line) {
    var drawn = new ArrayList<Integer>();
    for (int column : series) {
      if (data.columns().get(column).type().isNumeric()) {
        drawn.add(column);
      } else {
        reading.warn(
            "series_left_out",
            "The column "
                + data.columns().get(column).name()
                + " of "
                + data.name()
                + " has no numbers, so it is not drawn.",
            line);
      }
    }
    return drawn;
  }

  private @Nullable Block image(Directive directive, int line) {
    var name = String.join(", ", directive.values());
    if (name.isEmpty()) {
      reading.missing(Kind.ARGUMENT, line, "An image names its file, as in {{image: logo.png}}.");
      return null;
    }
    reading.images().add(name);
    if (!takesOnly(directive, Set.of("alt"), line)) {
      return null;
    }
    var found = reading.lookup().picture(name);
    if (found == null) {
      reading.missing(
          Kind.IMAGE,
          line,
          "The image "
              + InlineReader.shortened(name)
              + " is not attached."
              + reading.lookup().pictures());
      return null;
    }
    var said = directive.argument("alt");
    return new Block.Picture(
        found.image(), said == null || said.isBlank() ? InlineReader.alternative(found) : said);
  }
}
