package dev.callsheet.office.xlsx;

import static dev.callsheet.office.xlsx.Documents.codes;
import static dev.callsheet.office.xlsx.Documents.column;
import static dev.callsheet.office.xlsx.Documents.heading;
import static dev.callsheet.office.xlsx.Documents.number;
import static dev.callsheet.office.xlsx.Documents.order;
import static dev.callsheet.office.xlsx.Documents.paragraph;
import static dev.callsheet.office.xlsx.Documents.table;
import static dev.callsheet.office.xlsx.Documents.texts;
import static dev.callsheet.office.xlsx.Documents.values;
import static dev.callsheet.office.xlsx.Documents.words;
import static dev.callsheet.office.xlsx.Documents.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.ColumnType;
import dev.callsheet.office.data.Dataset;
import dev.callsheet.office.data.TableInMemory;
import dev.callsheet.office.data.Value;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.ChartKind;
import dev.callsheet.office.opinion.LibreOffice;
import dev.callsheet.office.opinion.Validator;
import dev.callsheet.office.text.Inline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows what becomes of what a workbook cannot hold as it is. */
final class BadInputTest {
  @TempDir private Path folder;

  private static List<String> names(JsonNode book) {
    var names = new ArrayList<String>();
    book.path("sheets").forEach(sheet -> names.add(sheet.path("name").asText()));
    return names;
  }

  private static List<String> strings(JsonNode array) {
    var strings = new ArrayList<String>();
    array.forEach(each -> strings.add(each.asText()));
    return strings;
  }

  private JsonNode valid(Path file) throws IOException, InterruptedException {
    Validator.assertValid(file);
    return Workbooks.read(file);
  }

  @Test
  void sheetsHaveNamesThatTheyMayHave() throws Exception {
    var order =
        order(
            Stream.of(
                    "a/b:c*d?e[f]g\\h",
                    "History",
                    "'quoted'",
                    "sales.csv",
                    "SALES.xlsx",
                    "Overview",
                    "😀".repeat(20),
                    "x".repeat(40),
                    "x".repeat(31) + "y",
                    "???",
                    "tab\tand\nline",
                    "R1C1",
                    "Q1")
                .map(name -> table(texts(name, "c", name)))
                .toArray(Block[]::new));
    var file = write(order, folder);
    var book = valid(file);
    assertEquals(
        List.of(
            "Overview",
            "a b c d e f g h",
            "History (2)",
            "quoted",
            "sales",
            "SALES (2)",
            "Overview (2)",
            "😀".repeat(15),
            "x".repeat(31),
            "x".repeat(27) + " (2)",
            "Table",
            "tab and line",
            "R1C1",
            "Q1"),
        names(book));
    var tables = new ArrayList<String>();
    book.path("sheets").forEach(sheet -> tables.add(sheet.at("/tables/0/name").asText()));
    assertEquals("a_b_c_d_e_f_g_h", tables.get(1));
    assertEquals("Table_R1C1", tables.get(12));
    assertEquals("Table_Q1", tables.get(13));
    assertEquals(List.of("sheet_renamed"), codes(order).stream().distinct().toList());
    assertEquals(10, codes(order).size());
    assertTrue(LibreOffice.text(file).contains("R1C1"));
  }

  @Test
  void columnsHaveNamesOfTheirOwn() throws Exception {
    var names =
        List.of(
            "a",
            "A",
            " a ",
            "",
            "  ",
            "two\nlines",
            "x".repeat(300),
            "x".repeat(301),
            "_x0041_",
            "[b]#'@",
            "total");
    var columns =
        names.stream().map(name -> new Column(name, ColumnType.NUMBER, 0, null, 8)).toList();
    var order =
        order(
            table(
                new TableInMemory(
                    "names",
                    columns,
                    Collections.nCopies(2, names.stream().map(_ -> number("17")).toList()))));
    var file = write(order, folder);
    var sheet = valid(file).at("/sheets/1");
    var expected =
        List.of(
            "a",
            "A 2",
            "a 3",
            "Column4",
            "Column5",
            "two lines",
            "x".repeat(255),
            "x".repeat(253) + " 2",
            "_x0041_",
            "[b]#'@",
            "total");
    assertEquals(
        expected,
        strings(sheet.at("/tables/0/columns")).stream()
            .map(name -> name.replace("_x005F_", "_"))
            .toList());
    for (int column = 0; column < expected.size(); column++) {
      var cell = sheet.path("cells").path(CellReference.cell(column, 0));
      assertEquals(expected.get(column), cell.path("value").asText());
    }
    assertEquals(List.of("column_renamed"), codes(order).stream().distinct().toList());
    // LibreOffice computes the sums itself, and finds each column by its name.
    assertEquals(names.size(), LibreOffice.text(file).split("\\b34\\b", -1).length - 1);
  }

  @Test
  void moreRowsThanASheetHasContinueOnAnother() throws Exception {
    long rows = Limits.ROWS + 10;
    var order = order(table(MadeUpTable.of(rows, 3)));
    var file = write(order, folder);
    assertEquals(List.of("rows_continued"), codes(order));
    var counts = new ArrayList<Long>();
    try (var book = new ReadableWorkbook(file.toFile())) {
      for (var sheet : book.getSheets().toList()) {
        try (var all = sheet.openStream()) {
          counts.add(all.count());
        }
      }
    }
    // Each sheet has its header, the last one the sums, for which every sheet has room.
    assertEquals(List.of(Limits.ROWS - 1, 1L + 12 + 1), counts.subList(1, 3));
    var last = Workbooks.part(file, "xl/worksheets/sheet3.xml");
    assertTrue(last.contains("SUBTOTAL(109,made_up[c3])+SUBTOTAL(109,made_up_2_[c3])"), last);
    assertTrue(Workbooks.part(file, "xl/tables/table2.xml").contains("ref=\"A1:C1048575\""));
  }

  @Test
  void moreColumnsThanASheetHasContinueOnAnother() throws Exception {
    var order = order(table(MadeUpTable.of(2, Limits.COLUMNS + 3)));
    var file = write(order, folder);
    Validator.assertValid(file);
    assertEquals(List.of("columns_continued"), codes(order));
    assertTrue(Workbooks.part(file, "xl/tables/table2.xml").contains("name=\"c16384\""));
    var second = Workbooks.part(file, "xl/tables/table3.xml");
    assertTrue(second.contains("name=\"c16385\"") && second.contains("name=\"c16387\""), second);
  }

  @Test
  void longTextsAreCutBetweenLetters() throws Exception {
    var fits = "a".repeat(Limits.TEXT);
    var cut = "a".repeat(Limits.TEXT - 1) + "😀";
    var order = order(table(texts("long", "c", fits, cut, "b".repeat(40_000))));
    var cells = valid(write(order, folder)).at("/sheets/1/cells");
    assertEquals(fits, cells.at("/A2/value").asText());
    assertEquals("a".repeat(Limits.TEXT - 1), cells.at("/A3/value").asText());
    assertEquals("b".repeat(Limits.TEXT), cells.at("/A4/value").asText());
    assertEquals(List.of("value_cut"), codes(order));
    assertTrue(
        order.warnings().all().getFirst().message().endsWith("There are 2, the first in A3."));
  }

  @Test
  void longProseIsDividedAndWhole() throws Exception {
    var prose = "wörd ".repeat(20_000).strip();
    var solid = "x".repeat(50_000);
    var order = order(paragraph(prose), new Block.Code(null, solid));
    var cells = valid(write(order, folder)).at("/sheets/0/cells");
    var texts = new ArrayList<String>();
    cells.forEach(cell -> texts.add(cell.path("value").asText()));
    var all = String.join("", texts);
    assertTrue(all.contains(prose));
    assertTrue(all.contains(solid));
    assertEquals(List.of(), codes(order));
  }

  @Test
  void charactersThatXmlLacksAreReplacedWithAWarning() throws Exception {
    var order =
        order(
            heading(1, "A\u0000B"),
            table(
                texts(
                    "na\u0001me",
                    "col\u0002umn",
                    "a\u0007b",
                    "\uD83D!",
                    "!\uDE00",
                    "\uFFFF",
                    "ok 😀")));
    var book = valid(write(order, folder));
    assertEquals(List.of("Overview", "name"), names(book));
    var cells = book.at("/sheets/1/cells");
    assertEquals("column", cells.at("/A1/value").asText());
    assertEquals("ab", cells.at("/A2/value").asText());
    assertEquals("\uFFFD!", cells.at("/A3/value").asText());
    assertEquals("!\uFFFD", cells.at("/A4/value").asText());
    assertEquals("\uFFFD", cells.at("/A5/value").asText());
    assertEquals("ok 😀", cells.at("/A6/value").asText());
    assertTrue(codes(order).contains("characters_replaced"), codes(order)::toString);
  }

  @Test
  void textsStayWhatTheyAre() throws Exception {
    var texts =
        List.of(
            "_x0041_",
            "_x000D_",
            "a\rb",
            "a\r\nb",
            "  lead and trail  ",
            "\n",
            "tab\there",
            "<b>&amp;</b>",
            "]]>",
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "00042",
            "12345678901234567890",
            "1E5",
            "1/2",
            "TRUE",
            "#N/A",
            "=cmd|' /C calc'!A0");
    var order = order(table(texts("texts", "c", texts.toArray(String[]::new))));
    var file = write(order, folder);
    var cells = valid(file).at("/sheets/1/cells");
    for (int row = 0; row < texts.size(); row++) {
      var cell = cells.path("A" + (row + 2));
      assertEquals(texts.get(row), cell.path("value").asText());
      assertEquals("str", cell.path("kind").asText(), texts.get(row));
    }
    for (var kept : List.of("A11", "A12", "A13", "A14", "A15", "A16", "A17", "A18")) {
      assertEquals("@", cells.path(kept).path("format").asText(), kept);
      assertTrue(cells.path(kept).path("quoted").asBoolean(), kept);
    }
    assertFalse(Workbooks.part(file, "xl/worksheets/sheet2.xml").contains("<f>"));
    assertEquals(List.of(), codes(order));
  }

  @Test
  void whatLooksLikeAnEscapeIsReadAsItIs() throws Exception {
    var text = "a_x005F_x0041_b_x0041_x0042_c";
    var rich = new Value.Rich(List.of(new Inline.Strong(words(text))));
    var file =
        write(
            order(
                paragraph(text),
                table(
                    values(
                        "t",
                        new Column("c", ColumnType.TEXT, 0, null, 40),
                        new Value.Text(text),
                        rich))),
            folder);
    Validator.assertValid(file);
    assertEquals(3, LibreOffice.text(file).split(text, -1).length - 1);
  }

  @Test
  void daysThatWorkbooksCountWronglyStayText() throws Exception {
    var order =
        order(
            table(
                values(
                    "days",
                    column("day", ColumnType.DATE),
                    new Value.Date(LocalDate.of(1900, 2, 28)),
                    new Value.Date(LocalDate.of(1900, 3, 1)),
                    new Value.Date(LocalDate.of(9999, 12, 31)),
                    new Value.Date(LocalDate.of(10_000, 1, 1)),
                    new Value.Date(LocalDate.of(-44, 3, 15)))),
            table(
                values(
                    "moments",
                    column("moment", ColumnType.DATE_TIME),
                    new Value.DateTime(LocalDateTime.of(1899, 12, 31, 12, 0)),
                    new Value.DateTime(LocalDateTime.of(2024, 2, 29, 23, 59, 59)),
                    new Value.DateTime(LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4)))),
            table(
                values(
                    "times",
                    column("time", ColumnType.TIME),
                    new Value.Time(LocalTime.of(18, 0)))));
    var sheets = valid(write(order, folder)).path("sheets");
    var days = sheets.at("/1/cells");
    assertEquals("1900-02-28", days.at("/A2/value").asText());
    assertEquals("str", days.at("/A2/kind").asText());
    assertEquals("1900-03-01 00:00:00", days.at("/A3/value").asText());
    assertEquals("datetime", days.at("/A3/kind").asText());
    assertEquals("9999-12-31 00:00:00", days.at("/A4/value").asText());
    assertEquals("+10000-01-01", days.at("/A5/value").asText());
    assertEquals("-0044-03-15", days.at("/A6/value").asText());
    var moments = sheets.at("/2/cells");
    assertEquals("1899-12-31 12:00", moments.at("/A2/value").asText());
    assertEquals("2024-02-29 23:59:59", moments.at("/A3/value").asText());
    assertEquals("2024-02-29 01:02:03.000000004", moments.at("/A4/value").asText());
    assertEquals("18:00:00", sheets.at("/3/cells/A2/value").asText());
    assertEquals(List.of("date_as_text", "date_as_text", "time_as_text"), codes(order));
  }

  @Test
  void numbersKeepTheirDigits() throws Exception {
    var order =
        order(
            table(
                values(
                    "numbers",
                    new Column("a value", ColumnType.NUMBER, 20, null, 8),
                    number("123456789012345"),
                    number("1234567890123456789"),
                    number("100000000000000000000"),
                    number("0.30000000000000004"),
                    number("0.1234567890123456789"),
                    number("1E+400"),
                    number("1E-400"),
                    number("-0.000001"),
                    number("1E+3"),
                    number("0E+500"),
                    number("1E+2147483647"))),
            table(
                values(
                    "huge", column("n", ColumnType.NUMBER), number("9E+307"), number("9E+307"))));
    var sheets = valid(write(order, folder)).path("sheets");
    var cells = sheets.at("/1/cells");
    assertEquals("123456789012345", cells.at("/A2/value").asText());
    assertEquals("int", cells.at("/A2/kind").asText());
    assertEquals("1234567890123456789", cells.at("/A3/value").asText());
    assertEquals("str", cells.at("/A3/kind").asText());
    assertEquals(1e20, cells.at("/A4/value").asDouble());
    assertEquals(0.30000000000000004, cells.at("/A5/value").asDouble());
    assertEquals("float", cells.at("/A5/kind").asText());
    assertEquals("0.1234567890123456789", cells.at("/A6/value").asText());
    assertEquals("1E+400", cells.at("/A7/value").asText());
    assertEquals("1E-400", cells.at("/A8/value").asText());
    assertEquals(-0.000001, cells.at("/A9/value").asDouble());
    assertEquals(1000, cells.at("/A10/value").asDouble());
    assertEquals(0, cells.at("/A11/value").asDouble());
    assertEquals("1E+2147483647", cells.at("/A12/value").asText());
    assertEquals("#NUM!", sheets.at("/2/cells/A4/result").asText());
    assertEquals(List.of("number_as_text"), codes(order));
  }

  @Test
  void valuesOfOtherKindsThanTheirColumnHaveTheirOwnFormats() throws Exception {
    var order =
        order(
            table(
                values(
                    "mixed",
                    new Column("Amount", ColumnType.CURRENCY, 2, "EUR", 10),
                    new Value.Money(new BigDecimal("1.50"), "EUR"),
                    new Value.Money(new BigDecimal("2.50"), "USD"),
                    new Value.Money(new BigDecimal("3.50"), "[x]-1"),
                    new Value.Text("none"),
                    Value.Empty.EMPTY,
                    new Value.Percent(new BigDecimal("0.5")),
                    new Value.Date(LocalDate.of(2024, 2, 29)))));
    var cells = valid(write(order, folder)).at("/sheets/1/cells");
    assertEquals("[$€]#,##0.00", cells.at("/A2/format").asText());
    assertEquals("[$US$]\\ #,##0.00", cells.at("/A3/format").asText());
    assertEquals("General", cells.at("/A5/format").asText());
    assertTrue(cells.path("A6").isMissingNode());
    assertEquals("0.00%", cells.at("/A7/format").asText());
    assertEquals("2024-02-29 00:00:00", cells.at("/A8/value").asText());
    // Amounts of several currencies have no sum.
    assertTrue(cells.path("A9").isMissingNode(), cells::toString);
  }

  @Test
  void anEmptyTableIsATable() throws Exception {
    var order =
        order(
            table(new TableInMemory("none", List.of(column("n", ColumnType.NUMBER)), List.of())),
            new Block.Chart(
                ChartKind.BAR,
                "Nothing",
                new TableInMemory(
                    "none too",
                    List.of(column("c", ColumnType.TEXT), column("n", ColumnType.NUMBER)),
                    List.of()),
                0,
                List.of(1)));
    var sheets = valid(write(order, folder)).path("sheets");
    assertEquals("A1:A2", sheets.at("/1/tables/0/ref").asText());
    assertEquals("A1:B2", sheets.at("/2/tables/0/ref").asText());
  }

  @Test
  void cellsHaveFormAndLinks() throws Exception {
    var far = "https://example.org/" + "x".repeat(3_000);
    var order =
        order(
            heading(1, "Here"),
            table(
                values(
                    "rich",
                    new Column("c", ColumnType.TEXT, 0, null, 20),
                    new Value.Rich(
                        List.of(
                            new Inline.Text("a "),
                            new Inline.Strong(words("bold")),
                            new Inline.LineBreak(),
                            new Inline.Struck(words("gone")))),
                    new Value.Rich(
                        List.of(new Inline.Link("https://example.org/", words("there")))),
                    new Value.Rich(List.of(new Inline.Link("#here", words("up")))),
                    new Value.Rich(List.of(new Inline.Link("#nowhere", words("lost")))),
                    new Value.Rich(
                        List.of(
                            new Inline.Link("https://example.org/1", words("one")),
                            new Inline.Text(" "),
                            new Inline.Link("mailto:a@example.org", words("two")))),
                    new Value.Rich(List.of(new Inline.Link(far, words("far")))),
                    new Value.Rich(List.of(new Inline.Link("javascript:alert(1)", words("bad")))),
                    new Value.Rich(
                        List.of(new Inline.Link("file:///etc/passwd", words("worse")))))));
    var file = write(order, folder);
    var cells = valid(file).at("/sheets/1/cells");
    assertEquals("a bold\ngone", cells.at("/A2/value").asText());
    var sheet = Workbooks.part(file, "xl/worksheets/sheet2.xml");
    assertTrue(sheet.contains("<rPr><b/><sz val=\"11\"/>"), sheet);
    assertEquals("https://example.org/", cells.at("/A3/link").asText());
    assertEquals("'Overview'!B5", cells.at("/A4/link").asText());
    assertEquals("Here", Workbooks.read(file).at("/sheets/0/cells/B5/value").asText());
    assertTrue(cells.at("/A5/link").isNull());
    assertEquals(
        "one (https://example.org/1) two (mailto:a@example.org)", cells.at("/A6/value").asText());
    assertEquals("https://example.org/1", cells.at("/A6/link").asText());
    assertEquals("far (" + far + ")", cells.at("/A7/value").asText());
    assertTrue(cells.at("/A7/link").isNull());
    var links = Workbooks.part(file, "xl/worksheets/_rels/sheet2.xml.rels");
    assertFalse(links.contains("javascript") || links.contains("file:"), links);
    assertEquals(List.of("link_as_text"), codes(order));
    assertTrue(order.warnings().all().getFirst().message().contains("There are 4"));
  }

  @Test
  void whatIsNestedDeeplyIsWritten() throws Exception {
    Block block = paragraph("innermost");
    for (int depth = 0; depth < 500; depth++) {
      block =
          depth % 2 == 0
              ? new Block.Quotation(List.of(block))
              : new Block.Listing(false, 1, List.of(new Block.Item(List.of(block))));
    }
    var cells = valid(write(order(block), folder)).at("/sheets/0/cells");
    assertTrue(cells.toString().contains("innermost"));
  }

  @Test
  void aSourceThatChangesIsAnError() {
    var shrinking = new MadeUpTable("shrinking", 5, MadeUpTable.of(5, 2).columns());
    var lying =
        new Dataset() {
          @Override
          public String name() {
            return shrinking.name();
          }

          @Override
          public List<Column> columns() {
            return shrinking.columns();
          }

          @Override
          public long rows() {
            return 6;
          }

          @Override
          public Rows open() {
            return shrinking.open();
          }
        };
    var failure =
        assertThrows(
            IOException.class,
            () -> new XlsxWriter().write(order(table(lying)), new ByteArrayOutputStream()));
    assertEquals("There are fewer rows than before in shrinking", failure.getMessage());
  }

  @Test
  void manySheetsAreWritten() throws Exception {
    var blocks =
        IntStream.range(0, 120)
            .mapToObj(number -> (Block) table(texts("same", "c", "text " + number)))
            .toArray(Block[]::new);
    var book = valid(write(order(blocks), folder));
    assertEquals(121, book.path("sheets").size());
    assertEquals("same (120)", book.at("/sheets/120/name").asText());
  }
}
