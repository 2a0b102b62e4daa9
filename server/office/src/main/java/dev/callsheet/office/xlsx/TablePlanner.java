package dev.callsheet.office.xlsx;

import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.ColumnType;
import dev.callsheet.office.data.Dataset;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.ooxml.CharacterFilter;
import dev.callsheet.office.warning.Warnings;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides on which sheets tables stand, and how their columns look. */
final class TablePlanner {
  private static final int NARROWEST = 9;
  private static final int WIDEST = 60;

  /** Room at both sides of a value, and for the button that filters. */
  private static final int MARGIN = 4;

  /** More rows than this are not given the lines that they need, which takes programs long. */
  private static final long MOST_WRAPPED_ROWS = 10_000;

  /** More columns of bars than this hide what they show. */
  private static final int MOST_BARS = 4;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");

  /** Words for numbers that measure something, but whose sum says nothing. */
  private static final Set<String> UNSUMMED =
      Set.of(
          "age",
          "average",
          "avg",
          "lat",
          "latitude",
          "lng",
          "lon",
          "longitude",
          "mean",
          "median",
          "price",
          "rank",
          "rate",
          "rating",
          "ratio",
          "score",
          "temperature");

  private final SheetNames sheetNames;
  private final UniqueNames tableNames = new UniqueNames();
  private final FormatCodes formats;
  private final CharacterFilter filter;
  private final Warnings warnings;
  private final boolean rightToLeft;
  private final int rowsAbove;
  private int sheets;

  /**
   * @param sheets how many sheets stand before those of the tables
   * @param rowsAbove how many rows stand above each header
   */
  TablePlanner(
      SheetNames sheetNames,
      Locale locale,
      boolean rightToLeft,
      CharacterFilter filter,
      Warnings warnings,
      int sheets,
      int rowsAbove) {
    this.sheetNames = sheetNames;
    this.formats = new FormatCodes(locale);
    this.rightToLeft = rightToLeft;
    this.filter = filter;
    this.warnings = warnings;
    this.sheets = sheets;
    this.rowsAbove = rowsAbove;
  }

  FormatCodes formats() {
    return formats;
  }

  /** Plans the sheets of a table: one for each run of columns and rows that a sheet can hold. */
  List<TablePlan> plan(Dataset data, List<Block.Alignment> alignments) throws IOException {
    var columns = columns(data, alignments);
    var plans = new ArrayList<TablePlan>();
    for (int from = 0; from < columns.size(); from += Limits.COLUMNS) {
      int to = Math.min(from + Limits.COLUMNS, columns.size());
      plans.add(sheets(data, columns.subList(from, to), plans.isEmpty()));
    }
    var first = plans.getFirst().sheets().getFirst().name();
    if (plans.size() > 1) {
      warnings.add(
          "columns_continued",
          String.format(
              Locale.ROOT,
              "A sheet has at most %d columns; the other %d stand on further sheets.",
              Limits.COLUMNS,
              columns.size() - Limits.COLUMNS),
          first);
    }
    if (plans.getFirst().sheets().size() > 1) {
      warnings.add(
          "rows_continued",
          String.format(
              Locale.ROOT,
              "A sheet has at most %d rows; the other %d of the table stand on further sheets.",
              Limits.ROWS,
              data.rows() - plans.getFirst().sheets().getFirst().rows()),
          first);
    }
    return plans;
  }

  private TablePlan sheets(Dataset data, List<ColumnPlan> columns, boolean first) {
    boolean sums = data.rows() > 0 && columns.stream().anyMatch(ColumnPlan::summed);
    long most = Limits.ROWS - rowsAbove - 1 - (sums ? 1 : 0);
    var plans = new ArrayList<SheetPlan>();
    long left = data.rows();
    do {
      long rows = Math.min(left, most);
      var name = sheetName(data.name(), first && plans.isEmpty());
      plans.add(new SheetPlan(++sheets, name, tableNames.table(name), rows));
      left -= rows;
    } while (left > 0);
    return new TablePlan(data, columns, plans);
  }

  private String sheetName(String name, boolean warned) {
    filter.at(name);
    var filtered = filter.filter(name);
    var taken = sheetNames.take(filtered);
    if (warned && !taken.equals(SheetNames.meant(filtered))) {
      warnings.add(
          "sheet_renamed",
          "A sheet cannot have this name, or another one has it: it is called \"%s\"."
              .formatted(taken),
          filtered);
    }
    return taken;
  }

  private List<ColumnPlan> columns(Dataset data, List<Block.Alignment> alignments)
      throws IOException {
    var samples = ColumnSample.of(data);
    var names = new UniqueNames();
    var plans = new ArrayList<ColumnPlan>();
    long summed = 0;
    boolean wrapped = false;
    for (int position = 0; position < samples.size(); position++) {
      var column = data.columns().get(position);
      var sample = samples.get(position);
      summed += isSummed(column, sample) ? 1 : 0;
      wrapped |= isWrapped(column, sample);
    }
    wrapped &= data.rows() <= MOST_WRAPPED_ROWS;
    for (int position = 0; position < samples.size(); position++) {
      var column = data.columns().get(position);
      var sample = samples.get(position);
      boolean sum = data.rows() > 0 && isSummed(column, sample);
      plans.add(
          new ColumnPlan(
              position,
              columnName(data, column.name(), position, names),
              column,
              horizontal(alignments.get(position)),
              style(
                      column,
                      alignments.get(position),
                      position > 0 && data.columns().get(position - 1).type().isNumeric())
                  .written(formats.of(column, sample))
                  .with(lines(column, wrapped)),
              sum,
              sum && summed <= MOST_BARS && !sample.hasBelow(BigDecimal.ZERO),
              width(column, sum ? data.rows() : 1)));
    }
    return plans;
  }

  private String columnName(Dataset data, String name, int position, UniqueNames names) {
    filter.at(data.name());
    var taken = names.column(filter.filter(name), position + 1);
    if (!taken.equals(name.strip())) {
      warnings.add(
          "column_renamed",
          "A column of a table needs a name of its own, of one line and at most 255 characters:"
              + String.format(
                  Locale.ROOT,
                  " column %d is called \"%s\".",
                  position + 1,
                  UniqueNames.shortened(taken)),
          filter.filter(data.name()));
    }
    return taken;
  }

  private static boolean isWrapped(Column column, ColumnSample sample) {
    return column.type() == ColumnType.TEXT
        && (sample.hasLines() || column.width() + MARGIN > WIDEST);
  }

  private static CellStyle.Lines lines(Column column, boolean wrapped) {
    if (!wrapped) {
      return CellStyle.Lines.ONE;
    }
    return column.type() == ColumnType.TEXT
        ? CellStyle.Lines.AS_NEEDED
        : CellStyle.Lines.ONE_AT_TOP;
  }

  /** A sum has more digits than what is summed. */
  private static int width(Column column, long summed) {
    double more = Math.ceil(Math.log10(Math.max(1, summed)) * 4 / 3);
    return Math.clamp((long) (column.width() + MARGIN + more), NARROWEST, WIDEST);
  }

  private CellStyle style(Column column, Block.Alignment alignment, boolean besideNumbers) {
    if (alignment != Block.Alignment.BY_TYPE) {
      return CellStyle.PLAIN.with(horizontal(alignment));
    }
    return switch (column.type()) {
      // Numbers, at the right, would touch the texts of the next column.
      case TEXT ->
          besideNumbers
              ? CellStyle.PLAIN.with(horizontal(Block.Alignment.START)).indented(1)
              : CellStyle.PLAIN;
      case NUMBER, PERCENT, CURRENCY -> CellStyle.PLAIN;
      // And so would these.
      case DATE, DATE_TIME, TIME, BOOLEAN -> CellStyle.PLAIN.with(CellStyle.Horizontal.CENTER);
    };
  }

  private CellStyle.Horizontal horizontal(Block.Alignment alignment) {
    return switch (alignment) {
      case BY_TYPE -> CellStyle.Horizontal.GENERAL;
      case START -> rightToLeft ? CellStyle.Horizontal.RIGHT : CellStyle.Horizontal.LEFT;
      case CENTER -> CellStyle.Horizontal.CENTER;
      case END -> rightToLeft ? CellStyle.Horizontal.LEFT : CellStyle.Horizontal.RIGHT;
    };
  }

  private static boolean isSummed(Column column, ColumnSample sample) {
    boolean amounts =
        switch (column.type()) {
          case NUMBER, CURRENCY -> !column.identifying() && !sample.hasSeveralCurrencies();
          case TEXT, PERCENT, DATE, DATE_TIME, TIME, BOOLEAN -> false;
        };
    return amounts
        && BETWEEN_WORDS
            .splitAsStream(column.name().toLowerCase(Locale.ROOT))
            .noneMatch(UNSUMMED::contains);
  }
}
