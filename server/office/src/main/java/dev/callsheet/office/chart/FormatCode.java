package dev.callsheet.office.chart;

import dev.callsheet.office.data.Column;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a spreadsheet writes the numbers of a column. */
public final class FormatCode {
  private static final int MOST_DECIMALS = 10;

  private FormatCode() {}

  /** For values that are measured. */
  public static String ofValues(Column column, Locale locale) {
    return switch (column.type()) {
      case TEXT, BOOLEAN -> "General";
      case NUMBER -> (column.identifying() ? "0" : "#,##0") + decimals(column);
      case PERCENT -> "0" + decimals(column) + "%";
      case CURRENCY -> money(column, locale);
      case DATE -> "yyyy\\-mm\\-dd";
      case DATE_TIME -> "yyyy\\-mm\\-dd\\ hh:mm";
      case TIME -> "hh:mm";
    };
  }

  /** For values by which points are found, such as years, whose digits are not grouped. */
  public static String ofCategories(Column column, Locale locale) {
    return switch (column.type()) {
      case NUMBER -> "General";
      case TEXT, BOOLEAN, PERCENT, CURRENCY, DATE, DATE_TIME, TIME -> ofValues(column, locale);
    };
  }

  private static String decimals(Column column) {
    int places = Math.min(column.decimals(), MOST_DECIMALS);
    return places == 0 ? "" : "." + "0".repeat(places);
  }

  private static String money(Column column, Locale locale) {
    var number = "#,##0" + decimals(column);
    var symbol = symbol(column.currency(), locale);
    if (symbol.isEmpty()) {
      return number;
    }
    var sign = "[$" + symbol + "]";
    if (NumberFormat.getCurrencyInstance(locale) instanceof DecimalFormat usual
        && usual.toPattern().split(";", 2)[0].indexOf('¤')
            > usual.toPattern().split(";", 2)[0].indexOf('0')) {
      return number + "\\ " + sign;
    }
    return symbol.length() > 1 ? sign + "\\ " + number : sign + number;
  }

  private static String symbol(@Nullable String code, Locale locale) {
    if (code == null) {
      return "";
    }
    String symbol;
    try {
      symbol = Currency.getInstance(code).getSymbol(locale);
    } catch (IllegalArgumentException _) {
      symbol = code;
    }
    // The brackets, and a dash that begins the number of a language, have a meaning of their own.
    return symbol.codePoints().anyMatch(c -> c == '[' || c == ']' || c == '-' || c < ' ')
        ? code.replaceAll("[^A-Za-z]", "")
        : symbol.replaceAll("[\\u200e\\u200f\\u061c]", "");
  }
}
