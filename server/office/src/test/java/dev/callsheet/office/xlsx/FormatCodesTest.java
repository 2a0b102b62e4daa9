package dev.callsheet.office.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.ColumnType;
import dev.callsheet.office.data.TableInMemory;
import dev.callsheet.office.data.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormatCodesTest {
  private static final FormatCodes BRITISH = new FormatCodes(Locale.UK);

  private static String code(FormatCodes codes, Column column, Value... values) throws IOException {
    var rows = Arrays.stream(values).map(List::of).toList();
    var sample = ColumnSample.of(new TableInMemory("t", List.of(column), rows)).getFirst();
    return codes.of(column, sample);
  }

  private static Column numbers(int decimals, boolean identifying) {
    return new Column("n", ColumnType.NUMBER, decimals, null, 8, identifying);
  }

  private static Value number(String digits) {
    return new Value.Number(new BigDecimal(digits));
  }

  @Test
  void numbersAreGroupedUnlessTheyNameSomething() throws IOException {
    assertEquals("#,##0", code(BRITISH, numbers(0, false), number("3"), number("-10000")));
    assertEquals("0", code(BRITISH, numbers(0, true), number("123456")));
    assertEquals("#,##0.00", code(BRITISH, numbers(2, false), number("12345.67")));
  }

  @Test
  void manyDecimalPlacesAreShownWhereThereAreSome() throws IOException {
    assertEquals("#,##0.0000##", code(BRITISH, numbers(6, false), number("0.123456")));
    assertEquals("General", code(BRITISH, numbers(30, false), number("1E-30")));
    assertEquals("0.0%", BRITISH.percent(1));
    assertEquals("0%", BRITISH.percent(0));
  }

  @Test
  void amountsHaveAsManyDecimalPlacesAsTheirCurrency() {
    assertEquals("[$€]#,##0.00", BRITISH.money(new Column("m", ColumnType.CURRENCY, 1, "EUR", 8)));
    assertEquals("[$€]#,##0", BRITISH.money(new Column("m", ColumnType.CURRENCY, 0, "EUR", 8)));
    assertEquals(
        "#,##0.00\\ [$€]",
        new FormatCodes(Locale.FRANCE).money(new Column("m", ColumnType.CURRENCY, 2, "EUR", 8)));
    assertEquals("#,##0.0", BRITISH.money(new Column("m", ColumnType.CURRENCY, 1, null, 8)));
  }

  @ParameterizedTest
  @CsvSource({
    "en-US, m\\/d\\/yyyy",
    "en-GB, dd\\/mm\\/yyyy",
    "de-DE, dd\\.mm\\.yyyy",
    "fr-CA, yyyy\\-mm\\-dd",
    "nl-NL, dd\\-mm\\-yyyy",
    "ja-JP, yyyy\\/mm\\/dd",
    "ko-KR, yyyy\\.\\ m\\.\\ d\\.",
    "ar-EG, d\\/m\\/yyyy",
    "und, yyyy\\-mm\\-dd",
  })
  void datesAreWrittenAsInTheLocale(String locale, String code) {
    assertEquals(code, new FormatCodes(Locale.forLanguageTag(locale)).date());
  }

  @Test
  void timesHaveSecondsWhereThereAreSome() throws IOException {
    var column = new Column("t", ColumnType.TIME, 0, null, 8);
    assertEquals("hh:mm", code(BRITISH, column, new Value.Time(LocalTime.of(9, 30))));
    assertEquals("hh:mm:ss", code(BRITISH, column, new Value.Time(LocalTime.of(9, 30, 1))));
    assertEquals(
        "hh:mm:ss.000", code(BRITISH, column, new Value.Time(LocalTime.of(9, 30, 0, 500_000_000))));
    assertEquals(
        "h:mm\\ AM/PM",
        code(new FormatCodes(Locale.US), column, new Value.Time(LocalTime.of(9, 30))));
  }
}
