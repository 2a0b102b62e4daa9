package dev.callsheet.office.xlsx;

import dev.callsheet.office.data.Dataset;
import dev.callsheet.office.data.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the first values of a column tell of the others. */
final class ColumnSample {
  private static final int ROWS = 1_000;

  private @Nullable BigDecimal least;
  private @Nullable BigDecimal greatest;
  private final Set<String> currencies = new HashSet<>();
  private boolean seconds;
  private boolean fractions;
  private boolean lines;

  private ColumnSample() {}

  /** Reads the beginning of a table. */
  static List<ColumnSample> of(Dataset data) throws IOException {
    var samples =
        IntStream.range(0, data.columns().size()).mapToObj(_ -> new ColumnSample()).toList();
    try (var rows = data.open()) {
      var row = rows.next();
      for (int number = 0; row != null && number < ROWS; number++) {
        for (int column = 0; column < samples.size(); column++) {
          samples.get(column).see(row.get(column));
        }
        row = rows.next();
      }
    }
    return samples;
  }

  private void see(Value value) {
    switch (value) {
      case Value.Number number -> see(number.number());
      case Value.Percent percent -> see(percent.share());
      case Value.Money money -> {
        see(money.amount());
        currencies.add(money.currency());
      }
      case Value.DateTime moment -> see(moment.dateTime().toLocalTime());
      case Value.Time moment -> see(moment.time());
      case Value.Text text -> lines |= text.text().indexOf('\n') >= 0;
      case Value.Rich rich -> lines |= RichText.of(rich.text()).plain().indexOf('\n') >= 0;
      case Value.Empty _, Value.Date _, Value.Bool _ -> {}
    }
  }

  private void see(BigDecimal number) {
    least = least == null ? number : least.min(number);
    greatest = greatest == null ? number : greatest.max(number);
  }

  private void see(LocalTime time) {
    seconds |= time.getSecond() != 0;
    fractions |= time.getNano() != 0;
  }

  /** Whether a number is below that. */
  boolean hasBelow(BigDecimal limit) {
    return least != null && least.compareTo(limit) < 0;
  }

  boolean hasSeveralCurrencies() {
    return currencies.size() > 1;
  }

  boolean hasSeconds() {
    return seconds || fractions;
  }

  boolean hasFractionsOfSeconds() {
    return fractions;
  }

  /** Whether a text has several lines. */
  boolean hasLines() {
    return lines;
  }
}
