package dev.callsheet.office.xlsx;

import dev.callsheet.office.chart.FormatCode;
import dev.callsheet.office.data.Column;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The codes by which the values of columns are written, as the people of a locale do. */
final class FormatCodes {
  /** More decimal places than this are written only where a value has them. */
  private static final int PADDED_DECIMALS = 4;

  /** As many as a cell shows. */
  private static final int MOST_DECIMALS = 15;

  /** Excel has words of its own; others show a number unless they are told. */
  private static final String BOOLEAN = "\"TRUE\";\"TRUE\";\"FALSE\"";

  private static final String ISO_DATE = "yyyy\\-mm\\-dd";

  private final Locale locale;
  private final String date;
  private final boolean halfDays;

  FormatCodes(Locale locale) {
    this.locale = locale;
    date = date(locale);
    halfDays =
        locale.getLanguage().equals("en")
            && DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                        null, FormatStyle.SHORT, IsoChronology.INSTANCE, locale)
                    .indexOf('a')
                >= 0;
  }

  /** The code for the values of a column. */
  String of(Column column, ColumnSample sample) {
    return switch (column.type()) {
      case TEXT -> CellStyle.GENERAL;
      case BOOLEAN -> BOOLEAN;
      case NUMBER -> number(column);
      case PERCENT -> percent(column.decimals());
      case CURRENCY -> money(column);
      case DATE -> date();
      case DATE_TIME -> dateTime(sample.hasSeconds(), sample.hasFractionsOfSeconds());
      case TIME -> time(sample.hasSeconds(), sample.hasFractionsOfSeconds());
    };
  }

  private static String number(Column column) {
    return column.decimals() > MOST_DECIMALS
        ? CellStyle.GENERAL
        : (column.identifying() ? "0" : "#,##0") + decimals(column.decimals());
  }

  /** The code for shares, with that many decimal places of the percentage. */
  String percent(int places) {
    return places > MOST_DECIMALS ? "0.00%" : "0" + decimals(places) + "%";
  }

  /** The code for amounts of a column. */
  String money(Column column) {
    int places = Math.min(column.decimals(), MOST_DECIMALS);
    if (places > 0) {
      places = Math.max(places, usual(column.currency()));
    }
    return FormatCode.ofValues(
        new Column(column.name(), column.type(), places, column.currency(), column.width()),
        locale);
  }

  private static int usual(@Nullable String currency) {
    try {
      return currency == null
          ? 0
          : Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException unknown) {
      return 0;
    }
  }

  String date() {
    return date;
  }

  String dateTime(boolean seconds, boolean fractions) {
    return date + "\\ " + time(seconds, fractions);
  }

  String time(boolean seconds, boolean fractions) {
    var code = halfDays ? "h:mm" : "hh:mm";
    if (seconds) {
      code += fractions ? ":ss.000" : ":ss";
    }
    return halfDays ? code + "\\ AM/PM" : code;
  }

  private static String decimals(int places) {
    if (places == 0) {
      return "";
    }
    int padded = Math.min(places, PADDED_DECIMALS);
    return "." + "0".repeat(padded) + "#".repeat(places - padded);
  }

  /** Day, month and a whole year in the order and with the signs of the locale. */
  private static String date(Locale locale) {
    var pattern =
        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
            FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale);
    var code = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < pattern.length(); at++) {
      char letter = pattern.charAt(at);
      boolean again = at > 0 && pattern.charAt(at - 1) == letter;
      if (letter == '\'') {
        quoted = !quoted;
      } else if (!quoted && (letter == 'y' || letter == 'u')) {
        code.append(again ? "" : "yyyy");
      } else if (!quoted && (letter == 'M' || letter == 'L')) {
        code.append('m');
      } else if (!quoted && letter == 'd') {
        code.append('d');
      } else if (!quoted && Character.isLetter(letter)) {
        return ISO_DATE;
      } else if (Character.getType(letter) != Character.FORMAT) {
        code.append('\\').append(letter);
      }
    }
    // The names of months would need a language.
    return code.indexOf("mmm") >= 0 ? ISO_DATE : code.toString();
  }
}
