package dev.callsheet.office.data;

import dev.callsheet.office.text.Inline;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How the cells of a column are read, once all of them have been looked at. One object serves one
 * reader.
 *
 * @param decimal what stands before the decimals
 * @param dayFirst whether a day stands before its month
 * @param scanner reads numbers for this form alone
 */
record ColumnForm(
    ColumnType type,
    char decimal,
    boolean dayFirst,
    @Nullable String currency,
    NumberText scanner) {
  ColumnForm(ColumnType type, char decimal, boolean dayFirst, @Nullable String currency) {
    this(type, decimal, dayFirst, currency, new NumberText());
  }

  /** The same form for another reader. */
  ColumnForm again() {
    return new ColumnForm(type, decimal, dayFirst, currency);
  }

  /** What stands in the cell: a value of the type, nothing, or a text. */
  Value value(Raw raw) {
    return switch (raw) {
      case Raw.Blank _ -> Value.Empty.EMPTY;
      case Raw.Formed formed -> formed.value();
      case Raw.Known known -> value(known.value());
      case Raw.Written written -> value(written.text());
    };
  }

  private Value value(String text) {
    var trimmed = trim(text);
    var value =
        switch (type) {
          case TEXT -> null;
          case NUMBER, PERCENT, CURRENCY -> number(trimmed);
          case DATE, DATE_TIME, TIME -> dateOrTime(trimmed);
          case BOOLEAN -> truth(trimmed);
        };
    return value == null ? new Value.Text(text) : value;
  }

  private @Nullable Value number(String text) {
    if (!scanner.read(text) || !(decimal == '.' ? scanner.withDot() : scanner.withComma())) {
      return null;
    }
    var number = scanner.number(decimal);
    if (scanner.percent()) {
      return type == ColumnType.PERCENT ? new Value.Percent(number.movePointLeft(2)) : null;
    }
    return switch (type) {
      case NUMBER -> scanner.currency() == null ? new Value.Number(number) : null;
      case PERCENT -> number.signum() == 0 ? new Value.Percent(number) : null;
      case CURRENCY -> money(number);
      default -> null;
    };
  }

  private @Nullable Value money(BigDecimal number) {
    var written = scanner.currency();
    return currency != null && (written == null || written.equals(currency))
        ? new Value.Money(number, currency)
        : null;
  }

  private @Nullable Value dateOrTime(String text) {
    var read = DateText.of(text);
    if (read == null) {
      return null;
    }
    var day = dayFirst ? read.dayFirst() : read.monthFirst();
    var time = read.time();
    return switch (type) {
      case DATE -> day != null && time == null ? new Value.Date(day) : null;
      case DATE_TIME -> day != null && time != null ? new Value.DateTime(day.atTime(time)) : null;
      case TIME -> day == null && time != null ? new Value.Time(time) : null;
      default -> null;
    };
  }

  private static @Nullable Value truth(String text) {
    if (text.equalsIgnoreCase("true")) {
      return new Value.Bool(true);
    }
    return text.equalsIgnoreCase("false") ? new Value.Bool(false) : null;
  }

  private Value value(Value known) {
    return switch (known) {
      case Value.Empty empty -> empty;
      case Value.Text text -> text;
      case Value.Rich rich -> rich;
      case Value.Number number -> type == ColumnType.NUMBER ? number : text(number);
      case Value.Percent percent -> type == ColumnType.PERCENT ? percent : text(percent);
      case Value.Money money ->
          type == ColumnType.CURRENCY && money.currency().equals(currency) ? money : text(money);
      case Value.Date date ->
          switch (type) {
            case DATE -> date;
            case DATE_TIME -> new Value.DateTime(date.date().atStartOfDay());
            default -> text(date);
          };
      case Value.DateTime dateTime -> type == ColumnType.DATE_TIME ? dateTime : text(dateTime);
      case Value.Time time -> type == ColumnType.TIME ? time : text(time);
      case Value.Bool truth -> type == ColumnType.BOOLEAN ? truth : text(truth);
    };
  }

  private static Value text(Value value) {
    return new Value.Text(plain(value));
  }

  /** A value as text, in the form of no language in particular. */
  static String plain(Value value) {
    return switch (value) {
      case Value.Empty _ -> "";
      case Value.Text text -> text.text();
      case Value.Rich rich -> Inline.plain(rich.text());
      case Value.Number number -> number.number().toPlainString();
      case Value.Percent percent ->
          percent.share().movePointRight(2).stripTrailingZeros().toPlainString() + "%";
      case Value.Money money -> money.amount().toPlainString() + " " + money.currency();
      case Value.Date date -> date.date().toString();
      case Value.DateTime dateTime -> day(dateTime) + " " + dateTime.dateTime().toLocalTime();
      case Value.Time time -> time.time().toString();
      case Value.Bool truth -> truth.value() ? "TRUE" : "FALSE";
    };
  }

  private static LocalDate day(Value.DateTime dateTime) {
    return dateTime.dateTime().toLocalDate();
  }

  /** Without the spaces around it, those that do not break included. */
  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isSpace(char next) {
    return next <= ' ' || NumberText.isSpace(next) || next == '\u3000';
  }
}
