package dev.callsheet.office.data;

import dev.callsheet.office.text.Inline;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.LocalTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoField;
import java.util.Currency;
import java.util.Locale;

/** Writes values as the people of a locale do, for files whose tables hold nothing but text. */
public final class ValueText {
  /** More decimal places than this are written only where a value has them. */
  private static final int PADDED_DECIMALS = 4;

  private final Locale locale;
  private final DateTimeFormatter date;
  private final DateTimeFormatter time;
  private final DateTimeFormatter timeWithSeconds;

  /** Writes for the people of that locale. */
  public ValueText(Locale locale) {
    this.locale = locale;
    var digits = DecimalStyle.of(locale);
    date =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
            .withLocale(locale)
            .withDecimalStyle(digits);
    time =
        DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
            .withLocale(locale)
            .withDecimalStyle(digits);
    timeWithSeconds = withFraction(locale).withDecimalStyle(digits);
  }

  /** Seconds, and as much of one as there is. */
  private static DateTimeFormatter withFraction(Locale locale) {
    var usual =
        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
            null, FormatStyle.MEDIUM, IsoChronology.INSTANCE, locale);
    int seconds = endOfSeconds(usual);
    return new DateTimeFormatterBuilder()
        .appendPattern(usual.substring(0, seconds))
        .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
        .appendPattern(usual.substring(seconds))
        .toFormatter(locale);
  }

  /** What stands in apostrophes is text. */
  private static int endOfSeconds(String pattern) {
    boolean text = false;
    int end = pattern.length();
    for (int at = 0; at < pattern.length(); at++) {
      char letter = pattern.charAt(at);
      text ^= letter == '\'';
      end = letter == 's' && !text ? at + 1 : end;
    }
    return end;
  }

  /** The text of a value of that column; of an empty one, an empty text. */
  public String of(Value value, Column column) {
    return switch (value) {
      case Value.Empty _ -> "";
      case Value.Text text -> text.text();
      case Value.Rich rich -> Inline.plain(rich.text());
      case Value.Number number -> number(number.number(), column);
      case Value.Percent percent -> percent(percent.share(), column);
      case Value.Money money -> money(money, column);
      case Value.Date day -> date.format(day.date());
      case Value.DateTime moment ->
          date.format(moment.dateTime()) + " " + timeOfDay(moment.dateTime().toLocalTime());
      case Value.Time moment -> timeOfDay(moment.time());
      case Value.Bool bool -> Boolean.toString(bool.value());
    };
  }

  private String timeOfDay(LocalTime moment) {
    boolean whole = moment.getSecond() == 0 && moment.getNano() == 0;
    return (whole ? time : timeWithSeconds).format(moment);
  }

  private String number(BigDecimal number, Column column) {
    var format = NumberFormat.getNumberInstance(locale);
    format.setGroupingUsed(!column.identifying());
    return write(number, decimals(number), column, 0, format);
  }

  private String percent(BigDecimal share, Column column) {
    var format = NumberFormat.getPercentInstance(locale);
    return write(share, decimals(share.movePointRight(2)), column, 0, format);
  }

  private String money(Value.Money money, Column column) {
    var format = NumberFormat.getCurrencyInstance(locale);
    int decimals = decimals(money.amount());
    int usual = 0;
    try {
      var currency = Currency.getInstance(money.currency());
      format.setCurrency(currency);
      usual = Math.max(0, currency.getDefaultFractionDigits());
    } catch (IllegalArgumentException _) {
      if (format instanceof DecimalFormat decimal) {
        var symbols = decimal.getDecimalFormatSymbols();
        symbols.setCurrencySymbol(money.currency());
        decimal.setDecimalFormatSymbols(symbols);
      }
    }
    return write(money.amount(), decimals, column, usual, format);
  }

  private static int decimals(BigDecimal number) {
    return Math.max(0, number.stripTrailingZeros().scale());
  }

  private static String write(
      BigDecimal number, int decimals, Column column, int usual, NumberFormat format) {
    int padded = column.decimals() <= PADDED_DECIMALS ? column.decimals() : 0;
    if (padded > 0) {
      padded = Math.max(padded, usual);
    }
    format.setRoundingMode(RoundingMode.HALF_EVEN);
    format.setMaximumFractionDigits(Math.max(decimals, padded));
    format.setMinimumFractionDigits(padded);
    return format.format(number);
  }
}
