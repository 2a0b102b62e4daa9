package dev.callsheet.office.data;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the cells of a column, one after the other, and says what they are. What it keeps does
 * not grow with their number.
 *
 * <p>A column has a type if at least four of five of its cells do, empty ones and those that stand
 * for an unknown value aside; the others stay text. One cell whose digits stand for themselves
 * (leading zeros, more than {@value NumberText#DIGITS} digits) makes a column text as a whole. So
 * do cells that contradict each other: {@code 1,5} beside {@code 1.5}, 13/1 beside 1/13, dollars
 * beside euros.
 */
final class ColumnGuess {
  private static final double SHARE = 0.8;

  private final NumberText number = new NumberText();

  private long cells;
  private long placeholders;
  private long ownDigits;
  private long booleans;
  private int textWidth;
  private int otherWidth;

  private final Counts numbers = new Counts();
  private final Counts percents = new Counts();
  private final Counts amounts = new Counts();
  private long zeros;
  private long parenthesised;
  private boolean wholeOnly = true;
  private boolean oneInteger = true;
  private int leastDecimals = Integer.MAX_VALUE;
  private int mostDecimals;
  private boolean endsInZero;
  private boolean allWithDecimals = true;
  private @Nullable String currency;
  private boolean currencies;

  private long datesDayFirst;
  private long datesMonthFirst;
  private long dates;
  private long dateTimesDayFirst;
  private long dateTimesMonthFirst;
  private long dateTimes;
  private long knownDates;
  private long ambiguousDays;
  private boolean shortYears;
  private long times;
  private boolean seconds;
  private @Nullable String zone;
  private boolean zones;
  private boolean zoneless;

  /** What cells of numbers have in common, by what stands before the decimals. */
  private static final class Counts {
    private long withDot;
    private long withComma;
    private long all;
    private long ambiguous;
    private int digitsWithDot = 1;
    private int digitsWithComma = 1;
    private int decimalsWithDot;
    private int decimalsWithComma;

    void add(NumberText number) {
      all++;
      if (number.ambiguous()) {
        ambiguous++;
      }
      if (number.withDot()) {
        withDot++;
        digitsWithDot = Math.max(digitsWithDot, number.integerDigits('.'));
        decimalsWithDot = Math.max(decimalsWithDot, number.decimals('.'));
      }
      if (number.withComma()) {
        withComma++;
        digitsWithComma = Math.max(digitsWithComma, number.integerDigits(','));
        decimalsWithComma = Math.max(decimalsWithComma, number.decimals(','));
      }
    }

    void add(BigDecimal known, int decimals) {
      all++;
      withDot++;
      withComma++;
      int digits = Math.max(1, known.precision() - known.scale());
      digitsWithDot = Math.max(digitsWithDot, digits);
      digitsWithComma = Math.max(digitsWithComma, digits);
      decimalsWithDot = Math.max(decimalsWithDot, decimals);
      decimalsWithComma = Math.max(decimalsWithComma, decimals);
    }

    int decimals(char decimal) {
      return decimal == '.' ? decimalsWithDot : decimalsWithComma;
    }

    int digits(char decimal) {
      return decimal == '.' ? digitsWithDot : digitsWithComma;
    }
  }

  /** Looks at the next cell. */
  void add(Raw raw) {
    switch (raw) {
      case Raw.Blank _ -> {}
      case Raw.Written written -> add(written.text());
      case Raw.Formed formed -> add(formed.plain());
      case Raw.Known known -> add(known.value(), known.decimals());
    }
  }

  private void add(String text) {
    cells++;
    int width = DisplayWidth.of(text);
    textWidth = Math.max(textWidth, width);
    var trimmed = ColumnForm.trim(text);
    if (addNumber(trimmed) || addDate(trimmed)) {
      return;
    }
    if (trimmed.equalsIgnoreCase("true") || trimmed.equalsIgnoreCase("false")) {
      booleans++;
      return;
    }
    otherWidth = Math.max(otherWidth, width);
    if (ColumnName.PLACEHOLDERS.contains(trimmed)) {
      placeholders++;
    }
  }

  private boolean addNumber(String text) {
    if (!number.read(text)) {
      return false;
    }
    if (number.digitsOfTheirOwn()) {
      if (DateText.of(text) != null) {
        return false;
      }
      ownDigits++;
      return true;
    }
    if (number.parenthesised()) {
      parenthesised++;
    }
    if (number.percent()) {
      percents.add(number);
      return true;
    }
    if (number.currency() != null) {
      addCurrency(number.currency());
      amounts.add(number);
      return true;
    }
    numbers.add(number);
    lookAtDecimals();
    return true;
  }

  private void lookAtDecimals() {
    char decimal = number.withDot() ? '.' : ',';
    int decimals = number.decimals(decimal);
    if (number.plainInteger()) {
      allWithDecimals = false;
      if (number.number('.').signum() == 0) {
        zeros++;
      }
      return;
    }
    wholeOnly = false;
    if (decimals == 0) {
      allWithDecimals = false;
      return;
    }
    leastDecimals = Math.min(leastDecimals, decimals);
    mostDecimals = Math.max(mostDecimals, decimals);
    endsInZero |= number.endsInZero();
    oneInteger &= number.integerDigits(decimal) <= 2;
  }

  private boolean addDate(String text) {
    var read = DateText.of(text);
    if (read == null) {
      return false;
    }
    var time = read.time();
    if (read.ambiguous()) {
      ambiguousDays++;
    }
    shortYears |= read.shortYear();
    if (time != null) {
      seconds |= time.getSecond() != 0 || time.getNano() != 0;
    }
    boolean day = read.dayFirst() != null || read.monthFirst() != null;
    if (!day) {
      times++;
    } else if (time == null) {
      dates++;
      datesDayFirst += read.dayFirst() == null ? 0 : 1;
      datesMonthFirst += read.monthFirst() == null ? 0 : 1;
    } else {
      dateTimes++;
      dateTimesDayFirst += read.dayFirst() == null ? 0 : 1;
      dateTimesMonthFirst += read.monthFirst() == null ? 0 : 1;
      addZone(read.zone());
    }
    return true;
  }

  private void addZone(@Nullable String written) {
    if (written == null) {
      zoneless = true;
    } else if (zone == null) {
      zone = written;
    } else if (!zone.equals(written)) {
      zones = true;
    }
  }

  private void addCurrency(@Nullable String written) {
    if (currency == null) {
      currency = written;
    } else if (!currency.equals(written)) {
      currencies = true;
    }
  }

  private void add(Value known, int decimals) {
    if (known instanceof Value.Empty) {
      return;
    }
    cells++;
    switch (known) {
      case Value.Empty _ -> {}
      case Value.Text text -> {
        int width = DisplayWidth.of(text.text());
        textWidth = Math.max(textWidth, width);
        otherWidth = Math.max(otherWidth, width);
        if (ColumnName.PLACEHOLDERS.contains(text.text())) {
          placeholders++;
        } else if (isDigits(text.text())) {
          ownDigits++;
        }
      }
      case Value.Rich rich -> {
        otherWidth = Math.max(otherWidth, DisplayWidth.of(ColumnForm.plain(rich)));
      }
      case Value.Number value -> {
        int scale = Math.max(0, value.number().stripTrailingZeros().scale());
        numbers.add(value.number(), decimals < 0 ? Math.min(scale, NumberText.DIGITS) : decimals);
        wholeOnly &= scale == 0 && decimals <= 0;
        allWithDecimals = false;
        zeros += value.number().signum() == 0 ? 1 : 0;
        noteWidth(known);
      }
      case Value.Percent percent -> {
        var written = percent.share().movePointRight(2);
        int scale = Math.max(0, written.stripTrailingZeros().scale());
        percents.add(written, decimals < 0 ? Math.min(scale, NumberText.DIGITS) : decimals);
        noteWidth(known);
      }
      case Value.Money money -> {
        int scale = Math.max(0, money.amount().stripTrailingZeros().scale());
        amounts.add(money.amount(), decimals < 0 ? Math.min(scale, NumberText.DIGITS) : decimals);
        addCurrency(money.currency());
        noteWidth(known);
      }
      case Value.Date _ -> {
        dates++;
        datesDayFirst++;
        datesMonthFirst++;
        knownDates++;
        noteWidth(known);
      }
      case Value.DateTime dateTime -> {
        dateTimes++;
        dateTimesDayFirst++;
        dateTimesMonthFirst++;
        knownDates++;
        zoneless = true;
        seconds |= dateTime.dateTime().getSecond() != 0;
        noteWidth(known);
      }
      case Value.Time time -> {
        times++;
        seconds |= time.time().getSecond() != 0;
        noteWidth(known);
      }
      case Value.Bool _ -> {
        booleans++;
        noteWidth(known);
      }
    }
  }

  private void noteWidth(Value known) {
    textWidth = Math.max(textWidth, DisplayWidth.of(ColumnForm.plain(known)));
  }

  private static boolean isDigits(String text) {
    for (int position = 0; position < text.length(); position++) {
      if (!NumberText.isDigit(text.charAt(position))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Whether it has no value at all. */
  boolean isEmpty() {
    return cells == 0;
  }

  /** What its numbers tell of those of the whole table. */
  void tell(TableEvidence evidence) {
    for (var counts : new Counts[] {numbers, percents, amounts}) {
      if (counts.withDot < counts.all && counts.withComma == counts.all) {
        evidence.commas++;
      } else if (counts.withComma < counts.all && counts.withDot == counts.all) {
        evidence.dots++;
      }
    }
    if (datesMonthFirst + dateTimesMonthFirst < datesDayFirst + dateTimesDayFirst
        && datesDayFirst == dates
        && dateTimesDayFirst == dateTimes) {
      evidence.daysFirst++;
    } else if (datesDayFirst + dateTimesDayFirst < datesMonthFirst + dateTimesMonthFirst
        && datesMonthFirst == dates
        && dateTimesMonthFirst == dateTimes) {
      evidence.monthsFirst++;
    }
  }

  /** What was decided of a column. */
  record Decision(Column column, ColumnForm form, @Nullable Doubt doubt) {}

  /** Why a column is less than it could be. */
  enum Doubt {
    /** The digits of some stand for themselves, though those of most are of numbers. */
    DIGITS,
    /** Some have a point before their decimals, others a comma. */
    DECIMALS_MIXED,
    /** What stands before three digits may be a point or comma of either kind. */
    DECIMALS_GUESSED,
    /** Days and months cannot be told apart. */
    DAYS,
    /** Some have the day first, others the month, or only some have a time. */
    DAYS_MIXED,
    /** Years have two digits. */
    YEARS,
    /** Some of the amounts name no currency, and have that of the others. */
    CURRENCY_ASSUMED,
    /** Amounts are of several currencies. */
    CURRENCIES,
    /** Times are of several zones. */
    ZONES,
    /** All times are of one zone, which they no longer name. */
    ZONE_LEFT_OUT
  }

  /** The zone that its times name; null where they name none. */
  @Nullable String zone() {
    return zone;
  }

  /** What it is, under that name and beside the other columns of its table. */
  Decision decide(String name, TableEvidence evidence) {
    var says = ColumnName.of(name);
    int nameWidth = DisplayWidth.of(name);
    long judged = cells - placeholders;
    var text = new ColumnForm(ColumnType.TEXT, '.', true, null);
    var textColumn =
        new Column(name, ColumnType.TEXT, 0, null, Math.max(nameWidth, textWidth), false);
    var asText = new Decision(textColumn, text, null);
    if (judged == 0 || ownDigits > 0) {
      boolean numeric = isMost(numbers.all + percents.all + amounts.all, judged);
      return numeric && says == ColumnName.SILENT
          ? new Decision(textColumn, text, Doubt.DIGITS)
          : asText;
    }
    if (isMost(booleans, judged)) {
      return decision(name, ColumnType.BOOLEAN, 0, 5, '.', true, null);
    }
    if (isMost(times, judged)) {
      return decision(name, ColumnType.TIME, 0, seconds ? 8 : 5, '.', true, null);
    }
    if (isMost(dates + dateTimes, judged)) {
      return decideDates(name, evidence, asText);
    }
    if (isMost(percents.all + zeros, judged) && percents.all > 0 && numbers.all == zeros) {
      return decideNumbers(name, ColumnType.PERCENT, percents, evidence, asText);
    }
    if (isMost(amounts.all + numbers.all, judged)
        && amounts.all >= numbers.all
        && amounts.all > 0) {
      return currencies
          ? new Decision(textColumn, text, Doubt.CURRENCIES)
          : decideNumbers(name, ColumnType.CURRENCY, amounts, evidence, asText);
    }
    boolean versions =
        allWithDecimals
            && endsInZero
            && oneInteger
            && leastDecimals < mostDecimals
            && mostDecimals <= 2;
    boolean notes = parenthesised == cells && wholeOnly;
    if (!isMost(numbers.all, judged) || versions || notes || says == ColumnName.CHARACTERS) {
      return asText;
    }
    return decideNumbers(name, ColumnType.NUMBER, numbers, evidence, asText);
  }

  private static boolean isMost(long some, long all) {
    return some > 0 && some >= SHARE * all;
  }

  private Decision decideDates(String name, TableEvidence evidence, Decision asText) {
    boolean dayFirst = datesDayFirst == dates && dateTimesDayFirst == dateTimes;
    boolean monthFirst = datesMonthFirst == dates && dateTimesMonthFirst == dateTimes;
    if (!dayFirst && !monthFirst) {
      return new Decision(asText.column(), asText.form(), Doubt.DAYS_MIXED);
    }
    if (dayFirst && monthFirst && ambiguousDays > 0) {
      if ((evidence.daysFirst == 0) == (evidence.monthsFirst == 0)) {
        return new Decision(asText.column(), asText.form(), Doubt.DAYS);
      }
      dayFirst = evidence.daysFirst > 0;
    }
    if (dateTimes == 0) {
      var doubt = shortYears ? Doubt.YEARS : null;
      return decision(name, ColumnType.DATE, 0, 10, '.', dayFirst, doubt);
    }
    if (dates > 0 && knownDates < dates + dateTimes) {
      return new Decision(asText.column(), asText.form(), Doubt.DAYS_MIXED);
    }
    if (zones || (zone != null && zoneless)) {
      return new Decision(asText.column(), asText.form(), Doubt.ZONES);
    }
    int width = seconds ? 19 : 16;
    var doubt = zone != null ? Doubt.ZONE_LEFT_OUT : shortYears ? Doubt.YEARS : null;
    return decision(name, ColumnType.DATE_TIME, 0, width, '.', dayFirst, doubt);
  }

  private Decision decideNumbers(
      String name, ColumnType type, Counts counts, TableEvidence evidence, Decision asText) {
    var plain = type == ColumnType.NUMBER ? new Counts() : numbers;
    long all = counts.all + plain.all;
    boolean dot = counts.withDot + plain.withDot == all;
    boolean comma = counts.withComma + plain.withComma == all;
    if (!dot && !comma) {
      return new Decision(asText.column(), asText.form(), Doubt.DECIMALS_MIXED);
    }
    char decimal = dot ? '.' : ',';
    Doubt doubt = null;
    if (dot && comma && counts.ambiguous + plain.ambiguous > 0) {
      decimal = evidence.decimal();
      doubt = evidence.isDivided() ? Doubt.DECIMALS_GUESSED : null;
    }
    if (type == ColumnType.CURRENCY && plain.all > zeros) {
      doubt = Doubt.CURRENCY_ASSUMED;
    }
    int decimals = Math.max(counts.decimals(decimal), plain.decimals(decimal));
    int digits = Math.max(counts.digits(decimal), plain.digits(decimal));
    boolean identifying =
        type == ColumnType.NUMBER && wholeOnly && ColumnName.of(name) == ColumnName.IDENTIFYING;
    int width = 1 + digits + (identifying ? 0 : (digits - 1) / 3);
    width += decimals > 0 ? decimals + 1 : 0;
    width +=
        switch (type) {
          case PERCENT -> 2;
          case CURRENCY -> 4;
          default -> 0;
        };
    int widest = Math.max(DisplayWidth.of(name), Math.max(width, otherWidth));
    var money = type == ColumnType.CURRENCY ? currency : null;
    return new Decision(
        new Column(name, type, decimals, money, widest, identifying),
        new ColumnForm(type, decimal, true, money),
        doubt);
  }

  private Decision decision(
      String name,
      ColumnType type,
      int decimals,
      int width,
      char decimal,
      boolean dayFirst,
      @Nullable Doubt doubt) {
    int widest = Math.max(DisplayWidth.of(name), Math.max(width, otherWidth));
    return new Decision(
        new Column(name, type, decimals, null, widest, false),
        new ColumnForm(type, decimal, dayFirst, null),
        doubt);
  }
}
