package dev.callsheet.office.chart;

import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.ChartKind;
import dev.callsheet.office.warning.Warnings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a chart draws.
 *
 * @param title what somebody called it; null where nobody did
 * @param series at least one
 */
public record ChartValues(
    ChartKind kind, @Nullable String title, Category category, List<Series> series) {
  /** More points than this say no more. */
  public static final int MOST_POINTS = 2_000;

  /** All series together; each value is an object of its own while the chart is drawn. */
  static final int MOST_VALUES = 60_000;

  /** Keeps a copy. */
  public ChartValues {
    series = List.copyOf(series);
    if (series.isEmpty()) {
      throw new IllegalArgumentException("A chart has a series");
    }
  }

  /** What the points of a chart are about. */
  public sealed interface Category {
    /** The name of its column. */
    String name();

    /** How many points there are. */
    int points();
  }

  /** Names of points, which stand in their own order. */
  public record Names(String name, List<String> names) implements Category {
    /** Keeps a copy. */
    public Names {
      names = List.copyOf(names);
    }

    @Override
    public int points() {
      return names.size();
    }
  }

  /**
   * Numbers of points.
   *
   * @param numbers with null for an empty cell
   * @param format how they are written, as a format code of a spreadsheet
   * @param time the distance of points that are days, each once, and are best drawn along time;
   *     null for other numbers
   */
  public record Numbers(
      String name, List<@Nullable Double> numbers, String format, @Nullable TimeUnit time)
      implements Category {
    /** Keeps a copy. */
    public Numbers {
      numbers = Collections.unmodifiableList(new ArrayList<>(numbers));
    }

    @Override
    public int points() {
      return numbers.size();
    }
  }

  /** How far apart points along time are. */
  public enum TimeUnit {
    DAYS,
    MONTHS,
    YEARS
  }

  /**
   * Values that are drawn alike.
   *
   * @param name never blank
   * @param values one for each point, with null where there is none
   * @param format how they are written, as a format code of a spreadsheet
   */
  public record Series(String name, List<@Nullable Double> values, String format) {
    /** Keeps a copy. */
    public Series {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }

  /**
   * Reads what a chart with a workbook of its own draws. Of more than {@link #MOST_POINTS} points,
   * a course is drawn by points at even distances, bars are the first ones, and a pie puts its
   * smallest shares together. What gives is told in a warning.
   *
   * @param where the page or slide, for warnings
   * @throws IOException if the table cannot be read
   */
  public static ChartValues read(
      Block.Chart chart, Locale locale, Warnings warnings, @Nullable String where)
      throws IOException {
    return new ChartReader(chart, locale, warnings, where).embedded();
  }

  /** How many rows of its table a chart can draw, whose cells stand in a sheet. */
  public static int mostRows(Block.Chart chart) {
    return MOST_VALUES / Math.min(chart.series().size(), ChartReader.MOST_SERIES);
  }

  /**
   * Reads what a chart draws whose cells stand in a sheet, one row below the other.
   *
   * @param most how many rows of the table are drawn, from the first on; at most {@link #mostRows}
   * @param where the sheet, for warnings
   * @throws IOException if the table cannot be read
   */
  public static ChartValues readFirst(
      Block.Chart chart, int most, Locale locale, Warnings warnings, @Nullable String where)
      throws IOException {
    return new ChartReader(chart, locale, warnings, where).first(most);
  }

  /** What it shows in words, for those who do not see it. */
  public String alternative() {
    var words = new StringBuilder();
    if (title != null && !title.isBlank()) {
      words.append(title.strip()).append(": ");
    }
    words.append(String.join(", ", series.stream().limit(12).map(Series::name).toList()));
    if (series.size() > 12) {
      words.append(", …");
    }
    if (!category.name().isBlank()) {
      words.append(" / ").append(category.name());
    }
    if (category instanceof Names names && !names.names().isEmpty()) {
      words.append(" (").append(names.names().getFirst());
      if (names.points() > 1) {
        words.append(" … ").append(names.names().getLast());
      }
      words.append(')');
    }
    return words.toString();
  }
}
