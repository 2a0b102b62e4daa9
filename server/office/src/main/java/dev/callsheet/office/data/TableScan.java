package dev.callsheet.office.data;

import dev.callsheet.office.text.DistinctNames;
import dev.callsheet.office.warning.Warnings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table once as a whole, in constant memory, to learn its columns.
 *
 * @param limits what it may have at most
 * @param usual what stands before decimals where nothing tells
 * @param ragged whether rows of unequal lengths are worth a warning
 */
record TableScan(DataLimits limits, Warnings warnings, char usual, boolean ragged) {
  /** As many rows as are looked at for lines above the header. */
  private static final int PREVIEW = 20;

  /** Empty ones included: a few letters far to the right make a row of thousands. */
  private static final long MOST_CELLS = 250_000_000;

  /**
   * The table, or null where it has no value at all.
   *
   * @param header its column names where they are known and no row of it
   */
  @Nullable Dataset read(String name, RawTable raw, @Nullable List<String> header)
      throws IOException {
    try (var rows = raw.open()) {
      int above = header == null ? rowsAboveHeader(raw) : 0;
      for (int row = 0; row < above; row++) {
        rows.next();
      }
      var first = header == null ? rows.next() : null;
      if (header == null && first == null) {
        return null;
      }
      long firstLine = rows.line();
      var lengths = new Lengths(header == null ? length(first) : header.size());
      var guesses = new ArrayList<ColumnGuess>();
      extend(guesses, header == null ? length(first) : header.size(), firstLine);
      long count = 0;
      for (var cells = rows.next(); cells != null; cells = rows.next()) {
        if (++count > limits.rows()) {
          throw new UnreadableException(
              DataReading.Reason.TOO_MANY_ROWS,
              "The table " + name + " has more than " + limits.rows() + " rows.");
        }
        int length = length(cells);
        extend(guesses, length, rows.line());
        if (count * guesses.size() > MOST_CELLS) {
          throw new UnreadableException(
              DataReading.Reason.TOO_MANY_ROWS,
              "The table " + name + " has more than " + MOST_CELLS + " cells.");
        }
        lengths.add(cells.size(), length, rows.line());
        for (int column = 0; column < length; column++) {
          var cell = cells.get(column);
          if (!(cell instanceof Raw.Blank)) {
            guesses.get(column).add(cell);
          }
        }
      }
      boolean headed = header != null || count == 0 || !isData(nonNull(first), guesses);
      headed &= header != null || count > 0 || !hasTypedCell(nonNull(first));
      if (!headed) {
        count++;
        addFirst(nonNull(first), guesses);
        warnings.add(
            "header_missing",
            "The first row looks like values, so the columns are numbered instead of named.",
            name);
      }
      if (above > 0) {
        warnings.add(
            "lines_above_header",
            "What stands above the column names was left out: "
                + above
                + (above == 1 ? " row." : " rows."),
            name);
      }
      if (ragged) {
        lengths.tell(warnings, name);
      }
      var names = header != null ? header : headed ? texts(nonNull(first)) : List.<String>of();
      return table(name, raw, names, guesses, count, above + (header == null && headed ? 1 : 0));
    }
  }

  private Dataset table(
      String name,
      RawTable raw,
      List<String> names,
      List<ColumnGuess> guesses,
      long count,
      int skipped) {
    var evidence = new TableEvidence(usual);
    for (var guess : guesses) {
      guess.tell(evidence);
    }
    var columnNames = new ColumnNames(warnings, name);
    var columns = new ArrayList<Column>();
    var forms = new ArrayList<ColumnForm>();
    var positions = new ArrayList<Integer>();
    for (int position = 0; position < guesses.size(); position++) {
      var guess = guesses.get(position);
      var written = position < names.size() ? names.get(position) : "";
      if (written.isBlank() && guess.isEmpty()) {
        continue;
      }
      var decision = guess.decide(columnNames.next(written, position), evidence);
      tell(decision, guess, name);
      columns.add(decision.column());
      forms.add(decision.form());
      positions.add(position);
    }
    return new TableInFile(
        name,
        List.copyOf(columns),
        count,
        raw,
        skipped,
        positions.stream().mapToInt(Integer::intValue).toArray(),
        List.copyOf(forms));
  }

  private void tell(ColumnGuess.Decision decision, ColumnGuess guess, String table) {
    var doubt = decision.doubt();
    if (doubt == null) {
      return;
    }
    var column = "The column " + decision.column().name();
    switch (doubt) {
      case DIGITS ->
          warnings.add(
              "digits_kept",
              column
                  + " stays text, so that no digit is lost: some of its numbers have leading zeros or"
                  + " more than "
                  + NumberText.DIGITS
                  + " digits.",
              table);
      case DECIMALS_MIXED ->
          warnings.add(
              "decimals_mixed",
              column
                  + " stays text: some of its numbers have a point before their decimals, others a"
                  + " comma.",
              table);
      case DECIMALS_GUESSED ->
          warnings.add(
              "decimals_guessed",
              column
                  + " has numbers such as 1.234 or 1,234, which may be thousands or decimals; "
                  + (decision.form().decimal() == '.' ? "a point" : "a comma")
                  + " was taken to stand before decimals.",
              table);
      case DAYS_MIXED ->
          warnings.add(
              "dates_mixed",
              column + " stays text: its dates are not of one form. Write dates as 2026-01-31.",
              table);
      case YEARS ->
          warnings.add(
              "years_short",
              column + " has years of two digits, which were taken to be 1950 to 2049.",
              table);
      case CURRENCY_ASSUMED ->
          warnings.add(
              "currency_assumed",
              column
                  + " has amounts without a currency, which were taken to be of that of the others.",
              table);
      case DAYS ->
          warnings.add(
              "dates_ambiguous",
              column
                  + " stays text: nothing tells which numbers of its dates are days and which are"
                  + " months. Write dates as 2026-01-31.",
              table);
      case CURRENCIES ->
          warnings.add(
              "currencies_mixed",
              column + " stays text, for its amounts are of several currencies.",
              table);
      case ZONES ->
          warnings.add(
              "zones_mixed",
              column + " stays text, for its times are of several time zones.",
              table);
      case ZONE_LEFT_OUT ->
          warnings.add(
              "zone_left_out",
              column + " has times of the zone " + guess.zone() + ", which is not shown with them.",
              table);
    }
  }

  private void extend(List<ColumnGuess> guesses, int length, long line) throws UnreadableException {
    if (length > limits.columns()) {
      throw new UnreadableException(
          DataReading.Reason.TOO_MANY_COLUMNS,
          "Row " + line + " has more than " + limits.columns() + " columns.");
    }
    while (guesses.size() < length) {
      guesses.add(new ColumnGuess());
    }
  }

  /** Rows of a single cell above a table of several columns are its title, not its header. */
  private int rowsAboveHeader(RawTable raw) throws IOException {
    var filled = new ArrayList<Integer>();
    try (var rows = raw.open()) {
      for (var cells = rows.next(); cells != null && filled.size() < PREVIEW; cells = rows.next()) {
        filled.add((int) cells.stream().filter(cell -> !(cell instanceof Raw.Blank)).count());
      }
    }
    int above = 0;
    while (above < filled.size() && filled.get(above) == 1) {
      above++;
    }
    boolean tableFollows = filled.size() - above >= 2 && filled.get(above + 1) > 1;
    return tableFollows ? above : 0;
  }

  /** Whether a row is one of values: it has a cell of the type that its column has below it. */
  private boolean isData(List<Raw> first, List<ColumnGuess> guesses) {
    var evidence = new TableEvidence(usual);
    boolean matches = false;
    for (int position = 0; position < first.size(); position++) {
      var raw = first.get(position);
      var type = guesses.get(position).decide("", evidence).column().type();
      if (type == ColumnType.TEXT || raw instanceof Raw.Blank) {
        continue;
      }
      var own = new ColumnGuess();
      own.add(raw);
      if (own.decide("", evidence).column().type() == type && !isYear(raw)) {
        matches = true;
      }
    }
    return matches;
  }

  private boolean hasTypedCell(List<Raw> first) {
    var evidence = new TableEvidence(usual);
    for (var raw : first) {
      var own = new ColumnGuess();
      own.add(raw);
      if (own.decide("", evidence).column().type() != ColumnType.TEXT && !isYear(raw)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isYear(Raw raw) {
    return text(raw).matches("(19|20)\\d\\d");
  }

  private static void addFirst(List<Raw> first, List<ColumnGuess> guesses) {
    for (int position = 0; position < first.size(); position++) {
      guesses.get(position).add(first.get(position));
    }
  }

  private static List<String> texts(List<Raw> cells) {
    return cells.stream().map(TableScan::text).toList();
  }

  static String text(Raw raw) {
    return switch (raw) {
      case Raw.Blank _ -> "";
      case Raw.Written written -> written.text();
      case Raw.Formed formed -> formed.plain();
      case Raw.Known known -> ColumnForm.plain(known.value());
    };
  }

  /** How many cells there are up to the last one that is not blank. */
  private static int length(@Nullable List<Raw> cells) {
    int length = cells == null ? 0 : cells.size();
    while (length > 0 && cells != null && cells.get(length - 1) instanceof Raw.Blank) {
      length--;
    }
    return length;
  }

  private static List<Raw> nonNull(@Nullable List<Raw> first) {
    return first == null ? List.of() : first.subList(0, length(first));
  }

  /** Compares the lengths of rows with that of the header. */
  private static final class Lengths {
    private final int header;
    private long longer;
    private long shorter;
    private long firstLine;

    Lengths(int header) {
      this.header = header;
    }

    void add(int cells, int filled, long line) {
      if (filled > header) {
        longer++;
      } else if (cells < header) {
        shorter++;
      } else {
        return;
      }
      if (firstLine == 0) {
        firstLine = line;
      }
    }

    void tell(Warnings warnings, String table) {
      if (longer + shorter == 0) {
        return;
      }
      warnings.add(
          "rows_ragged",
          String.format(
                  Locale.ROOT,
                  "Of the rows, %d have fewer values than there are column names (%d) and %d have more, the",
                  shorter,
                  header,
                  longer)
              + " first on line "
              + firstLine
              + ". Values that lack are empty; those beyond are in columns without a name.",
          table);
    }
  }

  /** Gives each column a name that no other has. */
  private static final class ColumnNames {
    private static final int LONGEST_NAME = 500;

    private final DistinctNames taken = new DistinctNames(2);
    private final Warnings warnings;
    private final String table;

    ColumnNames(Warnings warnings, String table) {
      this.warnings = warnings;
      this.table = table;
    }

    String next(String written, int position) {
      var base = written.strip().replaceAll("\\s+", " ");
      if (base.isEmpty()) {
        base = "Column " + (position + 1);
      }
      if (base.length() > LONGEST_NAME) {
        base = base.substring(0, base.offsetByCodePoints(0, LONGEST_NAME / 2)) + "…";
        warnings.add("column_name_cut", "A column has a very long name, which was cut.", table);
      }
      var wanted = base;
      var name = taken.take(wanted, again -> wanted + " (" + again + ")");
      if (!name.equals(base)) {
        warnings.add(
            "column_renamed",
            "There is more than one column " + base + "; a later one is called " + name + ".",
            table);
      }
      return name;
    }
  }
}
