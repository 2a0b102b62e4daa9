package dev.callsheet.office.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.ColumnType;
import dev.callsheet.office.data.TableInMemory;
import dev.callsheet.office.data.Value;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.ChartKind;
import dev.callsheet.office.warning.Warning;
import dev.callsheet.office.warning.Warnings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.ChartSpaceDocument;
import org.openxmlformats.schemas.drawingml.x2006.chart.STTimeUnit;

@Isolated
class ChartDrawingTest {
  private static final Column MONTH = new Column("Month", ColumnType.TEXT, 0, null, 10);
  private static final Column DAY = new Column("Day", ColumnType.DATE, 0, null, 10);
  private static final Column COST = new Column("Cost", ColumnType.CURRENCY, 2, "EUR", 10);
  private static final Column COUNT = new Column("Count", ColumnType.NUMBER, 0, null, 10);

  private final Warnings warnings = new Warnings();

  @ParameterizedTest
  @EnumSource(ChartKind.class)
  void everyKindIsValidByTheSchema(ChartKind kind) throws IOException {
    var table =
        table(
            List.of(MONTH, COST, COUNT),
            12,
            row -> List.of(text("Month " + row), money(row * 3.25), number(row * row)));

    assertValid(draw(chart(kind, table, 0, 1, 2)));
  }

  @ParameterizedTest
  @EnumSource(ChartKind.class)
  void aChartOfNothingIsValid(ChartKind kind) throws IOException {
    assertValid(draw(chart(kind, table(List.of(MONTH, COUNT), 0, _ -> List.of()), 0, 1)));
  }

  @Test
  void seriesReferToTheCellsOfTheWorkbookAndRepeatTheirValues() throws IOException {
    var table =
        table(
            List.of(MONTH, COST, COUNT),
            3,
            row -> List.of(text("M" + row), money(row + 0.5), number(row)));
    var values = read(chart(ChartKind.COLUMN, table, 0, 2, 1));
    var workbook = new ChartWorkbook(values);
    var series = plot(draw(values)).getPlotArea().getBarChartArray(0).getSerArray(1);

    try (var book = new XSSFWorkbook(new ByteArrayInputStream(bytes(workbook)))) {
      var sheet = book.getSheet("Sheet1");
      assertEquals("Sheet1!$C$1", series.getTx().getStrRef().getF());
      assertEquals("Cost", sheet.getRow(0).getCell(2).getStringCellValue());
      assertEquals("Sheet1!$C$2:$C$4", series.getVal().getNumRef().getF());
      assertEquals(2.5, sheet.getRow(3).getCell(2).getNumericCellValue());
      assertEquals("2.5", series.getVal().getNumRef().getNumCache().getPtArray(2).getV());
      assertEquals("Sheet1!$A$2:$A$4", series.getCat().getStrRef().getF());
      assertEquals("M2", sheet.getRow(3).getCell(0).getStringCellValue());
      assertEquals(
          "#,##0.00\\ [$€]", sheet.getRow(3).getCell(2).getCellStyle().getDataFormatString());
    }
  }

  @Test
  void theWorkbookHasTheSameBytesAlwaysAndEverywhere() throws IOException {
    var table = table(List.of(MONTH, COUNT), 3, row -> List.of(text("M" + row), number(row)));
    var here = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
      var first = bytes(new ChartWorkbook(read(chart(ChartKind.PIE, table, 0, 1))));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      assertArrayEquals(first, bytes(new ChartWorkbook(read(chart(ChartKind.PIE, table, 0, 1)))));
    } finally {
      TimeZone.setDefault(here);
    }
  }

  @Test
  void aLegendStandsWhereThereIsMoreThanOneSeries() throws IOException {
    var table =
        table(
            List.of(MONTH, COST, COUNT),
            3,
            row -> List.of(text("M" + row), money(row), number(row)));

    assertNull(plot(draw(chart(ChartKind.LINE, table, 0, 1))).getLegend());
    assertNotNull(plot(draw(chart(ChartKind.LINE, table, 0, 1, 2))).getLegend());
  }

  @Test
  void monthsStandOnAnAxisOfTime() throws IOException {
    var table =
        table(
            List.of(DAY, COUNT),
            5,
            row -> List.of(day(LocalDate.of(2026, 1, 31).plusMonths(row)), number(row)));
    var months =
        table(
            List.of(DAY, COUNT),
            5,
            row -> List.of(day(LocalDate.of(2026, 1, 1).plusMonths(row)), number(row)));

    assertEquals(
        1, plot(draw(chart(ChartKind.LINE, table, 0, 1))).getPlotArea().sizeOfDateAxArray());
    assertEquals(
        STTimeUnit.MONTHS,
        plot(draw(chart(ChartKind.COLUMN, months, 0, 1)))
            .getPlotArea()
            .getDateAxArray(0)
            .getBaseTimeUnit()
            .getVal());
  }

  @Test
  void barsOfDaysFarApartStandSideBySide() throws IOException {
    var table =
        table(
            List.of(DAY, COUNT),
            5,
            row -> List.of(day(LocalDate.of(2026, 1, 1).plusDays(row * 40L)), number(row)));

    var area = plot(draw(chart(ChartKind.COLUMN, table, 0, 1))).getPlotArea();

    assertEquals(0, area.sizeOfDateAxArray());
    assertEquals("yyyy\\-mm\\-dd", area.getCatAxArray(0).getNumFmt().getFormatCode());
  }

  @Test
  void daysBeforeSpreadsheetsCountAreNames() throws IOException {
    var table =
        table(
            List.of(DAY, COUNT),
            3,
            row -> List.of(day(LocalDate.of(1789, 7, 14).plusYears(row)), number(row)));

    var values = read(chart(ChartKind.LINE, table, 0, 1));

    assertEquals(
        List.of("14.07.1789", "14.07.1790", "14.07.1791"),
        ((ChartValues.Names) values.category()).names());
  }

  @Test
  void textAmongNumbersIsAGapAndSaidSo() throws IOException {
    var table =
        new TableInMemory(
            "t",
            List.of(MONTH, COUNT),
            List.of(
                List.of(text("a"), number(1)),
                List.of(text("b"), text("n/a")),
                List.of(text("c"), Value.Empty.EMPTY)));

    var values = read(chart(ChartKind.LINE, table, 0, 1));

    assertEquals(1.0, values.series().getFirst().values().getFirst());
    assertNull(values.series().getFirst().values().get(1));
    assertNull(values.series().getFirst().values().get(2));
    assertEquals(List.of("chart_value_left_out"), codes());
  }

  @Test
  void emptyCellsAreNoWarning() throws IOException {
    var table =
        new TableInMemory(
            "t",
            List.of(MONTH, COUNT),
            List.of(List.of(text("a"), number(1)), List.of(text("b"), Value.Empty.EMPTY)));

    read(chart(ChartKind.LINE, table, 0, 1));

    assertEquals(List.of(), codes());
  }

  @Test
  void aLongCourseIsThinnedFromItsFirstPointToItsLast() throws IOException {
    var table = table(List.of(MONTH, COUNT), 5_001, row -> List.of(text("r" + row), number(row)));

    var values = read(chart(ChartKind.LINE, table, 0, 1));
    var kept = values.series().getFirst().values();

    assertEquals(ChartValues.MOST_POINTS, kept.size());
    assertEquals(0.0, kept.getFirst());
    assertEquals(5_000.0, kept.getLast());
    assertEquals(List.of("chart_points_thinned"), codes());
  }

  @Test
  void tooManyBarsAreTheFirstOnes() throws IOException {
    var table = table(List.of(MONTH, COUNT), 2_001, row -> List.of(text("r" + row), number(row)));

    var values = read(chart(ChartKind.BAR, table, 0, 1));

    assertEquals(1_999.0, values.series().getFirst().values().getLast());
    assertEquals(List.of("chart_points_cut"), codes());
  }

  @Test
  void aPieKeepsItsWhole() throws IOException {
    var table =
        table(List.of(MONTH, COUNT), 5_000, row -> List.of(text("r" + row), number(row % 100)));

    var values = read(chart(ChartKind.PIE, table, 0, 1));
    var shares = values.series().getFirst().values();

    assertEquals(24, shares.size());
    assertEquals(
        IntStream.range(0, 5_000).map(row -> row % 100).sum(),
        shares.stream().mapToDouble(Double::doubleValue).sum());
    assertEquals("… (4977)", ((ChartValues.Names) values.category()).names().getLast());
    assertEquals(List.of("chart_points_joined"), codes());
  }

  @Test
  void aPieDrawsOneSeries() throws IOException {
    var table =
        table(
            List.of(MONTH, COST, COUNT),
            3,
            row -> List.of(text("M" + row), money(row), number(row)));

    assertEquals(1, read(chart(ChartKind.DOUGHNUT, table, 0, 1, 2)).series().size());
    assertEquals(List.of("chart_series_cut"), codes());
  }

  @Test
  void pointsWithoutNumbersToStandAtStandInTheirOrder() throws IOException {
    var table = table(List.of(MONTH, COUNT), 3, row -> List.of(text("M" + row), number(row)));

    var values = read(chart(ChartKind.SCATTER, table, 0, 1));

    assertEquals(List.of(1.0, 2.0, 3.0), ((ChartValues.Numbers) values.category()).numbers());
    assertEquals(List.of("chart_points_counted"), codes());
  }

  @Test
  void namesThatXmlOrCellsCannotHoldAreMended() throws IOException {
    var odd = new Column("_x0041_ \u0001\uD800<&>", ColumnType.NUMBER, 0, null, 10);
    var blank = new Column(" ", ColumnType.NUMBER, 0, null, 10);
    var table =
        table(
            List.of(MONTH, odd, blank),
            2,
            row -> List.of(text("a\u0000b"), number(row), number(1)));

    var values = read(chart(ChartKind.LINE, table, 0, 1, 2));
    var series = plot(draw(values)).getPlotArea().getLineChartArray(0).getSerArray(0);

    assertEquals(
        "_x005F_x0041_ \uFFFD<&>", series.getTx().getStrRef().getStrCache().getPtArray(0).getV());
    assertEquals("2", values.series().get(1).name());
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(bytes(new ChartWorkbook(values))))) {
      assertEquals("ab", book.getSheet("Sheet1").getRow(1).getCell(0).getStringCellValue());
      assertEquals(
          "_x0041_ \uFFFD<&>", book.getSheet("Sheet1").getRow(0).getCell(1).getStringCellValue());
    }
  }

  @Test
  void coloursAndFontsAreThoseOfTheTheme() throws IOException {
    var table =
        table(
            IntStream.range(0, 15).mapToObj(n -> n == 0 ? MONTH : COUNT).toList(),
            2,
            row ->
                IntStream.range(0, 15)
                    .mapToObj(n -> n == 0 ? text("a") : number(row + n))
                    .toList());
    var xml =
        new String(
            ChartDrawing.bytes(
                draw(
                    chart(
                        ChartKind.COLUMN,
                        table,
                        0,
                        IntStream.range(1, 15).boxed().toArray(Integer[]::new)))),
            StandardCharsets.UTF_8);

    assertFalse(xml.contains("srgbClr"), xml);
    assertTrue(xml.contains("typeface=\"+mn-lt\""), xml);
    assertTrue(xml.contains("accent6"), xml);
    assertTrue(xml.contains("lumMod"), xml);
  }

  @Test
  void theAlternativeTextNamesWhatIsDrawn() throws IOException {
    var table = table(List.of(MONTH, COUNT), 3, row -> List.of(text("M" + row), number(row)));

    assertEquals(
        "Sales: Count / Month (M0 … M2)", read(chart(ChartKind.LINE, table, 0, 1)).alternative());
  }

  private static byte[] bytes(ChartWorkbook workbook) throws IOException {
    var bytes = new ByteArrayOutputStream();
    workbook.write(bytes);
    return bytes.toByteArray();
  }

  private List<String> codes() {
    return warnings.all().stream().map(Warning::code).toList();
  }

  private ChartValues read(Block.Chart chart) throws IOException {
    return ChartValues.read(chart, Locale.GERMANY, warnings, null);
  }

  private ChartSpaceDocument draw(Block.Chart chart) throws IOException {
    return draw(read(chart));
  }

  private static ChartSpaceDocument draw(ChartValues values) throws IOException {
    var drawing =
        ChartDrawing.of(
            values,
            new ChartWorkbook(values),
            "rId1",
            new ChartStyle(values.title(), Locale.GERMANY, 12));
    try {
      return ChartSpaceDocument.Factory.parse(
          new ByteArrayInputStream(ChartDrawing.bytes(drawing)));
    } catch (XmlException broken) {
      throw new IOException(broken);
    }
  }

  private static CTChart plot(ChartSpaceDocument drawing) {
    return drawing.getChartSpace().getChart();
  }

  private static void assertValid(ChartSpaceDocument drawing) {
    var errors = new ArrayList<XmlError>();
    drawing.validate(new XmlOptions().setErrorListener(errors));
    assertEquals(List.of(), errors);
  }

  private static Block.Chart chart(
      ChartKind kind, TableInMemory table, int category, Integer... series) {
    return new Block.Chart(kind, "Sales", table, category, List.of(series));
  }

  private static TableInMemory table(
      List<Column> columns, int rows, IntFunction<List<Value>> values) {
    return new TableInMemory("sales", columns, IntStream.range(0, rows).mapToObj(values).toList());
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static Value number(long number) {
    return new Value.Number(BigDecimal.valueOf(number));
  }

  private static Value money(double amount) {
    return new Value.Money(BigDecimal.valueOf(amount), "EUR");
  }

  private static Value day(LocalDate day) {
    return new Value.Date(day);
  }
}
