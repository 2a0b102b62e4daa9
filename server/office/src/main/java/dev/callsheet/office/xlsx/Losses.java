package dev.callsheet.office.xlsx;

import dev.callsheet.office.warning.Warnings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Counts what the values of a sheet lose in its cells, column by column. */
final class Losses {
  private final Map<Place, Count> counts = new LinkedHashMap<>();

  /** What kinds of things a value can lose. */
  enum Kind {
    VALUE_CUT(
        "value_cut",
        String.format(
            Locale.ROOT,
            "A cell has at most %d letters; longer texts of this column were cut.",
            Limits.TEXT)),
    DATE_AS_TEXT(
        "date_as_text",
        "Workbooks count days from 1 March 1900 to the end of 9999; others of this column stand as"
            + " text."),
    TIME_AS_TEXT(
        "time_as_text", "Workbooks count microseconds; finer times of this column stand as text."),
    NUMBER_AS_TEXT(
        "number_as_text",
        String.format(
                Locale.ROOT,
                "A number of a workbook has at most %d significant digits; others of this column stand as",
                Limits.DIGITS)
            + " text."),
    LINK_AS_TEXT(
        "link_as_text",
        String.format(
                Locale.ROOT,
                "A sheet has at most %d links, to addresses of http, https and mailto of at most 2,079",
                Limits.LINKS)
            + " letters; others of this column stand as text.");

    private final String code;
    private final String message;

    Kind(String code, String message) {
      this.code = code;
      this.message = message;
    }
  }

  private record Place(Kind kind, int column) {}

  private static final class Count {
    private final long firstRow;
    private long values = 1;

    Count(long firstRow) {
      this.firstRow = firstRow;
    }

    Count again() {
      values++;
      return this;
    }
  }

  /** Takes one, of a cell whose row and column count from 0. */
  void add(Kind kind, int column, long row) {
    counts.merge(new Place(kind, column), new Count(row), (count, _) -> count.again());
  }

  /** Warns of those that there were. */
  void tell(Warnings warnings, String sheet) {
    counts.forEach(
        (place, count) ->
            warnings.add(
                place.kind().code,
                String.format(
                    Locale.ROOT,
                    "%s There are %d, the first in %s.",
                    place.kind().message,
                    count.values,
                    CellReference.cell(place.column(), count.firstRow)),
                sheet));
  }
}
