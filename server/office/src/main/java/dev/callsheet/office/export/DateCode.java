package dev.callsheet.office.export;

import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes days and times by the codes of cells, in digits that are the same on each machine.
 *
 * <p>Names of months and days, and lengths of time, are not among them.
 */
final class DateCode {
  private final String code;
  private final LocalDateTime moment;
  private final StringBuilder text = new StringBuilder();
  private final boolean halfDays;
  private int at;
  private boolean afterHours;

  private DateCode(String code, LocalDateTime moment) {
    this.code = code;
    this.moment = moment;
    halfDays = code.toUpperCase(Locale.ROOT).contains("AM/PM");
  }

  /** The moment by that code; null where the code has something that is not known here. */
  static @Nullable String write(String code, LocalDateTime moment) {
    var writer = new DateCode(code, moment);
    while (writer.at < code.length()) {
      if (!writer.step()) {
        return null;
      }
    }
    return writer.text.toString();
  }

  private boolean step() {
    char letter = code.charAt(at);
    switch (letter) {
      case '\\' -> {
        if (at + 1 < code.length()) {
          text.append(code.charAt(at + 1));
        }
        at += 2;
      }
      case '"' -> {
        int end = code.indexOf('"', at + 1);
        if (end < 0) {
          return false;
        }
        text.append(code, at + 1, end);
        at = end + 1;
      }
      case ' ', '/', '-', ':', ',' -> {
        text.append(letter);
        at++;
      }
      case '.' -> {
        int digits = run(at + 1, '0');
        text.append('.').append(number(moment.getNano(), 9), 0, Math.min(9, digits));
        at += 1 + digits;
        return digits > 0;
      }
      default -> {
        return field(letter);
      }
    }
    return true;
  }

  private boolean field(char letter) {
    if (code.regionMatches(true, at, "AM/PM", 0, 5)) {
      text.append(moment.getHour() < 12 ? "AM" : "PM");
      at += 5;
      return true;
    }
    int length = run(at, letter);
    boolean minutes = afterHours || isBeforeSeconds(at + length);
    at += length;
    boolean wide = length > 2;
    switch (letter) {
      case 'y' ->
          text.append(wide ? number(moment.getYear(), 4) : number(moment.getYear() % 100, 2));
      case 'm' ->
          text.append(number(minutes ? moment.getMinute() : moment.getMonthValue(), length));
      case 'd' -> text.append(number(moment.getDayOfMonth(), length));
      case 'h' -> text.append(number(hour(), length));
      case 's' -> text.append(number(moment.getSecond(), length));
      default -> {
        return false;
      }
    }
    afterHours = letter == 'h';
    return letter == 'y' || !wide;
  }

  private int hour() {
    return halfDays ? (moment.getHour() + 11) % 12 + 1 : moment.getHour();
  }

  private boolean isBeforeSeconds(int from) {
    return from + 1 < code.length() && code.charAt(from) == ':' && code.charAt(from + 1) == 's';
  }

  private int run(int from, char letter) {
    int end = from;
    while (end < code.length() && code.charAt(end) == letter) {
      end++;
    }
    return end - from;
  }

  private static String number(int number, int digits) {
    var text = Integer.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
