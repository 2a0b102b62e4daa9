package dev.callsheet.office.data;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet, read as a stream. */
final class SheetRows implements RawTable.Rows {
  private static final MathContext KEPT = new MathContext(NumberText.DIGITS, RoundingMode.HALF_UP);
  private static final int MOST_MERGED = 100_000;

  private final XlsxPackage.Part xml;
  private final XlsxFile.Opened workbook;
  private final boolean own;
  private final DataLimits limits;
  private final XlsxFile.SheetEnd end;
  private final Map<Integer, List<XlsxFile.CellRange>> fillsByRow = new HashMap<>();
  private final Map<Integer, Fill> fills = new HashMap<>();
  private final List<XlsxFile.CellRange> merged = new ArrayList<>();
  private boolean formulasWithoutValue;
  private boolean ended;
  private int row;

  private record Fill(Raw value, int lastRow) {}

  /**
   * Begins to read.
   *
   * @param own whether the workbook is closed with the rows
   * @param end hears what stands at the end of the sheet
   * @param merged the ranges of which each row has the value
   */
  SheetRows(
      XlsxPackage.Part xml,
      XlsxFile.Opened workbook,
      boolean own,
      DataLimits limits,
      XlsxFile.SheetEnd end,
      List<XlsxFile.CellRange> merged) {
    this.xml = xml;
    this.workbook = workbook;
    this.own = own;
    this.limits = limits;
    this.end = end;
    for (var range : merged) {
      fillsByRow.computeIfAbsent(range.firstRow(), _ -> new ArrayList<>()).add(range);
    }
  }

  @Override
  public @Nullable List<Raw> next() throws IOException {
    while (!ended && xml.next()) {
      if (xml.starts("row")) {
        row = XlsxFile.number(xml.attribute("r"), row + 1);
        var cells = readRow();
        if (cells != null) {
          fill(cells);
          return cells;
        }
      } else if (xml.starts("mergeCell")) {
        var range = XlsxFile.CellRange.of(xml.attribute("ref"));
        if (range != null && merged.size() < MOST_MERGED) {
          merged.add(range);
        }
      }
    }
    if (!ended) {
      ended = true;
      end.at(merged, formulasWithoutValue);
    }
    return null;
  }

  private @Nullable List<Raw> readRow() throws IOException {
    var cells = new ArrayList<Raw>();
    int column = 0;
    boolean blank = true;
    while (xml.next() && !xml.ends("row")) {
      if (!xml.starts("c")) {
        continue;
      }
      var reference = xml.attribute("r");
      int named = reference == null ? 0 : XlsxFile.column(reference);
      column = named > 0 ? named : column + 1;
      var raw = readCell();
      if (raw instanceof Raw.Blank) {
        continue;
      }
      if (column > limits.columns()) {
        throw new UnreadableException(
            DataReading.Reason.TOO_MANY_COLUMNS,
            "Row " + row + " has more than " + limits.columns() + " columns.");
      }
      if (cells.size() < column) {
        cells.addAll(Collections.nCopies(column - cells.size(), Raw.Blank.BLANK));
      }
      cells.set(column - 1, raw);
      blank = false;
    }
    return blank ? null : cells;
  }

  private void fill(List<Raw> cells) {
    if (fillsByRow.isEmpty()) {
      return;
    }
    fills.values().removeIf(fill -> fill.lastRow() < row);
    for (var fill : fills.entrySet()) {
      int position = fill.getKey() - 1;
      while (cells.size() <= position) {
        cells.add(Raw.Blank.BLANK);
      }
      if (cells.get(position) instanceof Raw.Blank) {
        cells.set(position, fill.getValue().value());
      }
    }
    for (var range : fillsByRow.getOrDefault(row, List.of())) {
      if (range.firstColumn() <= cells.size()) {
        fills.put(
            range.firstColumn(), new Fill(cells.get(range.firstColumn() - 1), range.lastRow()));
      }
    }
  }

  private Raw readCell() throws IOException {
    var type = xml.attribute("t");
    int style = XlsxFile.number(xml.attribute("s"), -1);
    boolean formula = false;
    String value = null;
    String inline = null;
    while (xml.next() && !xml.ends("c")) {
      if (xml.starts("v")) {
        value = xml.text();
      } else if (xml.starts("f")) {
        formula = true;
        xml.text();
      } else if (xml.starts("is")) {
        inline = XlsxFile.richText(xml, "is");
      }
    }
    if (inline != null) {
      return text(inline);
    }
    if (value == null) {
      formulasWithoutValue |= formula;
      return Raw.Blank.BLANK;
    }
    if (value.isEmpty() && formula && (type == null || type.equals("n"))) {
      formulasWithoutValue = true;
    }
    return switch (type == null ? "n" : type) {
      case "s" -> {
        var shared = workbook.text(XlsxFile.number(value, -1));
        if (shared == null) {
          throw XlsxPackage.malformed("A cell of row " + row + " names a text that is not there.");
        }
        yield text(shared);
      }
      case "b" -> new Raw.Known(new Value.Bool(XlsxFile.isTrue(value.strip())), 0);
      case "d" -> Raw.written(value);
      case "n" -> number(value.strip(), workbook.format(style));
      default -> text(XlsxFile.unescaped(value));
    };
  }

  /** A text of a workbook is one because somebody wanted it to be: it stays one. */
  private static Raw text(String text) {
    return text.isBlank() ? Raw.Blank.BLANK : new Raw.Known(new Value.Text(text), 0);
  }

  private Raw number(String written, CellFormat format) {
    BigDecimal number;
    try {
      number = new BigDecimal(written);
    } catch (NumberFormatException _) {
      return text(written);
    }
    if (!Double.isFinite(number.doubleValue()) || Math.abs((long) number.scale()) > 400) {
      return text(written);
    }
    return switch (format.kind()) {
      case TEXT -> text(number.toPlainString());
      case DURATION -> duration(number);
      case DAY -> day(number);
      case TIME_OF_DAY ->
          number.signum() >= 0 && number.compareTo(BigDecimal.ONE) < 0
              ? duration(number)
              : day(number);
      case NUMBER -> format.zeros() > 0 ? padded(number, format) : plain(number, format);
      case PERCENT -> new Raw.Known(new Value.Percent(kept(number)), format.decimals());
      case MONEY ->
          format.currency() == null
              ? plain(number, format)
              : new Raw.Known(new Value.Money(kept(number), format.currency()), format.decimals());
    };
  }

  /** Digits beyond those that the program kept are of its arithmetic, not of anybody's number. */
  private static BigDecimal kept(BigDecimal number) {
    var rounded = number.round(KEPT).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  private static Raw plain(BigDecimal number, CellFormat format) {
    boolean whole = number.stripTrailingZeros().scale() <= 0;
    if (whole && NumberText.significantDigits(number.toPlainString()) > NumberText.DIGITS) {
      return new Raw.Known(new Value.Text(number.toPlainString()), 0);
    }
    return new Raw.Known(new Value.Number(kept(number)), format.decimals());
  }

  private static Raw padded(BigDecimal number, CellFormat format) {
    var digits = number.setScale(0, RoundingMode.HALF_UP).toPlainString();
    return digits.startsWith("-")
        ? plain(number, format)
        : text("0".repeat(Math.max(0, format.zeros() - digits.length())) + digits);
  }

  private static Raw duration(BigDecimal days) {
    long seconds =
        days.multiply(BigDecimal.valueOf(86_400)).setScale(0, RoundingMode.HALF_UP).longValue();
    if (seconds >= 0 && seconds < 86_400) {
      return new Raw.Known(new Value.Time(LocalTime.ofSecondOfDay(seconds)), 0);
    }
    long positive = Math.abs(seconds);
    return text(
        String.format(
            Locale.ROOT,
            "%s%d:%02d:%02d",
            seconds < 0 ? "-" : "",
            positive / 3600,
            positive / 60 % 60,
            positive % 60));
  }

  private Raw day(BigDecimal serial) {
    double days = serial.doubleValue();
    if (days >= 0 && days < 1 && !workbook.from1904()) {
      long seconds = Math.round(days * 86_400);
      return seconds < 86_400 && days > 0
          ? new Raw.Known(new Value.Time(LocalTime.ofSecondOfDay(seconds)), 0)
          : plain(serial, CellFormat.GENERAL);
    }
    if (days < 0 || days >= 2_958_466) {
      return plain(serial, CellFormat.GENERAL);
    }
    LocalDateTime moment;
    try {
      moment = DateUtil.getLocalDateTime(days, workbook.from1904(), true);
    } catch (DateTimeException | IllegalArgumentException _) {
      return plain(serial, CellFormat.GENERAL);
    }
    if (moment == null) {
      return plain(serial, CellFormat.GENERAL);
    }
    LocalDate day = moment.toLocalDate();
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? new Raw.Known(new Value.Date(day), 0)
        : new Raw.Known(new Value.DateTime(moment), 0);
  }

  @Override
  public long line() {
    return row;
  }

  @Override
  public void close() throws IOException {
    try {
      xml.close();
    } finally {
      if (own) {
        workbook.close();
      }
    }
  }
}
