package dev.callsheet.office.xlsx;

import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.ColumnType;
import dev.callsheet.office.data.Value;
import dev.callsheet.office.ooxml.CharacterFilter;
import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes the rows of a table into a sheet. */
final class CellWriter {
  private static final byte[] ROW = CellBuffer.ascii("<row r=\"");
  private static final byte[] HEIGHT = CellBuffer.ascii("\" ht=\"");
  private static final byte[] IN_ROW = CellBuffer.ascii("\">");
  private static final byte[] ROW_END = CellBuffer.ascii("</row>");
  private static final byte[] TEXT_END = CellBuffer.ascii("</is></c>");
  private static final byte[] VALUE_END = CellBuffer.ascii("</v></c>");
  private static final byte[] TRUE = CellBuffer.ascii("1");
  private static final byte[] FALSE = CellBuffer.ascii("0");

  private static final int NANOS_PER_MICRO = 1_000;
  private static final double NANOS_PER_DAY = 86_400e9;

  private final XmlWriter xml;
  private final CellBuffer out;
  private final List<ColumnPlan> columns;
  private final StyleSheet styles;
  private final SharedStrings strings;
  private final FormatCodes formats;
  private final CharacterFilter filter;
  private final Losses losses;
  private final int[] wrapped;
  private final byte[][] beginnings;
  private final byte[][][] openings;
  private final @Nullable BigDecimal[] sums;
  private final Map<Column, byte[]> otherMoney = new HashMap<>();
  private final List<CellLink> links = new ArrayList<>();
  private long row;

  /** Where a cell leads to; its row and column count from 0. */
  record CellLink(int column, long row, String target) {}

  /** What the markup of a cell depends on, beside its column. */
  private enum Kind {
    TEXT,
    KEPT_TEXT,
    SHARED,
    KEPT_SHARED,
    NUMBER,
    PERCENT,
    MONEY,
    DATE,
    DATE_TIME,
    TIME,
    BOOLEAN
  }

  /**
   * @param xml of the sheet, whose open element holds rows
   * @param sums of the columns so far, which the values are added to; null for one whose numbers
   *     are of several kinds
   */
  CellWriter(
      XmlWriter xml,
      List<ColumnPlan> columns,
      StyleSheet styles,
      SharedStrings strings,
      FormatCodes formats,
      CharacterFilter filter,
      Losses losses,
      @Nullable BigDecimal[] sums) {
    this.xml = xml;
    this.out = new CellBuffer(xml, filter);
    this.columns = columns;
    this.styles = styles;
    this.strings = strings;
    this.filter = filter;
    this.formats = formats;
    this.losses = losses;
    this.sums = sums;
    wrapped =
        IntStream.range(0, columns.size())
            .filter(column -> style(column).lines() == CellStyle.Lines.AS_NEEDED)
            .toArray();
    beginnings = new byte[columns.size()][];
    openings = new byte[columns.size()][Kind.values().length][];
    for (int column = 0; column < beginnings.length; column++) {
      beginnings[column] = CellBuffer.ascii("<c r=\"" + CellReference.letters(column));
    }
  }

  /** The links of the cells so far. */
  List<CellLink> links() {
    return links;
  }

  /**
   * Writes a row.
   *
   * @param number its place in the sheet, from 0
   * @param values of the whole table
   */
  void row(long number, List<Value> values) throws IOException {
    row = number;
    out.add(ROW);
    out.add(number + 1);
    if (wrapped.length > 0) {
      out.add(HEIGHT);
      out.add(Double.toString(TableSheet.height(lines(values))));
    }
    out.add(IN_ROW);
    for (int column = 0; column < beginnings.length; column++) {
      cell(column, values.get(columns.get(column).position()));
    }
    out.add(ROW_END);
    out.passOn();
  }

  private int lines(List<Value> values) {
    int most = 1;
    for (int column : wrapped) {
      var plan = columns.get(column);
      var text =
          switch (values.get(plan.position())) {
            case Value.Text words -> words.text();
            case Value.Rich rich -> RichText.of(rich.text()).plain();
            case Value.Empty _,
                Value.Number _,
                Value.Percent _,
                Value.Money _,
                Value.Date _,
                Value.DateTime _,
                Value.Time _,
                Value.Bool _ ->
                "";
          };
      most = Math.max(most, TextLines.count(text, plan.width() - 1));
    }
    return most;
  }

  /** Passes on what has been written. */
  void flush() throws IOException {
    out.flush();
  }

  private void cell(int column, Value value) throws IOException {
    switch (value) {
      case Value.Empty _ -> {}
      case Value.Text text -> text(column, text.text());
      case Value.Rich rich -> rich(column, RichText.of(rich.text()));
      case Value.Number number -> number(column, Kind.NUMBER, number.number());
      case Value.Percent percent -> number(column, Kind.PERCENT, percent.share());
      case Value.Money money -> money(column, money);
      case Value.Date date -> date(column, date.date());
      case Value.DateTime moment ->
          time(column, moment.dateTime().toLocalDate(), moment.dateTime().toLocalTime());
      case Value.Time time -> time(column, null, time.time());
      case Value.Bool bool -> {
        begin(column, opening(column, Kind.BOOLEAN));
        out.add(bool.value() ? TRUE : FALSE);
        out.add(VALUE_END);
      }
    }
  }

  private void begin(int column, byte[] opening) {
    out.add(beginnings[column]);
    out.add(row + 1);
    out.add(opening);
  }

  private void text(int column, String text) {
    if (text.isEmpty()) {
      return;
    }
    int end = Limits.end(text);
    if (end < text.length()) {
      losses.add(Losses.Kind.VALUE_CUT, column, row);
    }
    var kept = text.substring(0, end);
    boolean asText = mayBeMistaken(kept.charAt(0));
    if (kept.contains("_x") && shared(column, kept, asText)) {
      return;
    }
    begin(column, opening(column, asText ? Kind.KEPT_TEXT : Kind.TEXT));
    out.text(kept);
    out.add(TEXT_END);
  }

  /** Writes a text that needs an escape, if it is one, to where it is understood best. */
  private boolean shared(int column, String text, boolean asText) {
    if (CharacterFilter.escaped(text).equals(text)) {
      return false;
    }
    var number = strings.number(filter.filter(text));
    number.ifPresent(
        shared -> {
          begin(column, opening(column, asText ? Kind.KEPT_SHARED : Kind.SHARED));
          out.add(shared);
          out.add(VALUE_END);
        });
    return number.isPresent();
  }

  /** Whether a text that begins so may be taken for a formula, a number or a date when edited. */
  private static boolean mayBeMistaken(char first) {
    return first >= '0' && first <= '9'
        || first == '='
        || first == '+'
        || first == '-'
        || first == '@'
        || first == '.'
        || first == ',';
  }

  private void number(int column, Kind kind, BigDecimal number) {
    if (!isExact(number)) {
      losses.add(Losses.Kind.NUMBER_AS_TEXT, column, row);
      text(column, number.toString());
      return;
    }
    begin(column, opening(column, kind));
    out.add(digits(number));
    out.add(VALUE_END);
    add(column, kind, number);
  }

  private void add(int column, Kind kind, BigDecimal number) {
    var sum = sums[column];
    if (sum != null && columns.get(column).summed()) {
      boolean alike =
          kind
              == (columns.get(column).column().type() == ColumnType.NUMBER
                  ? Kind.NUMBER
                  : Kind.MONEY);
      sums[column] = alike ? sum.add(number) : null;
    }
  }

  private static String digits(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.toString();
  }

  private static boolean isExact(BigDecimal number) {
    if (number.signum() == 0) {
      return true;
    }
    long exponent = (long) number.precision() - number.scale() - 1;
    if (Math.abs(exponent) > Limits.EXPONENT) {
      return false;
    }
    return number.precision() <= Limits.DIGITS
        || number.stripTrailingZeros().precision() <= Limits.DIGITS
        || BigDecimal.valueOf(number.doubleValue()).compareTo(number) == 0;
  }

  private void money(int column, Value.Money money) {
    var own = columns.get(column).column();
    if (money.currency().equals(own.currency()) || !isExact(money.amount())) {
      number(column, Kind.MONEY, money.amount());
      return;
    }
    var other =
        new Column(own.name(), ColumnType.CURRENCY, own.decimals(), money.currency(), own.width());
    begin(
        column,
        otherMoney.computeIfAbsent(
            other, _ -> opening(style(column).written(formats.money(other)), Kind.MONEY)));
    out.add(digits(money.amount()));
    out.add(VALUE_END);
    sums[column] = null;
  }

  private void date(int column, LocalDate date) {
    if (!isCounted(date)) {
      losses.add(Losses.Kind.DATE_AS_TEXT, column, row);
      text(column, date.toString());
      return;
    }
    sums[column] = null;
    begin(column, opening(column, Kind.DATE));
    out.add(date.toEpochDay() + Limits.EPOCH);
    out.add(VALUE_END);
  }

  private void time(int column, @Nullable LocalDate date, LocalTime time) {
    boolean counted = date == null || isCounted(date);
    if (!counted || time.getNano() % NANOS_PER_MICRO != 0) {
      losses.add(counted ? Losses.Kind.TIME_AS_TEXT : Losses.Kind.DATE_AS_TEXT, column, row);
      text(column, date == null ? time.toString() : date + " " + time);
      return;
    }
    sums[column] = null;
    double share = time.toNanoOfDay() / NANOS_PER_DAY;
    begin(column, opening(column, date == null ? Kind.TIME : Kind.DATE_TIME));
    out.add(Double.toString(date == null ? share : date.toEpochDay() + Limits.EPOCH + share));
    out.add(VALUE_END);
  }

  private static boolean isCounted(LocalDate date) {
    return !date.isBefore(Limits.FIRST_DAY) && !date.isAfter(Limits.LAST_DAY);
  }

  private void rich(int column, RichText text) throws IOException {
    text.target().ifPresent(target -> links.add(new CellLink(column, row, target)));
    if (text.isPlain()) {
      text(column, text.plain());
      return;
    }
    int end = Limits.end(text.plain());
    if (end < text.plain().length()) {
      losses.add(Losses.Kind.VALUE_CUT, column, row);
    }
    out.flush();
    RichCell.write(
        xml,
        reference(column),
        styles.number(style(column)),
        CellStyle.Face.BODY,
        text.part(0, end),
        styles);
  }

  private String reference(int column) {
    return CellReference.cell(column, row);
  }

  private CellStyle style(int column) {
    return columns.get(column).style();
  }

  private byte[] opening(int column, Kind kind) {
    var opening = openings[column][kind.ordinal()];
    if (opening == null) {
      opening = opening(style(column, kind), kind);
      openings[column][kind.ordinal()] = opening;
    }
    return opening;
  }

  private byte[] opening(CellStyle style, Kind kind) {
    var markup = new StringBuilder("\"");
    int number = styles.number(style);
    if (number > 0) {
      markup.append(" s=\"").append(number).append('"');
    }
    markup.append(
        switch (kind) {
          case TEXT, KEPT_TEXT -> " t=\"inlineStr\"><is>";
          case SHARED, KEPT_SHARED -> " t=\"s\"><v>";
          case BOOLEAN -> " t=\"b\"><v>";
          case NUMBER, PERCENT, MONEY, DATE, DATE_TIME, TIME -> "><v>";
        });
    return CellBuffer.ascii(markup.toString());
  }

  /** A value of another type than its column's has the format of its own. */
  private CellStyle style(int column, Kind kind) {
    var style = style(column);
    var type = columns.get(column).column().type();
    return switch (kind) {
      case TEXT, SHARED -> style.written(CellStyle.GENERAL);
      case KEPT_TEXT, KEPT_SHARED -> style.keptAsText();
      case NUMBER -> type == ColumnType.NUMBER ? style : style.written(CellStyle.GENERAL);
      case PERCENT -> type == ColumnType.PERCENT ? style : style.written(formats.percent(2));
      case MONEY, BOOLEAN -> style;
      case DATE -> style.written(formats.date());
      case DATE_TIME ->
          type == ColumnType.DATE_TIME ? style : style.written(formats.dateTime(true, false));
      case TIME -> type == ColumnType.TIME ? style : style.written(formats.time(true, false));
    };
  }
}
