package dev.callsheet.office.chart;

import dev.callsheet.office.data.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Numbers of cells, in which days count from the beginning of 1900 and a day is 1. */
final class DaySerial {
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  /** Spreadsheets count a 29th of February 1900, so that earlier days have other numbers. */
  private static final LocalDate FIRST = LocalDate.of(1900, 3, 1);

  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private DaySerial() {}

  /** The number of a cell with that value; null if it has none. */
  static @Nullable Double of(Value value) {
    return switch (value) {
      case Value.Number number -> finite(number.number());
      case Value.Percent percent -> finite(percent.share());
      case Value.Money money -> finite(money.amount());
      case Value.Date day -> of(day.date(), LocalTime.MIDNIGHT);
      case Value.DateTime moment ->
          of(moment.dateTime().toLocalDate(), moment.dateTime().toLocalTime());
      case Value.Time moment -> share(moment.time());
      case Value.Empty _, Value.Text _, Value.Rich _, Value.Bool _ -> null;
    };
  }

  private static @Nullable Double finite(BigDecimal number) {
    double value = number.doubleValue();
    return Double.isFinite(value) ? value : null;
  }

  private static @Nullable Double of(LocalDate day, LocalTime time) {
    if (day.isBefore(FIRST) || day.isAfter(LAST)) {
      return null;
    }
    return ChronoUnit.DAYS.between(DAY_ZERO, day) + share(time);
  }

  private static double share(LocalTime time) {
    return time.toNanoOfDay() / (double) ChronoUnit.DAYS.getDuration().toNanos();
  }
}
