package dev.callsheet.office.xlsx;

import static dev.callsheet.office.xlsx.Documents.codes;
import static dev.callsheet.office.xlsx.Documents.heading;
import static dev.callsheet.office.xlsx.Documents.order;
import static dev.callsheet.office.xlsx.Documents.paragraph;
import static dev.callsheet.office.xlsx.Documents.picture;
import static dev.callsheet.office.xlsx.Documents.sales;
import static dev.callsheet.office.xlsx.Documents.table;
import static dev.callsheet.office.xlsx.Documents.words;
import static dev.callsheet.office.xlsx.Documents.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.ColumnType;
import dev.callsheet.office.data.TableInMemory;
import dev.callsheet.office.data.Value;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.ChartKind;
import dev.callsheet.office.document.Document;
import dev.callsheet.office.document.Metadata;
import dev.callsheet.office.document.Order;
import dev.callsheet.office.opinion.LibreOffice;
import dev.callsheet.office.opinion.OfficeParser;
import dev.callsheet.office.opinion.Validator;
import dev.callsheet.office.text.Inline;
import dev.callsheet.office.theme.Theme;
import dev.callsheet.office.warning.Warnings;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class XlsxWriterTest {
  @TempDir private Path folder;

  private static Block.Item item(Block... blocks) {
    return new Block.Item(List.of(blocks));
  }

  private static Block[] report() {
    var data = sales();
    return new Block[] {
      heading(1, "Sales 2025"),
      new Block.Paragraph(
          List.of(
              new Inline.Text("How the "),
              new Inline.Strong(words("regions")),
              new Inline.Text(" did; see "),
              new Inline.Link("https://example.org/a?b=c&d=e", words("the site")),
              new Inline.Text("."))),
      new Block.Contents(),
      heading(2, "Figures"),
      new Block.Listing(
          false,
          1,
          List.of(
              item(
                  paragraph("First"),
                  new Block.Listing(true, 3, List.of(item(paragraph("Third"))))),
              item(paragraph("Second")))),
      table(data),
      new Block.Chart(ChartKind.COLUMN, "Revenue by month", data, 0, List.of(3)),
      heading(2, "Pictures"),
      new Block.Picture(picture("wide.png", 1200, 200), "From orange to blue"),
      new Block.Quotation(List.of(paragraph("A wise word."))),
      new Block.Code("java", "int x = 1;\n  x++;"),
      new Block.Rule(),
      new Block.PageBreak(),
      new Block.Notes(List.of(paragraph("Not for the audience.")))
    };
  }

  @Test
  void anOrdinaryWorkbookIsValid() throws Exception {
    var order = order(Locale.UK, Theme.PLAIN, false, "Sales 2025", report());
    Validator.assertValid(write(order, folder));
    assertEquals(List.of(), codes(order));
  }

  @Test
  void aTestWorkbookIsValidAndMarkedOnEachSheetAndPage() throws Exception {
    var file = write(order(Locale.UK, Theme.PLAIN, true, "Sales 2025", report()), folder);
    Validator.assertValid(file);
    var sheets = Workbooks.read(file).path("sheets");
    assertEquals("TEST", sheets.at("/0/cells/B1/value").asText());
    assertEquals("TEST", sheets.at("/1/cells/A1/value").asText());
    assertEquals("A2:H15", sheets.at("/1/tables/0/ref").asText());
    assertEquals("A3", sheets.at("/1/frozen").asText());
    for (var sheet : sheets) {
      assertEquals("TEST", sheet.path("header").asText());
    }
  }

  @Test
  void theTableHasTypedValuesAndFormats() throws Exception {
    var sheet = Workbooks.read(write(order(report()), folder)).at("/sheets/1");
    assertEquals("sales", sheet.path("name").asText());
    var cells = sheet.path("cells");
    assertEquals("2025-01-01 00:00:00", cells.at("/A2/value").asText());
    assertEquals("dd\\/mm\\/yyyy", cells.at("/A2/format").asText());
    assertEquals("South", cells.at("/B2/value").asText());
    assertEquals(12037, cells.at("/C2/value").asInt());
    assertEquals("#,##0", cells.at("/C2/format").asText());
    assertEquals(1311.5, cells.at("/D2/value").asDouble());
    assertEquals("[$€]#,##0.00", cells.at("/D2/format").asText());
    assertEquals(0.101, cells.at("/E2/value").asDouble());
    assertEquals("0.0%", cells.at("/E2/format").asText());
    assertEquals("bool", cells.at("/F2/kind").asText());
    assertEquals("2025-01-01 09:30:00", cells.at("/G2/value").asText());
    assertEquals(-3.25, cells.at("/H2/value").asDouble());
  }

  @Test
  void theTableIsOneWithFilterFrozenHeaderAndPrintTitles() throws Exception {
    var sheet = Workbooks.read(write(order(report()), folder)).at("/sheets/1");
    var table = sheet.at("/tables/0");
    assertEquals("sales", table.path("name").asText());
    assertEquals("A1:H14", table.path("ref").asText());
    assertEquals("A1:H13", table.path("filter").asText());
    assertEquals("Month", table.at("/columns/0").asText());
    assertEquals("A2", sheet.path("frozen").asText());
    assertEquals("$1:$1", sheet.at("/printTitles/0").asText());
    assertEquals("landscape", sheet.path("orientation").asText());
    assertEquals("[true,1,0]", sheet.path("fit").toString());
    assertEquals(18, sheet.at("/widths/D").asInt());
  }

  @Test
  void theOverviewIsPrintedOnPagesThatAreAsWideAsIt() throws Exception {
    var whole = order(new Block.Rule(), paragraph("A"), table(sales()));
    var fitted = Workbooks.read(write(whole, folder)).at("/sheets/0");
    assertEquals("[true,1,0]", fitted.path("fit").toString());
    // What is fitted would lose its breaks.
    var divided = order(paragraph("A"), new Block.PageBreak(), paragraph("B"));
    var scaled = Workbooks.part(write(divided, folder), "xl/worksheets/sheet1.xml");
    assertTrue(scaled.contains(" scale=\"85\""), scaled);
    assertTrue(scaled.contains("<brk "), scaled);
  }

  @Test
  void sumsAreFormulasWithTheirValues() throws Exception {
    var sheet = Workbooks.read(write(order(report()), folder)).at("/sheets/1");
    var sum = sheet.at("/cells/D14");
    assertEquals("=SUBTOTAL(109,sales[Revenue])", sum.path("value").asText());
    assertEquals(36264, sum.path("result").asDouble());
    assertEquals("Total", sheet.at("/cells/A14/value").asText());
    assertEquals(
        "[null,null,\"sum\",\"sum\",null,null,null,\"sum\"]",
        sheet.at("/tables/0/totals").toString());
    assertEquals(1, sheet.at("/tables/0/totalsRows").asInt());
  }

  @Test
  void aColumnThatNamesThingsHasNoSum() throws Exception {
    var columns =
        List.of(
            new Column("Year", ColumnType.NUMBER, 0, null, 6, true),
            new Column("Unit price", ColumnType.CURRENCY, 2, "EUR", 10),
            new Column("Sold", ColumnType.NUMBER, 0, null, 6));
    var row =
        List.<Value>of(
            Documents.number("2024"),
            new Value.Money(new BigDecimal("9.50"), "EUR"),
            Documents.number("3"));
    var file = write(order(table(new TableInMemory("t", columns, List.of(row, row)))), folder);
    var sheet = Workbooks.read(file).at("/sheets/1");
    assertEquals("[null,null,\"sum\"]", sheet.at("/tables/0/totals").toString());
    assertEquals("0", sheet.at("/cells/A2/format").asText());
    assertEquals(6, sheet.at("/cells/C4/result").asInt());
  }

  @Test
  void alignmentsOfTheOutlineAreKept() throws Exception {
    var data = Documents.texts("t", "c", "x");
    var file = write(order(new Block.Table(data, List.of(Block.Alignment.END))), folder);
    var styles = Workbooks.part(file, "xl/styles.xml");
    assertTrue(styles.contains("<alignment horizontal=\"right\"/>"), styles);
  }

  @Test
  void numbersHaveConditions() throws Exception {
    var conditions = Workbooks.read(write(order(report()), folder)).at("/sheets/1/conditions");
    assertEquals(
        "[[\"C2:C13\",[\"dataBar\"]],[\"D2:D13\",[\"dataBar\"]],"
            + "[\"C2:C13 D2:D13 E2:E13 H2:H13\",[\"cellIs\"]]]",
        conditions.toString());
  }

  @Test
  void theOverviewSaysWhatTheDocumentSays() throws Exception {
    var book =
        Workbooks.read(write(order(Locale.UK, Theme.PLAIN, false, "Sales 2025", report()), folder));
    var overview = book.at("/sheets/0");
    assertEquals("Overview", overview.path("name").asText());
    var texts = new ArrayList<String>();
    overview.path("cells").forEach(cell -> texts.add(cell.path("value").asText()));
    assertEquals(
        List.of(
            "Sales 2025",
            "Ann Author",
            "sales (12 × 8)",
            "How the regions did; see the site.",
            "Sales 2025",
            "Figures",
            "Pictures",
            "Figures",
            "• First",
            "3. Third",
            "• Second",
            "sales (12 × 8)",
            "Pictures",
            "A wise word.",
            "int x = 1;",
            "  x++;",
            "Not for the audience."),
        texts);
    assertEquals(1, overview.path("charts").asInt());
    assertEquals(1, overview.path("breaks").size());
    assertEquals("Sales 2025", book.path("title").asText());
    assertEquals("Ann Author", book.path("author").asText());
    assertEquals("en-GB", book.path("language").asText());
  }

  @Test
  void theOverviewLeadsToSheetsHeadingsAndAddresses() throws Exception {
    var cells = Workbooks.read(write(order(report()), folder)).at("/sheets/0/cells");
    var links = new ArrayList<String>();
    cells.forEach(
        cell -> {
          if (!cell.path("link").isNull()) {
            links.add(cell.path("value").asText() + " > " + cell.path("link").asText());
          }
        });
    assertEquals("sales (12 × 8) > 'sales'!A1", links.getFirst());
    assertTrue(
        links.contains("How the regions did; see the site. > https://example.org/a?b=c&d=e"),
        links::toString);
    var figures =
        links.stream().filter(link -> link.startsWith("Figures > ")).findFirst().orElseThrow();
    var place = figures.substring(figures.indexOf('!') + 1);
    assertEquals("Figures", cells.path(place).path("value").asText());
  }

  @Test
  void chartsDrawCellsAndKeepTheirValues() throws Exception {
    var file = write(order(report()), folder);
    var chart = Workbooks.part(file, "xl/charts/chart1.xml");
    assertTrue(chart.contains("<c:f>'sales'!$D$2:$D$13</c:f>"), chart);
    assertTrue(chart.contains("<c:f>'sales'!$A$2:$A$13</c:f>"), chart);
    assertTrue(chart.contains("<c:f>'sales'!$D$1</c:f>"), chart);
    assertTrue(chart.contains("<c:v>1311.5</c:v>"), chart);
  }

  @Test
  void picturesAndChartsSayWhatTheyShow() throws Exception {
    var drawing = Workbooks.part(write(order(report()), folder), "xl/drawings/drawing1.xml");
    assertTrue(drawing.contains("descr=\"From orange to blue\""), drawing);
    assertTrue(drawing.contains("descr=\"Revenue by month: Revenue / Month\""), drawing);
  }

  @Test
  void aPictureThatNobodyDescribesIsCalledByItsName() throws Exception {
    var file = write(order(new Block.Picture(picture("plan.png", 20, 20), " ")), folder);
    var drawing = Workbooks.part(file, "xl/drawings/drawing1.xml");
    assertTrue(drawing.contains("descr=\"plan.png\""), drawing);
  }

  @Test
  void coloursAndFontsAreThoseOfTheTheme() throws Exception {
    var theme =
        new Theme(
            List.of("FFEE00", "112233", "223344", "334455", "445566", "556677"),
            "101010",
            "FEFEFE",
            "333333",
            "EEEEEE",
            "0000AA",
            "Georgia",
            "Verdana",
            picture("logo.png", 300, 100),
            "Example & Sons");
    var file = write(order(Locale.UK, theme, false, "A title", report()), folder);
    Validator.assertValid(file);
    var part = Workbooks.part(file, "xl/theme/theme1.xml");
    assertTrue(part.contains("FFEE00") && part.contains("Georgia"), part);
    var styles = Workbooks.part(file, "xl/styles.xml");
    assertFalse(styles.contains("rgb="), styles);
    assertTrue(styles.contains("<name val=\"Georgia\"/>"), styles);
    assertTrue(styles.contains("<scheme val=\"major\"/>"), styles);
    // Letters on bright yellow are dark.
    assertTrue(styles.contains("<b/><sz val=\"11\"/><color theme=\"1\"/>"), styles);
    assertEquals(
        "Example & Sons", Workbooks.read(file).at("/sheets/1/footer").asText().replace("&&", "&"));
    assertTrue(Workbooks.part(file, "xl/drawings/drawing1.xml").contains("descr=\"logo.png\""));
  }

  @Test
  void theSameOrderGivesTheSameBytes() throws Exception {
    var first = Files.readAllBytes(write(order(report()), folder));
    assertArrayEquals(first, Files.readAllBytes(write(order(report()), folder)));
  }

  @Test
  void othersReadTheSame() throws Exception {
    var file = write(order(report()), folder);
    var text = OfficeParser.text(file);
    assertTrue(text.contains("How the regions did"), text);
    assertTrue(text.contains("South"), text);
    var pages = LibreOffice.text(file);
    assertTrue(pages.contains("€36,264.00"), pages);
    assertTrue(pages.contains("01/12/2025"), pages);
    assertTrue(pages.contains("FALSE"), pages);
    assertTrue(pages.contains("Revenue by month"), pages);
  }

  @Test
  void aTableStandsOnOneSheetHoweverOftenItIsNamed() throws Exception {
    var data = sales();
    var file =
        write(
            order(
                table(data),
                new Block.Chart(ChartKind.LINE, null, data, 0, List.of(2)),
                table(sales())),
            folder);
    assertEquals(2, Workbooks.read(file).path("sheets").size());
  }

  @Test
  void aDocumentThatSaysNothingIsAWorkbook() throws Exception {
    var order =
        new Order(
            new Document(new Metadata(null, null, Locale.ROOT), List.of()),
            Theme.PLAIN,
            false,
            new Warnings(),
            _ -> {});
    var file = write(order, folder);
    Validator.assertValid(file);
    assertEquals(1, Workbooks.read(file).path("sheets").size());
  }

  @Test
  void progressRisesAndCanEndTheWork() throws Exception {
    var shares = new ArrayList<Double>();
    var document =
        new Document(new Metadata(null, null, Locale.UK), List.of(table(MadeUpTable.of(5_000, 3))));
    new XlsxWriter()
        .write(
            new Order(document, Theme.PLAIN, false, new Warnings(), shares::add),
            new ByteArrayOutputStream());
    assertEquals(0, shares.getFirst());
    assertEquals(1, shares.getLast());
    assertTrue(shares.size() > 10, shares::toString);
    assertEquals(shares.stream().sorted().toList(), shares);
    var cancelled =
        new Order(
            document,
            Theme.PLAIN,
            false,
            new Warnings(),
            share -> {
              if (share > 0.5) {
                throw new CancellationException();
              }
            });
    assertThrows(
        CancellationException.class,
        () -> new XlsxWriter().write(cancelled, new ByteArrayOutputStream()));
  }
}
