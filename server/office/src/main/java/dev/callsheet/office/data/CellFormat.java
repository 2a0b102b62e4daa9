package dev.callsheet.office.data;

import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/**
 * What the number format of a cell says that its number is.
 *
 * @param decimals as many as are shown; -1 for as many as there are
 * @param currency by ISO 4217, of amounts
 * @param zeros as many digits as are shown at least, where the format is of nothing but zeros
 */
record CellFormat(Kind kind, int decimals, @Nullable String currency, int zeros) {
  /** What a number is. */
  enum Kind {
    NUMBER,
    PERCENT,
    MONEY,
    /** A day, and a time of it where the digits say so. */
    DAY,
    TIME_OF_DAY,
    DURATION,
    /** The digits are characters. */
    TEXT
  }

  static final CellFormat GENERAL = new CellFormat(Kind.NUMBER, -1, null, 0);

  private static final int LONGEST = 1_000;
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]*)\\]");
  private static final Pattern ELAPSED =
      Pattern.compile("\\[(h+|m+|s+)\\]", Pattern.CASE_INSENSITIVE);
  private static final Pattern DAY_PART = Pattern.compile("[dye]", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECIMALS = Pattern.compile("[0#?]\\.([0#?]+)");

  /**
   * The format of a cell.
   *
   * @param id of the format
   * @param written what the workbook has for it; null where it has nothing
   */
  static CellFormat of(int id, @Nullable String written) {
    if (written == null && (id == 5 || id == 6 || id == 7 || id == 8 || id == 42 || id == 44)) {
      // Amounts in the currency of whoever opens the file, which is not known.
      return new CellFormat(Kind.NUMBER, id == 7 || id == 8 || id == 44 ? 2 : 0, null, 0);
    }
    if (written == null && ((id >= 27 && id <= 36) || (id >= 50 && id <= 58))) {
      return new CellFormat(Kind.DAY, 0, null, 0);
    }
    var code = written == null ? BuiltinFormats.getBuiltinFormat(id) : written;
    if (code == null
        || code.isBlank()
        || code.length() > LONGEST
        || code.equalsIgnoreCase("General")) {
      return GENERAL;
    }
    var first = firstSection(code);
    if (ELAPSED.matcher(first).find()) {
      return new CellFormat(Kind.DURATION, 0, null, 0);
    }
    if (DateUtil.isADateFormat(id, code)) {
      boolean day = DAY_PART.matcher(bare(first)).find();
      return new CellFormat(day ? Kind.DAY : Kind.TIME_OF_DAY, 0, null, 0);
    }
    if (first.trim().equals("@")) {
      return new CellFormat(Kind.TEXT, 0, null, 0);
    }
    var currency = currency(first);
    var bare = bare(first);
    if (bare.toLowerCase(java.util.Locale.ROOT).contains("general")) {
      return currency == null ? GENERAL : new CellFormat(Kind.MONEY, -1, currency, 0);
    }
    int decimals = decimals(bare);
    if (bare.indexOf('%') >= 0) {
      return new CellFormat(Kind.PERCENT, decimals, null, 0);
    }
    if (currency != null) {
      return new CellFormat(Kind.MONEY, decimals, currency, 0);
    }
    if (bare.indexOf('E') >= 0
        || bare.indexOf('/') >= 0
        || bare.indexOf(',') == bare.length() - 1) {
      return GENERAL;
    }
    int zeros = bare.trim().matches("00+") ? bare.trim().length() : 0;
    return new CellFormat(Kind.NUMBER, decimals, null, zeros);
  }

  private static String firstSection(String code) {
    boolean quoted = false;
    boolean bracketed = false;
    for (int position = 0; position < code.length(); position++) {
      char next = code.charAt(position);
      if (next == '\\' && !quoted) {
        position++;
      } else if (next == '"') {
        quoted = !quoted;
      } else if (next == '[') {
        bracketed = true;
      } else if (next == ']') {
        bracketed = false;
      } else if (next == ';' && !quoted && !bracketed) {
        return code.substring(0, position);
      }
    }
    return code;
  }

  private static @Nullable String currency(String section) {
    var brackets = BRACKETED.matcher(section);
    while (brackets.find()) {
      if (brackets.group(1).startsWith("$")) {
        var symbol = brackets.group(1).substring(1).replaceFirst("-.*", "").strip();
        var known = NumberText.currencyOf(symbol);
        if (known != null) {
          return known;
        }
      }
    }
    var quotes = QUOTED.matcher(section);
    while (quotes.find()) {
      var known = NumberText.currencyOf(quotes.group(1).strip());
      if (known != null) {
        return known;
      }
    }
    for (var word : bareWords(section)) {
      var known = NumberText.currencyOf(word);
      if (known != null) {
        return known;
      }
    }
    return null;
  }

  private static String[] bareWords(String section) {
    return BRACKETED
        .matcher(QUOTED.matcher(section).replaceAll(" "))
        .replaceAll(" ")
        .replace("\\", "")
        .split("[^\\p{L}\\p{Sc}]+");
  }

  private static String bare(String section) {
    var unquoted = QUOTED.matcher(section).replaceAll("");
    return BRACKETED.matcher(unquoted).replaceAll("").replaceAll("[\\\\_*].", "");
  }

  private static int decimals(String bare) {
    var matcher = DECIMALS.matcher(bare);
    return matcher.find() ? matcher.group(1).length() : 0;
  }
}
