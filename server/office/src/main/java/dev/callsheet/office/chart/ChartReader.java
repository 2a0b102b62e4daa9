package dev.callsheet.office.chart;

import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.ColumnType;
import dev.callsheet.office.data.Value;
import dev.callsheet.office.data.ValueText;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.ChartKind;
import dev.callsheet.office.ooxml.CharacterFilter;
import dev.callsheet.office.warning.Warnings;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a chart, in one pass over its table. */
final class ChartReader {
  /** As many series as office programs draw. */
  static final int MOST_SERIES = 255;

  /** As many shares as one can tell apart. */
  private static final int MOST_SHARES = 24;

  /** Longer names hide the chart. */
  private static final int LONGEST_NAME = 255;

  private final Block.Chart chart;
  private final Locale locale;
  private final Warnings warnings;
  private final @Nullable String where;
  private final CharacterFilter filter;
  private final ValueText text;
  private final List<Integer> series;

  ChartReader(Block.Chart chart, Locale locale, Warnings warnings, @Nullable String where) {
    this.chart = chart;
    this.locale = locale;
    this.warnings = warnings;
    this.where = where;
    filter = new CharacterFilter(warnings);
    filter.at(where);
    text = new ValueText(locale);
    series = drawn();
  }

  /** A point as it stands in the table. */
  private record Point(Value category, List<@Nullable Double> values) {
    double share() {
      return Math.abs(Objects.requireNonNullElse(values.getFirst(), 0.0));
    }
  }

  private List<Integer> drawn() {
    int most = sharesOfOne() ? 1 : MOST_SERIES;
    if (chart.series().size() <= most) {
      return chart.series();
    }
    warn(
        "chart_series_cut",
        "The chart draws the first " + most + " of " + chart.series().size() + " series.");
    return chart.series().subList(0, most);
  }

  private boolean sharesOfOne() {
    return switch (chart.kind()) {
      case PIE, DOUGHNUT -> true;
      case BAR, COLUMN, LINE, AREA, SCATTER -> false;
    };
  }

  ChartValues embedded() throws IOException {
    return switch (chart.kind()) {
      case PIE, DOUGHNUT -> values(largest());
      case BAR, COLUMN -> first(most());
      case LINE, AREA, SCATTER -> values(spread());
    };
  }

  /** As many points as there is room for, so that there are some of each series. */
  private int most() {
    return Math.min(ChartValues.MOST_POINTS, ChartValues.MOST_VALUES / series.size());
  }

  ChartValues first(int wanted) throws IOException {
    int most = Math.min(wanted, ChartValues.MOST_VALUES / series.size());
    var points = new ArrayList<Point>();
    try (var rows = chart.data().open()) {
      for (var row = rows.next(); row != null && points.size() < most; row = rows.next()) {
        points.add(point(row));
      }
    }
    if (chart.data().rows() > most) {
      warn(
          "chart_points_cut",
          "The chart draws the first " + most + " of " + chart.data().rows() + " rows.");
    }
    return values(points);
  }

  private List<Point> spread() throws IOException {
    long all = chart.data().rows();
    long kept = Math.min(all, most());
    var points = new ArrayList<Point>();
    try (var rows = chart.data().open()) {
      long position = 0;
      for (var row = rows.next(); row != null; row = rows.next()) {
        // The first and the last row are among those that stay.
        if (all <= kept || position == points.size() * (all - 1) / (kept - 1)) {
          points.add(point(row));
        }
        position++;
      }
    }
    if (all > kept) {
      warn(
          "chart_points_thinned",
          "The chart draws " + kept + " of " + all + " rows, at even distances.");
    }
    return points;
  }

  private List<Point> largest() throws IOException {
    var points = new ArrayList<Point>();
    long together = 0;
    double sum = 0;
    try (var rows = chart.data().open()) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        points.add(point(row));
        if (points.size() >= ChartValues.MOST_POINTS) {
          var left = smaller(points);
          together += left.size();
          sum += left.stream().mapToDouble(Point::share).sum();
        }
      }
    }
    if (together > 0 || points.size() > MOST_SHARES) {
      var left = smaller(points);
      together += left.size();
      sum += left.stream().mapToDouble(Point::share).sum();
      points.add(new Point(new Value.Text("… (" + together + ")"), Collections.singletonList(sum)));
      warn(
          "chart_points_joined",
          "The chart puts the smallest "
              + together
              + " of "
              + chart.data().rows()
              + " shares together.");
    }
    return points;
  }

  /** Leaves the largest shares in the list, in their order, and gives back the others. */
  private static List<Point> smaller(List<Point> points) {
    var bySize =
        IntStream.range(0, points.size())
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer point) -> -points.get(point).share())
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    var largest = new HashSet<>(bySize.subList(0, Math.min(MOST_SHARES - 1, bySize.size())));
    var stay = new ArrayList<Point>();
    var others = new ArrayList<Point>();
    for (int point = 0; point < points.size(); point++) {
      (largest.contains(point) ? stay : others).add(points.get(point));
    }
    points.clear();
    points.addAll(stay);
    return others;
  }

  private Point point(List<Value> row) {
    var values = new ArrayList<@Nullable Double>(series.size());
    for (int column : series) {
      values.add(DaySerial.of(row.get(column)));
      if (values.getLast() == null && !(row.get(column) instanceof Value.Empty)) {
        warn(
            "chart_value_left_out",
            "Values of the column \"%s\" that are not numbers are not drawn."
                .formatted(cut(chart.data().columns().get(column).name(), 80)));
      }
    }
    return new Point(row.get(chart.category()), values);
  }

  private ChartValues values(List<Point> points) {
    var lines = new ArrayList<ChartValues.Series>();
    for (int position = 0; position < series.size(); position++) {
      var column = chart.data().columns().get(series.get(position));
      var values = new ArrayList<@Nullable Double>(points.size());
      for (var point : points) {
        values.add(point.values().get(position));
      }
      if (values.stream().allMatch(Objects::isNull)) {
        warn(
            "chart_series_empty",
            "The column \"%s\" has no numbers to draw.".formatted(cut(column.name(), 80)));
      }
      if (sharesOfOne() && values.stream().anyMatch(value -> value != null && value < 0)) {
        warn(
            "chart_values_negative",
            "A share cannot be negative; the chart draws it as if it were positive.");
      }
      lines.add(
          new ChartValues.Series(
              name(column, position + 1), values, FormatCode.ofValues(column, locale)));
    }
    var title = chart.title() == null || chart.title().isBlank() ? null : clean(chart.title());
    return new ChartValues(chart.kind(), title, category(points), lines);
  }

  private String name(Column column, int number) {
    var name = clean(column.name());
    return name.isEmpty() ? Integer.toString(number) : name;
  }

  private ChartValues.Category category(List<Point> points) {
    var column = chart.data().columns().get(chart.category());
    var name = clean(column.name());
    if (chart.kind() == ChartKind.SCATTER) {
      return abscissas(column, name, points);
    }
    boolean numbers =
        switch (column.type()) {
          case TEXT, BOOLEAN -> false;
          case NUMBER, PERCENT, CURRENCY, DATE, DATE_TIME, TIME ->
              points.stream().allMatch(point -> DaySerial.of(point.category()) != null);
        };
    if (!numbers) {
      var names = points.stream().map(point -> clean(text.of(point.category(), column))).toList();
      return new ChartValues.Names(name, names);
    }
    return new ChartValues.Numbers(
        name,
        points.stream().<@Nullable Double>map(point -> DaySerial.of(point.category())).toList(),
        FormatCode.ofCategories(column, locale),
        column.type() == ColumnType.DATE || column.type() == ColumnType.DATE_TIME
            ? time(points)
            : null);
  }

  private ChartValues.Category abscissas(Column column, String name, List<Point> points) {
    var numbers = new ArrayList<@Nullable Double>(points.size());
    for (var point : points) {
      numbers.add(DaySerial.of(point.category()));
    }
    if (!points.isEmpty() && numbers.stream().allMatch(Objects::isNull)) {
      warn(
          "chart_points_counted",
          "The column \"%s\" has no numbers; the points stand in their order."
              .formatted(cut(name, 80)));
      for (int point = 0; point < numbers.size(); point++) {
        numbers.set(point, point + 1.0);
      }
      return new ChartValues.Numbers(name, numbers, "General", null);
    }
    if (numbers.contains(null)) {
      warn(
          "chart_value_left_out",
          "Points without a number in the column \"%s\" are not drawn.".formatted(cut(name, 80)));
    }
    return new ChartValues.Numbers(name, numbers, FormatCode.ofCategories(column, locale), null);
  }

  /**
   * How far apart days are; null where an axis of time would draw them worse than one of names:
   * twice the same day, times of a day, or bars with wide gaps between them.
   */
  private ChartValues.@Nullable TimeUnit time(List<Point> points) {
    var days = new ArrayList<LocalDate>();
    for (var point : points) {
      switch (point.category()) {
        case Value.Date day -> days.add(day.date());
        case Value.DateTime moment -> {
          if (moment.dateTime().toLocalTime().toNanoOfDay() != 0) {
            return null;
          }
          days.add(moment.dateTime().toLocalDate());
        }
        case Value.Empty _,
            Value.Text _,
            Value.Rich _,
            Value.Number _,
            Value.Percent _,
            Value.Money _,
            Value.Time _,
            Value.Bool _ -> {
          return null;
        }
      }
    }
    if (days.size() < 2 || new HashSet<>(days).size() < days.size()) {
      return null;
    }
    var first = Collections.min(days);
    var last = Collections.max(days);
    boolean sameDay = days.stream().allMatch(day -> day.getDayOfMonth() == first.getDayOfMonth());
    boolean monthEnds = days.stream().allMatch(day -> day.getDayOfMonth() == day.lengthOfMonth());
    boolean sameMonth = days.stream().allMatch(day -> day.getMonth() == first.getMonth());
    var unit =
        sameDay && sameMonth
            ? ChartValues.TimeUnit.YEARS
            : sameDay || monthEnds ? ChartValues.TimeUnit.MONTHS : ChartValues.TimeUnit.DAYS;
    long places =
        1
            + switch (unit) {
              case DAYS -> last.toEpochDay() - first.toEpochDay();
              case MONTHS ->
                  (last.getYear() - first.getYear()) * 12L
                      + last.getMonthValue()
                      - first.getMonthValue();
              case YEARS -> last.getYear() - first.getYear();
            };
    return switch (chart.kind()) {
      case LINE, AREA -> unit;
      case BAR, COLUMN -> days.size() * 2L > places ? unit : null;
      case PIE, DOUGHNUT, SCATTER -> null;
    };
  }

  private String clean(String words) {
    return cut(filter.filter(words).strip().replaceAll("\\s+", " "), LONGEST_NAME);
  }

  private static String cut(String words, int most) {
    if (words.codePointCount(0, words.length()) <= most) {
      return words;
    }
    return words.substring(0, words.offsetByCodePoints(0, most - 1)) + "…";
  }

  private void warn(String code, String message) {
    warnings.add(code, message, where);
  }
}
