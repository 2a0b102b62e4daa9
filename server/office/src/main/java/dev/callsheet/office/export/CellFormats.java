package dev.callsheet.office.export;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** What the numbers of cells mean by the formats of their styles. */
final class CellFormats {
  /** What of a format is not a placeholder: quoted, escaped, or a colour, condition or locale. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+\\])[^\\]]*\\]", Pattern.CASE_INSENSITIVE);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private enum Meaning {
    NUMBER,
    DATE,
    DATE_TIME,
    TIME,
    DURATION
  }

  private record Format(int index, String pattern, Meaning meaning) {}

  private final NumberFormats styles;
  private final boolean from1904;
  private final DataFormatter formatter;
  private final Map<Integer, Format> formats = new HashMap<>();

  CellFormats(NumberFormats styles, boolean from1904, Locale locale) {
    this.styles = styles;
    this.from1904 = from1904;
    formatter = new DataFormatter(locale);
  }

  /**
   * What a cell says to a program: numbers with all their digits and a point, shares as fractions,
   * dates and times by ISO 8601, truth as TRUE or FALSE.
   */
  String plain(Cell cell) {
    return switch (cell.kind()) {
      case TEXT, ERROR -> cell.value();
      case BOOLEAN -> isTrue(cell) ? "TRUE" : "FALSE";
      case NUMBER -> number(cell);
    };
  }

  /** What a cell shows to people. */
  String shown(Cell cell) {
    if (cell.kind() != Cell.Kind.NUMBER) {
      return plain(cell);
    }
    var format = format(cell.style());
    try {
      double number = Double.parseDouble(cell.value());
      var date = format.meaning() == Meaning.NUMBER ? null : shown(number, format);
      return date != null
          ? date
          : formatter
              .formatRawCellContents(number, format.index(), format.pattern(), from1904)
              .strip();
    } catch (NumberFormatException notANumber) {
      return cell.value();
    }
  }

  private @Nullable String shown(double days, Format format) {
    if (!DateUtil.isValidExcelDate(days)) {
      return null;
    }
    try {
      var moment = DateUtil.getLocalDateTime(days, from1904, false);
      return DateCode.write(format.pattern(), rounded(moment));
    } catch (DateTimeException beyond) {
      return null;
    }
  }

  private static boolean isTrue(Cell cell) {
    return cell.value().equals("1") || cell.value().equalsIgnoreCase("true");
  }

  private String number(Cell cell) {
    BigDecimal number;
    try {
      number = new BigDecimal(cell.value());
    } catch (NumberFormatException notANumber) {
      return cell.value();
    }
    var meaning = format(cell.style()).meaning();
    if (meaning == Meaning.DURATION) {
      return duration(number.doubleValue());
    }
    if (meaning != Meaning.NUMBER && DateUtil.isValidExcelDate(number.doubleValue())) {
      try {
        return date(number.doubleValue(), meaning);
      } catch (DateTimeException beyond) {
        // What is no date stays the number that it is.
      }
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private String date(double days, Meaning meaning) {
    var moment = DateUtil.getLocalDateTime(days, from1904, false);
    var rounded = rounded(moment);
    if (meaning == Meaning.TIME && days < 1) {
      return TIME.format(rounded) + fraction(rounded);
    }
    if (meaning == Meaning.DATE && rounded.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      return rounded.toLocalDate().toString();
    }
    return rounded.toLocalDate() + "T" + TIME.format(rounded) + fraction(rounded);
  }

  /** To the millisecond, which is as exact as a number of days is. */
  private static LocalDateTime rounded(LocalDateTime moment) {
    long nanos = moment.getNano();
    return moment.withNano(0).plusNanos((nanos + 500_000) / 1_000_000 * 1_000_000);
  }

  private static String fraction(LocalDateTime moment) {
    int millis = moment.getNano() / 1_000_000;
    return millis == 0 ? "" : String.format(Locale.ROOT, ".%03d", millis);
  }

  private static String duration(double days) {
    long seconds = Math.round(Math.abs(days) * 86_400);
    return String.format(
        Locale.ROOT,
        "%s%02d:%02d:%02d",
        days < 0 ? "-" : "",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60);
  }

  private Format format(int style) {
    return formats.computeIfAbsent(style, this::look);
  }

  private Format look(int style) {
    var format = styles.of(style);
    return new Format(format.index(), format.pattern(), meaning(format.index(), format.pattern()));
  }

  private static Meaning meaning(int index, String pattern) {
    if (!DateUtil.isADateFormat(index, pattern)) {
      return Meaning.NUMBER;
    }
    var letters = LITERAL.matcher(pattern).replaceAll("").toLowerCase(Locale.ROOT);
    if (letters.contains("[")) {
      return Meaning.DURATION;
    }
    boolean date = letters.contains("y") || letters.contains("d");
    boolean time = letters.contains("h") || letters.contains("s");
    if (date) {
      return time ? Meaning.DATE_TIME : Meaning.DATE;
    }
    return time ? Meaning.TIME : Meaning.DATE;
  }
}
