package dev.callsheet.office.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.office.warning.Warnings;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTypesTest {
  private final Warnings warnings = new Warnings();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 234,50|1234.50",
        "1.234,50|1234.50",
        "1,234.50|1234.50",
        "1'234.50|1234.50",
        "12,34,567.8|1234567.8",
        "(5.50)|-5.50",
        "−7.5|-7.5",
        "12.5-|-12.5",
        "1.5e-07|0.00000015",
        "0,5|0.5",
        ".5|0.5",
        "0.30000000000000004|0.30000000000000004"
      })
  void readsNumbersAsPeopleAndProgramsWriteThem(String written, String number) throws IOException {
    var table = column("v", written);
    assertEquals(ColumnType.NUMBER, type(table), written);
    var value = (Value.Number) first(table);
    assertEquals(0, new BigDecimal(number).compareTo(value.number()), value::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00123",
        "0049 30 1234567",
        "12345678901234567890",
        "1E5",
        "+49 30 123456",
        "+4930123456",
        "1.10.3",
        "192.168.1.10",
        "192.168.100.200",
        "12.345,6,7",
        "16:9",
        "25:30",
        "2024-02-30",
        "0.1234567890123456789",
        "1-2-3"
      })
  void leavesWhatIsNoNumberAsItIs(String written) throws IOException {
    var table = column("v", written);
    assertEquals(ColumnType.TEXT, type(table));
    assertEquals(new Value.Text(written), first(table));
  }

  @Test
  void leavesAWholeColumnTextForOneLeadingZero() throws IOException {
    var table = column("v", "1001", "1002", "1003", "1004", "1005", "0006");
    assertEquals(ColumnType.TEXT, type(table));
    assertEquals(new Value.Text("1001"), first(table));
  }

  @Test
  void leavesVersionsText() throws IOException {
    assertEquals(ColumnType.TEXT, type(column("v", "1.9", "1.10", "1.11")));
    assertEquals(ColumnType.TEXT, type(column("version", "1.1", "1.2")));
    assertEquals(ColumnType.NUMBER, type(column("v", "1.90", "1.10", "1.11")));
  }

  @Test
  void decidesAmbiguousSeparatorsByTheRestOfTheColumn() throws IOException {
    assertEquals(number("1234"), first(column("v", "1,234", "2,500.75")));
    assertEquals(number("1.234"), first(column("v", "1,234", "2,5")));
    assertEquals(number("1234"), first(column("v", "1.234", "2.500,75")));
    assertEquals(number("1.234"), first(column("v", "1.234", "2.5")));
    assertEquals(number("1234"), first(column("v", "1,234", "2,345")));
  }

  @Test
  void decidesAmbiguousSeparatorsByTheOtherColumns() throws IOException {
    var table = table(List.of("a", "b"), List.of("1.234", "0,5"), List.of("2.345", "1,25"));
    assertEquals(number("1234"), first(table));
  }

  @Test
  void leavesAColumnTextThatContradictsItself() throws IOException {
    assertEquals(ColumnType.TEXT, type(column("v", "1,5", "1.5")));
    assertEquals(ColumnType.TEXT, type(column("v", "13/01/2026", "01/13/2026")));
  }

  @Test
  void readsPercentagesAsShares() throws IOException {
    var table = column("v", "12.5%", "0", "-3 %");
    assertEquals(ColumnType.PERCENT, type(table));
    assertEquals(1, table.columns().getFirst().decimals());
    assertEquals(new Value.Percent(new BigDecimal("0.125")), first(table));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$1,200.50|1200.50|USD",
        "1.200,50 €|1200.50|EUR",
        "EUR 5|5|EUR",
        "5 CHF|5|CHF",
        "-£5|-5|GBP",
        "($5)|-5|USD",
        "R$ 3,50|3.50|BRL",
        "₹1,23,456|123456|INR",
        "¥1,000|1000|JPY"
      })
  void readsAmountsWithTheirCurrency(String written, String amount, String currency)
      throws IOException {
    var table = column("v", written);
    assertEquals(ColumnType.CURRENCY, type(table));
    assertEquals(currency, table.columns().getFirst().currency());
    assertEquals(new Value.Money(new BigDecimal(amount), currency), first(table));
  }

  @Test
  void leavesAmountsOfSeveralCurrenciesText() throws IOException {
    assertEquals(ColumnType.TEXT, type(column("v", "$5", "€6")));
    assertTrue(
        warnings.all().stream().anyMatch(warning -> warning.code().equals("currencies_mixed")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31",
        "2026/1/31",
        "31.01.2026",
        "31. 1. 2026",
        "31/01/2026",
        "01/31/2026",
        "31-01-2026",
        "31 Jan 2026",
        "Jan 31, 2026",
        "31. Januar 2026",
        "31 de enero de 2026",
        "31 janvier 2026",
        "31-Jan-26",
        "2026年1月31日",
        "31.01.26"
      })
  void readsDays(String written) throws IOException {
    var table = column("v", written);
    assertEquals(ColumnType.DATE, type(table), written);
    assertEquals(new Value.Date(LocalDate.of(2026, 1, 31)), first(table));
  }

  @Test
  void decidesDaysAndMonthsByTheColumnOrLeavesThemText() throws IOException {
    assertEquals(
        new Value.Date(LocalDate.of(2026, 2, 1)), first(column("v", "01/02/2026", "13/02/2026")));
    assertEquals(
        new Value.Date(LocalDate.of(2026, 1, 2)), first(column("v", "01/02/2026", "02/13/2026")));
    assertTrue(warnings.all().isEmpty());
    assertEquals(ColumnType.TEXT, type(column("v", "01/02/2026", "03/04/2026")));
    assertEquals("dates_ambiguous", warnings.all().getFirst().code());
  }

  @Test
  void readsMomentsAndTimesOfDay() throws IOException {
    var moments = column("v", "2026-01-31T10:20:30Z", "2026-02-01T00:00:00Z");
    assertEquals(new Value.DateTime(LocalDateTime.of(2026, 1, 31, 10, 20, 30)), first(moments));
    assertEquals("zone_left_out", warnings.all().getFirst().code());
    assertEquals(
        new Value.DateTime(LocalDateTime.of(2026, 1, 31, 22, 20)),
        first(column("v", "31.01.2026 10:20 PM")));
    assertEquals(new Value.Time(LocalTime.of(9, 5)), first(column("v", "9:05", "17:00")));
  }

  @Test
  void leavesMomentsOfSeveralZonesText() throws IOException {
    assertEquals(
        ColumnType.TEXT, type(column("v", "2026-01-31T10:20:30Z", "2026-01-31T10:20:30+01:00")));
  }

  @Test
  void readsTruth() throws IOException {
    var table = column("v", "TRUE", "false");
    assertEquals(ColumnType.BOOLEAN, type(table));
    assertEquals(new Value.Bool(true), first(table));
    assertEquals(ColumnType.TEXT, type(column("v", "yes", "no")));
  }

  @Test
  void keepsWhatDoesNotFitAsTextInAColumnOfNumbers() throws IOException {
    var table = column("v", "1", "2", "3", "4", "about 5", "n/a", "-");
    assertEquals(ColumnType.NUMBER, type(table));
    assertEquals(
        List.of("1", "2", "3", "4", "about 5", "n/a", "-"),
        SentFiles.texts(table).stream().map(List::getFirst).toList());
    assertEquals(ColumnType.TEXT, type(column("v", "1", "2", "A3")));
  }

  @Test
  void tellsNumbersThatNameSomethingFromThoseThatMeasure() throws IOException {
    assertTrue(column("Year", "2024", "2025").columns().getFirst().identifying());
    assertTrue(column("customerId", "17", "18").columns().getFirst().identifying());
    assertTrue(!column("Paid", "17", "18").columns().getFirst().identifying());
    assertEquals(ColumnType.TEXT, type(column("PLZ", "80331", "10115")));
  }

  @Test
  void measuresWhatALineNeeds() throws IOException {
    assertEquals(8, column("v", "北京上海").columns().getFirst().width());
    assertEquals(5, column("v", "first\nab").columns().getFirst().width());
    assertEquals(10, column("much wider", "1").columns().getFirst().width());
  }

  private Dataset column(String name, String... cells) throws IOException {
    var rows = new ArrayList<List<String>>();
    for (var cell : cells) {
      rows.add(List.of(cell));
    }
    return InlineTable.of("t", List.of(name), rows, warnings);
  }

  @SafeVarargs
  private Dataset table(List<String> names, List<String>... rows) {
    return InlineTable.of("t", names, List.of(rows), warnings);
  }

  private static Value.Number number(String number) {
    return new Value.Number(new BigDecimal(number));
  }

  private static ColumnType type(Dataset table) {
    return table.columns().getFirst().type();
  }

  private static Value first(Dataset table) throws IOException {
    return SentFiles.values(table).getFirst().getFirst();
  }
}
