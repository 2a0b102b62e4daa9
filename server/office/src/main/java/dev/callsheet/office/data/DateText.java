package dev.callsheet.office.data;

import java.text.DateFormatSymbols;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text is if it is a day, a time of day, or both.
 *
 * <p>Years of two digits are 1950 to 2049.
 *
 * @param dayFirst the day if a day stands before its month; null where that is none, or there is
 *     only a time
 * @param monthFirst the day if a month stands before its day; both are the same where the form
 *     leaves no doubt
 * @param time null where there is only a day
 * @param zone as it is written, null where there is none
 * @param shortYear whether its year has two digits
 */
record DateText(
    @Nullable LocalDate dayFirst,
    @Nullable LocalDate monthFirst,
    @Nullable LocalTime time,
    @Nullable String zone,
    boolean shortYear) {
  private static final int LONGEST = 48;
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?"
              + "(?:\\s?([AaPp])\\.?[Mm]\\.?)?"
              + "\\s?(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?");
  private static final Pattern EAST_ASIAN =
      Pattern.compile("(\\d{4})\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일]");
  private static final Pattern ORDINAL = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?");
  private static final Map<String, Integer> MONTHS = months();

  /** What the text is, or null where it is none of these. */
  static @Nullable DateText of(String text) {
    if (text.length() < 4 || text.length() > LONGEST || !hasDigit(text)) {
      return null;
    }
    int colon = text.indexOf(':');
    if (colon < 0) {
      return date(text, null, null);
    }
    int hour = colon;
    while (hour > 0 && NumberText.isDigit(text.charAt(hour - 1))) {
      hour--;
    }
    var matcher = TIME.matcher(text).region(hour, text.length());
    if (!matcher.matches()) {
      return null;
    }
    var time = time(matcher);
    if (time == null) {
      return null;
    }
    var zone = matcher.group(6);
    if (hour == 0) {
      return zone == null ? new DateText(null, null, time, null, false) : null;
    }
    char before = text.charAt(hour - 1);
    if (before != 'T' && before != 't' && !NumberText.isSpace(before)) {
      return null;
    }
    int end = hour - 1;
    while (end > 0 && (text.charAt(end - 1) == ',' || NumberText.isSpace(text.charAt(end - 1)))) {
      end--;
    }
    return date(text.substring(0, end), time, zone);
  }

  /** Whether the two readings differ. */
  boolean ambiguous() {
    return dayFirst != null && monthFirst != null && !dayFirst.equals(monthFirst);
  }

  private static @Nullable DateText date(
      String text, @Nullable LocalTime time, @Nullable String zone) {
    int first = digits(text, 0);
    if (first == 0 || first > 4) {
      return named(text, time, zone);
    }
    if (first == text.length()) {
      return null;
    }
    char separator = text.charAt(first);
    if (separator != '-' && separator != '/' && separator != '.') {
      var eastAsian = EAST_ASIAN.matcher(text);
      if (eastAsian.matches()) {
        var day = day(eastAsian.group(1), eastAsian.group(2), eastAsian.group(3));
        return day == null ? null : new DateText(day, day, time, zone, false);
      }
      return named(text, time, zone);
    }
    int secondStart = skipSpace(text, first + 1, separator);
    int second = digits(text, secondStart);
    int secondEnd = secondStart + second;
    if (second == 0
        || second > 2
        || secondEnd >= text.length()
        || text.charAt(secondEnd) != separator) {
      return named(text, time, zone);
    }
    int thirdStart = skipSpace(text, secondEnd + 1, separator);
    int third = digits(text, thirdStart);
    if (thirdStart + third != text.length()) {
      return null;
    }
    var one = text.substring(0, first);
    var two = text.substring(secondStart, secondEnd);
    var three = text.substring(thirdStart);
    if (first == 4 && third >= 1 && third <= 2) {
      var day = day(one, two, three);
      return day == null ? null : new DateText(day, day, time, zone, false);
    }
    boolean shortYear =
        third == 2 && (separator == '/' || (separator == '.' && first == 2 && second == 2));
    if (first > 2 || !(third == 4 || shortYear)) {
      return null;
    }
    var dayFirst = day(three, two, one);
    var monthFirst = separator == '.' ? dayFirst : day(three, one, two);
    if (dayFirst == null && monthFirst == null) {
      return null;
    }
    return new DateText(dayFirst, monthFirst, time, zone, shortYear);
  }

  private static @Nullable DateText named(
      String text, @Nullable LocalTime time, @Nullable String zone) {
    if (!hasLetter(text)) {
      return null;
    }
    String day = null;
    String year = null;
    int month = 0;
    for (var part : text.strip().split("[\\s,/-]+")) {
      var known = MONTHS.get(bare(part));
      if (known != null && month == 0) {
        month = known;
      } else if (day == null && ORDINAL.matcher(part).matches()) {
        day = part.replaceAll("\\D", "");
      } else if (year == null && part.matches("\\d{4}|\\d{2}") && day != null) {
        year = part;
      } else if (!part.equals("de") && !part.equals("of")) {
        return null;
      }
    }
    if (day == null || year == null || month == 0) {
      return null;
    }
    var date = day(year, Integer.toString(month), day);
    return date == null ? null : new DateText(date, date, time, zone, year.length() == 2);
  }

  private static @Nullable LocalTime time(Matcher matcher) {
    int hour = Integer.parseInt(matcher.group(1));
    int minute = Integer.parseInt(matcher.group(2));
    int second = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    var fraction = matcher.group(4);
    int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    var half = matcher.group(5);
    if (half != null) {
      if (hour < 1 || hour > 12) {
        return null;
      }
      hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
    if (hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    return LocalTime.of(hour, minute, second, nanos);
  }

  private static @Nullable LocalDate day(String year, String month, String day) {
    int number = Integer.parseInt(year);
    if (year.length() == 2) {
      number += number < 50 ? 2000 : 1900;
    }
    if (number < 1000) {
      return null;
    }
    try {
      return LocalDate.of(number, Integer.parseInt(month), Integer.parseInt(day));
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static int digits(String text, int start) {
    int end = start;
    while (end < text.length() && NumberText.isDigit(text.charAt(end))) {
      end++;
    }
    return end - start;
  }

  private static int skipSpace(String text, int start, char separator) {
    return separator == '.' && start < text.length() && text.charAt(start) == ' '
        ? start + 1
        : start;
  }

  private static boolean hasDigit(String text) {
    for (int position = 0; position < text.length(); position++) {
      if (NumberText.isDigit(text.charAt(position))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasLetter(String text) {
    for (int position = 0; position < text.length(); position++) {
      if (Character.isLetter(text.charAt(position))) {
        return true;
      }
    }
    return false;
  }

  private static String bare(String month) {
    var small = month.toLowerCase(Locale.ROOT);
    return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
  }

  private static Map<String, Integer> months() {
    var months = new HashMap<String, Integer>();
    for (var language : List.of("en", "de", "fr", "es", "it", "pt", "nl")) {
      var symbols = DateFormatSymbols.getInstance(Locale.of(language));
      for (int month = 0; month < 12; month++) {
        months.putIfAbsent(bare(symbols.getMonths()[month]), month + 1);
        months.putIfAbsent(bare(symbols.getShortMonths()[month]), month + 1);
      }
    }
    months.put("sept", 9);
    return Map.copyOf(months);
  }
}
