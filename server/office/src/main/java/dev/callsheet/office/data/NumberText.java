package dev.callsheet.office.data;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a text is if it is a number, a percentage or an amount of money. One object reads one text
 * after the other.
 *
 * <p>Both signs may stand before decimals. A text with a single separator and three digits behind
 * it, such as {@code 1,234}, is a number either way, and the column has to decide.
 */
final class NumberText {
  /** The most significant digits that an office program keeps. */
  static final int DIGITS = 15;

  private static final int LONGEST = 60;
  private static final Map<String, String> SYMBOLS = symbols();
  private static final Set<String> CODES = codes();

  private String body = "";
  private boolean negative;
  private boolean percent;
  private @Nullable String currency;
  private boolean parenthesised;
  private boolean signed;
  private boolean withDot;
  private boolean withComma;
  private boolean digitsOfTheirOwn;

  /** Whether the text is a number of some form, or digits that are not one. */
  boolean read(String text) {
    clear();
    int start = 0;
    int end = text.length();
    if (end == 0 || end > LONGEST) {
      return false;
    }
    if (text.charAt(0) == '(' && text.charAt(end - 1) == ')') {
      parenthesised = true;
      negative = true;
      start++;
      end--;
    }
    for (boolean more = true; more && start < end; ) {
      char first = text.charAt(start);
      if (isDigit(first) || first == '.' || first == ',') {
        more = false;
      } else if (isSpace(first)) {
        start++;
      } else if (isSign(first) && !signed && !parenthesised) {
        signed = true;
        negative = first != '+';
        start++;
      } else if (first == '%' && !percent && currency == null) {
        percent = true;
        start++;
      } else {
        int length = moneySign(text, start, end);
        if (length == 0) {
          return false;
        }
        start += length;
      }
    }
    int last = start;
    while (last < end && isBody(text, last, end)) {
      last++;
    }
    while (last > start && isSpace(text.charAt(last - 1))) {
      last--;
    }
    int bodyEnd = last;
    while (last < end) {
      char next = text.charAt(last);
      if (isSpace(next)) {
        last++;
      } else if (next == '%' && !percent && currency == null) {
        percent = true;
        last++;
      } else if (next == '-' && !signed && !parenthesised && last == end - 1) {
        signed = true;
        negative = true;
        last++;
      } else {
        int length = moneySign(text, last, end);
        if (length == 0) {
          return false;
        }
        last += length;
      }
    }
    if (start == bodyEnd || (percent && currency != null)) {
      return false;
    }
    body = text.substring(start, bodyEnd);
    judge();
    return withDot || withComma || digitsOfTheirOwn;
  }

  private void clear() {
    negative = false;
    percent = false;
    currency = null;
    parenthesised = false;
    signed = false;
    withDot = false;
    withComma = false;
    digitsOfTheirOwn = false;
  }

  /** Whether it is a number with a point before the decimals. */
  boolean withDot() {
    return withDot;
  }

  /** Whether it is a number with a comma before the decimals. */
  boolean withComma() {
    return withComma;
  }

  /**
   * Whether its digits stand for themselves: leading zeros, more digits than a number keeps, a
   * telephone number, a code such as 1E5.
   */
  boolean digitsOfTheirOwn() {
    return digitsOfTheirOwn;
  }

  boolean percent() {
    return percent;
  }

  boolean parenthesised() {
    return parenthesised;
  }

  /** By ISO 4217, or null where it is no amount of money. */
  @Nullable String currency() {
    return currency;
  }

  /** Whether it has nothing but digits and a sign. */
  boolean plainInteger() {
    for (int position = 0; position < body.length(); position++) {
      if (!isDigit(body.charAt(position))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the two readings differ in what it is. */
  boolean ambiguous() {
    return withDot && withComma && (body.indexOf('.') >= 0 || body.indexOf(',') >= 0);
  }

  /** How many digits it has before its decimals, of which those are with that sign. */
  int integerDigits(char decimal) {
    int digits = 0;
    for (int position = 0; position < body.length(); position++) {
      char next = body.charAt(position);
      if (next == decimal || next == 'e' || next == 'E') {
        break;
      }
      if (isDigit(next)) {
        digits++;
      }
    }
    return Math.max(1, digits);
  }

  /** How many decimals it has with that sign before them; at most as many as a double keeps. */
  int decimals(char decimal) {
    int point = body.indexOf(decimal);
    if (point < 0 && exponent() < 0) {
      return 0;
    }
    if (exponent() >= 0) {
      return Math.clamp(number(decimal).stripTrailingZeros().scale(), 0, DIGITS);
    }
    int decimals = body.length() - point - 1;
    int significant = significantDigits(body);
    return significant > DIGITS ? Math.max(0, decimals - (significant - DIGITS)) : decimals;
  }

  boolean endsInZero() {
    return body.endsWith("0");
  }

  /** The number with that sign before its decimals; of a percentage, as it is written. */
  BigDecimal number(char decimal) {
    var digits = new StringBuilder(body.length() + 1);
    if (negative) {
      digits.append('-');
    }
    for (int position = 0; position < body.length(); position++) {
      char next = body.charAt(position);
      if (isDigit(next) || next == 'e' || next == 'E' || next == '+' || next == '-') {
        digits.append(next);
      } else if (next == decimal) {
        digits.append('.');
      } else if (next == '\u2212') {
        digits.append('-');
      }
    }
    return new BigDecimal(digits.toString());
  }

  private int exponent() {
    int small = body.indexOf('e');
    return small >= 0 ? small : body.indexOf('E');
  }

  private void judge() {
    int exponent = exponent();
    if (exponent >= 0) {
      judgeExponent(exponent);
      return;
    }
    boolean plain = plainInteger();
    boolean leadingZero = hasLeadingZero();
    if (plain) {
      boolean telephone = signed && !negative && body.length() > 6;
      digitsOfTheirOwn = leadingZero || body.length() > DIGITS || telephone;
    }
    if (!digitsOfTheirOwn) {
      withDot = isNumber('.', ',');
      withComma = isNumber(',', '.');
      if (withDot || withComma) {
        digitsOfTheirOwn =
            leadingZero || isInternetAddress() || !isKept(withDot ? '.' : ',') || isTelephone();
      } else {
        digitsOfTheirOwn = currency == null && !percent && isDigitsAndSeparators() && leadingZero;
      }
    }
    if (digitsOfTheirOwn) {
      withDot = false;
      withComma = false;
    }
  }

  /** Exponents are of numbers that a program wrote if they have a sign or decimals before them. */
  private void judgeExponent(int exponent) {
    var mantissa = body.substring(0, exponent);
    var power = body.substring(exponent + 1);
    boolean powerSigned = !power.isEmpty() && (power.charAt(0) == '-' || power.charAt(0) == '+');
    var powerDigits = powerSigned ? power.substring(1) : power;
    boolean dot = mantissa.matches("[0-9]\\.[0-9]+");
    boolean comma = mantissa.matches("[0-9],[0-9]+");
    if (!powerDigits.matches("[0-9]{1,3}") || !(dot || comma || mantissa.matches("[0-9]+"))) {
      return;
    }
    if (!powerSigned && !dot && !comma) {
      digitsOfTheirOwn = true;
      return;
    }
    boolean whole = !dot && !comma;
    withDot = dot || whole;
    withComma = comma || whole;
    char decimal = withDot ? '.' : ',';
    if (!isDouble(number(decimal))) {
      digitsOfTheirOwn = true;
      withDot = false;
      withComma = false;
    }
  }

  private boolean isKept(char decimal) {
    return significantDigits(body) <= DIGITS
        || (body.indexOf(decimal) >= 0 && isDouble(number(decimal)));
  }

  /** Whether a double holds it, and its shortest form is the number again. */
  static boolean isDouble(BigDecimal number) {
    double value = number.doubleValue();
    return Double.isFinite(value) && new BigDecimal(Double.toString(value)).compareTo(number) == 0;
  }

  static int significantDigits(String digits) {
    int count = 0;
    for (int position = 0; position < digits.length(); position++) {
      char next = digits.charAt(position);
      if (isDigit(next) && (count > 0 || next != '0')) {
        count++;
      }
    }
    return count;
  }

  private boolean hasLeadingZero() {
    return body.length() > 1
        && body.charAt(0) == '0'
        && (isDigit(body.charAt(1)) || isSpace(body.charAt(1)));
  }

  private boolean isNumber(char decimal, char grouping) {
    int point = body.indexOf(decimal);
    if (point != body.lastIndexOf(decimal) || point == body.length() - 1) {
      return false;
    }
    for (int position = point + 1; point >= 0 && position < body.length(); position++) {
      if (!isDigit(body.charAt(position))) {
        return false;
      }
    }
    return isGrouped(point < 0 ? body.length() : point, grouping, point >= 0);
  }

  private boolean isGrouped(int end, char grouping, boolean decimals) {
    char separator = 0;
    int groupStart = 0;
    boolean indian = false;
    int groups = 0;
    for (int position = 0; position < end; position++) {
      char next = body.charAt(position);
      if (isDigit(next)) {
        continue;
      }
      if (next != grouping && !isSpace(next) && !isApostrophe(next)) {
        return false;
      }
      if (separator == 0) {
        separator = next;
      }
      int length = position - groupStart;
      if (next != separator || (groups == 0 ? length < 1 || length > 3 : length != 3)) {
        if (next != separator || next != ',' || groups == 0 || length != 2) {
          return false;
        }
        indian = true;
      }
      groups++;
      groupStart = position + 1;
    }
    if (groups == 0) {
      return end > 0 || decimals;
    }
    int first = body.indexOf(separator);
    if (indian && first > 2) {
      return false;
    }
    return end - groupStart == 3 && body.charAt(0) != '0';
  }

  private boolean isInternetAddress() {
    var parts = body.split("\\.", -1);
    if (parts.length != 4 || body.indexOf(',') >= 0) {
      return false;
    }
    for (var part : parts) {
      if (part.length() > 3 || Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }

  private boolean isTelephone() {
    return signed && !negative && body.indexOf(' ') >= 0 && body.length() > 6;
  }

  private boolean isDigitsAndSeparators() {
    for (int position = 0; position < body.length(); position++) {
      char next = body.charAt(position);
      if (!isDigit(next) && !isSpace(next)) {
        return false;
      }
    }
    return true;
  }

  private int moneySign(String text, int start, int end) {
    if (currency != null || percent) {
      return 0;
    }
    int stop = start;
    while (stop < end && isMoneyLetter(text.charAt(stop))) {
      stop++;
    }
    var sign = text.substring(start, stop);
    currency = currencyOf(sign);
    return currency == null ? 0 : sign.length();
  }

  /** The currency, by ISO 4217, that a sign or a code of three capitals means. */
  static @Nullable String currencyOf(String sign) {
    var known = SYMBOLS.get(sign);
    return known == null && CODES.contains(sign) ? sign : known;
  }

  private static boolean isMoneyLetter(char next) {
    return Character.isLetter(next) || Character.getType(next) == Character.CURRENCY_SYMBOL;
  }

  private static boolean isBody(String text, int position, int end) {
    char next = text.charAt(position);
    if (isDigit(next) || next == '.' || next == ',' || isApostrophe(next)) {
      return true;
    }
    if (isSpace(next)) {
      return position + 1 < end && isDigit(text.charAt(position + 1));
    }
    char before = position == 0 ? 0 : text.charAt(position - 1);
    if (next == 'e' || next == 'E') {
      return isDigit(before)
          && position + 1 < end
          && (isDigit(text.charAt(position + 1))
              || (position + 2 < end
                  && isSign(text.charAt(position + 1))
                  && isDigit(text.charAt(position + 2))));
    }
    return isSign(next) && (before == 'e' || before == 'E');
  }

  static boolean isDigit(char next) {
    return next >= '0' && next <= '9';
  }

  static boolean isSpace(char next) {
    return next == ' ' || next == '\u00a0' || next == '\u202f' || next == '\u2009';
  }

  private static boolean isApostrophe(char next) {
    return next == '\'' || next == '\u2019';
  }

  private static boolean isSign(char next) {
    return next == '-' || next == '+' || next == '\u2212';
  }

  private static Map<String, String> symbols() {
    var symbols = new HashMap<String, String>();
    symbols.put("$", "USD");
    symbols.put("US$", "USD");
    symbols.put("A$", "AUD");
    symbols.put("AU$", "AUD");
    symbols.put("C$", "CAD");
    symbols.put("CA$", "CAD");
    symbols.put("NZ$", "NZD");
    symbols.put("HK$", "HKD");
    symbols.put("S$", "SGD");
    symbols.put("R$", "BRL");
    symbols.put("MX$", "MXN");
    symbols.put("NT$", "TWD");
    symbols.put("€", "EUR");
    symbols.put("£", "GBP");
    symbols.put("¥", "JPY");
    symbols.put("JP¥", "JPY");
    symbols.put("円", "JPY");
    symbols.put("CN¥", "CNY");
    symbols.put("元", "CNY");
    symbols.put("₹", "INR");
    symbols.put("₽", "RUB");
    symbols.put("₩", "KRW");
    symbols.put("₺", "TRY");
    symbols.put("₪", "ILS");
    symbols.put("₫", "VND");
    symbols.put("₴", "UAH");
    symbols.put("₦", "NGN");
    symbols.put("₱", "PHP");
    symbols.put("₸", "KZT");
    symbols.put("฿", "THB");
    symbols.put("zł", "PLN");
    symbols.put("Kč", "CZK");
    symbols.put("Ft", "HUF");
    symbols.put("лв", "BGN");
    return Map.copyOf(symbols);
  }

  private static Set<String> codes() {
    var codes = new HashSet<String>();
    for (var currency : Currency.getAvailableCurrencies()) {
      codes.add(currency.getCurrencyCode());
    }
    return Set.copyOf(codes);
  }
}
