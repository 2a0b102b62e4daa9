package dev.callsheet.office.data;

import static dev.callsheet.office.data.SentFiles.codes;
import static dev.callsheet.office.data.SentFiles.names;
import static dev.callsheet.office.data.SentFiles.only;
import static dev.callsheet.office.data.SentFiles.texts;
import static dev.callsheet.office.data.SentFiles.types;
import static dev.callsheet.office.data.SentFiles.workbook;
import static dev.callsheet.office.data.SentFiles.zip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are small and ask for much, and columns that leave a doubt. */
final class HostileDataTest {
  private static final Duration BOUND = Duration.ofSeconds(40);

  @TempDir private Path folder;

  private SentFiles files;

  @BeforeEach
  void begin() {
    files = new SentFiles(folder);
  }

  @Test
  void anArchiveOfManyEntriesIsRefusedBeforeItsListIsRead() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int entry = 0; entry < 60_000; entry++) {
        var empty = new ZipEntry("xl/" + "a".repeat(60) + entry);
        empty.setMethod(ZipEntry.STORED);
        empty.setSize(0);
        empty.setCrc(0);
        zip.putNextEntry(empty);
      }
    }
    assertEquals(
        DataReading.Reason.UNSAFE, files.unreadable("book.xlsx", bytes.toByteArray()).reason());
  }

  @Test
  void aListOfFormatsHasAnEnd() throws Exception {
    assertUnsafe(
        "xl/styles.xml",
        "<styleSheet><cellXfs>"
            + "<xf numFmtId=\"14\"/>".repeat(70_000)
            + "</cellXfs></styleSheet>",
        "styles");
  }

  @Test
  void aListOfRelationsHasAnEnd() throws Exception {
    var relations =
        IntStream.range(0, 20_000)
            .mapToObj(id -> "<Relationship Id=\"i" + id + "\" Type=\"a\" Target=\"b\"/>")
            .collect(Collectors.joining());
    var parts = workbook("<row><c><v>1</v></c></row>");
    parts.compute(
        "xl/_rels/workbook.xml.rels",
        (_, xml) ->
            String.valueOf(xml).replace("</Relationships>", relations + "</Relationships>"));
    assertEquals(DataReading.Reason.UNSAFE, files.unreadable("book.xlsx", zip(parts)).reason());
  }

  private void assertUnsafe(String name, String content, String type) throws Exception {
    var parts = workbook("<row><c><v>1</v></c></row>");
    parts.put(name, content);
    parts.compute(
        "xl/_rels/workbook.xml.rels",
        (_, xml) ->
            String.valueOf(xml)
                .replace(
                    "</Relationships>",
                    "<Relationship Id=\"r9\" Type=\"a/"
                        + type
                        + "\" Target=\"/"
                        + name
                        + "\"/></Relationships>"));
    assertEquals(DataReading.Reason.UNSAFE, files.unreadable("book.xlsx", zip(parts)).reason());
  }

  @Test
  void anAttributeWithoutEndIsRefused() throws Exception {
    var row = "<row><c r=\"A1\" a=\"" + "a".repeat(20 << 20) + "\"><v>1</v></c></row>";
    assertEquals(
        DataReading.Reason.TOO_LARGE_VALUE,
        files.unreadable("book.xlsx", zip(workbook(row))).reason());
  }

  @Test
  void elementsWithinATextAreNotNestedWithoutEnd() throws Exception {
    var text = "<row><c t=\"inlineStr\"><is><t>" + "<a>".repeat(1_000_000);
    assertEquals(
        DataReading.Reason.MALFORMED, files.unreadable("book.xlsx", zip(workbook(text))).reason());
  }

  @Test
  void rowsThatReachFarToTheRightHaveAnEnd() throws Exception {
    var book = zip(workbook("<row><c r=\"XFD1\"><v>1</v></c></row>".repeat(20_000)));
    var refusal = assertTimeout(BOUND, () -> files.unreadable("book.xlsx", book));
    assertEquals(DataReading.Reason.TOO_MANY_ROWS, refusal.reason());
  }

  @Test
  void aRowMayBeCalledByTheLargestNumberThatThereIs() throws Exception {
    var rows =
        "<row r=\"2147483647\"><c r=\"A2147483647\" t=\"str\"><v>a</v></c></row>"
            + "<row r=\"2147483648\"><c r=\"A9\"><v>1</v></c></row>";
    assertEquals(List.of(List.of("1")), texts(only(files.readable("b.xlsx", zip(workbook(rows))))));
  }

  @Test
  void whatIsNoSheetOfCellsIsMissed() throws Exception {
    var parts = workbook("<row><c><v>1</v></c></row>");
    parts.compute(
        "xl/workbook.xml",
        (_, xml) ->
            String.valueOf(xml)
                .replace(
                    "</sheets>", "<sheet name=\"Graph\" sheetId=\"2\" r:id=\"r2\"/></sheets>"));
    parts.compute(
        "xl/_rels/workbook.xml.rels",
        (_, xml) ->
            String.valueOf(xml)
                .replace(
                    "</Relationships>",
                    "<Relationship Id=\"r2\" Type=\"a/chartsheet\" Target=\"chartsheets/sheet1.xml\"/>"
                        + "</Relationships>"));
    assertTrue(codes(files.readable("book.xlsx", zip(parts))).contains("sheet_left_out"));
  }

  @Test
  void manyColumnsOfOneNameHaveNamesOfTheirOwn() throws Exception {
    var line = "a,".repeat(16_000) + "a\n";
    var file =
        assertTimeout(BOUND, () -> files.readable("wide.csv", line + line.replace('a', '1')));
    assertEquals("a (16001)", names(only(file)).getLast());
    assertTrue(codes(file).contains("column_renamed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"#", "a", "1", "\"", "'", " ", "\\"})
  void whatIsNoSeparatorIsNotTakenForOne(String separator) throws Exception {
    files.read("data.csv", ("sep=" + separator + "\na,b\n1,2\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anObjectHasNoMoreNamesThanATableHasColumns() throws Exception {
    var names =
        IntStream.range(0, 20_000)
            .mapToObj(name -> "\"n" + name + "\":1")
            .collect(Collectors.joining(",", "{", "}"));
    assertEquals(DataReading.Reason.TOO_MANY_COLUMNS, files.unreadable("a.json", names).reason());
    assertEquals(
        DataReading.Reason.TOO_MANY_COLUMNS,
        files.unreadable("a.json", "[" + names + ",{}]").reason());
  }

  @Test
  void anObjectHasNoMoreTablesThanAFile() throws Exception {
    var tables =
        IntStream.range(0, 100_000)
            .mapToObj(name -> "\"n" + name + "\":[{}]")
            .collect(Collectors.joining(",", "{", "}"));
    assertEquals(DataReading.Reason.TOO_MANY_TABLES, files.unreadable("a.json", tables).reason());
  }

  @Test
  void aValueWithinAValueHasAnEnd() throws Exception {
    var list = "[{\"a\":[" + "[1],".repeat(2_000_000) + "1]}]";
    assertEquals(DataReading.Reason.TOO_LARGE_VALUE, files.unreadable("a.json", list).reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":["})
  void nestingWithoutEndIsRefused(String open) throws Exception {
    files.unreadable("a.json", open.repeat(200_000));
  }

  @Test
  void ofSparseObjectsThereAreNoEndlessCells() throws Exception {
    var wide =
        IntStream.range(0, 16_000)
            .mapToObj(name -> "\"n" + name + "\":1")
            .collect(Collectors.joining(",", "{", "}"));
    var file = "[" + wide + ",{\"n1\":1}".repeat(20_000) + "]";
    var refusal = assertTimeout(BOUND, () -> files.unreadable("a.json", file));
    assertEquals(DataReading.Reason.TOO_MANY_ROWS, refusal.reason());
  }

  @Test
  void ofANameThatComesTwiceTheFirstValueIsMissed() throws Exception {
    var file = files.readable("a.json", "[{\"a\":1,\"a\":2},{\"b.c\":1,\"b\":{\"c\":2}}]");
    assertEquals(List.of("names_repeated"), codes(file));
    assertEquals(List.of(List.of("2", ""), List.of("", "2")), texts(only(file)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1;2;3;4;012 | digits_kept | TEXT",
        "1;2;3;4;12345678901234567 | digits_kept | TEXT",
        "1.5;2,5;1 | decimals_mixed | TEXT",
        "1,234;5,678 | decimals_guessed | NUMBER",
        "1.234;5.678 | decimals_guessed | NUMBER",
        "01/02/03;04/05/06 | dates_ambiguous | TEXT",
        "31/12/99;01/02/03 | years_short | DATE",
        "31/12/1999;12/31/1999 | dates_mixed | TEXT",
        "2026-01-01;2026-01-01 10:00 | dates_mixed | TEXT",
        "$5;$6;7 | currency_assumed | CURRENCY",
        "$5;€6 | currencies_mixed | TEXT",
        "1.234;1,234,567 | '' | NUMBER",
        "5%;6,5% | '' | PERCENT",
        "1.50;2.25 | '' | NUMBER",
        "2026-01-01;2026-01-02 | '' | DATE"
      })
  void whatAColumnGivesUpIsTold(String cells, String code, ColumnType type) throws Exception {
    var rows = "word\tcolumn\n" + cells.replace(";", "\n").replaceAll("(?m)^", "w\t") + "\n";
    var file = files.readable("data.tsv", rows);
    assertEquals(code.isEmpty() ? List.of() : List.of(code), codes(file));
    assertEquals(type, types(only(file)).getLast());
    if (type == ColumnType.TEXT) {
      var read = texts(only(file)).stream().map(List::getLast).toList();
      assertEquals(List.of(cells.split(";")), read);
    }
  }

  @Test
  void bytesThatAreNoCharactersAreMissedInEachEncoding() throws Exception {
    var marked = new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a', '\n', (byte) 0xFF, '\n'};
    assertEquals(List.of("characters_replaced"), codes(files.readable("a.csv", marked)));
    var wide = "\uFEFFa,b\nc,d\n".getBytes(StandardCharsets.UTF_16LE);
    var cut = Arrays.copyOf(wide, wide.length + 1);
    assertTrue(codes(files.readable("a.csv", cut)).contains("characters_replaced"));
    assertEquals(List.of(), codes(files.readable("a.csv", wide)));
  }

  @Test
  void aMarkOfTheEncodingThatComesTwiceIsNoPartOfTheFirstName() throws Exception {
    assertEquals(List.of("a", "b"), names(files.table("a.csv", "\uFEFF\uFEFFa,b\n1,2\n")));
  }

  @Test
  void theBoundsOfAWorkbookAreOfItsPartsNotOfItsSize() throws Exception {
    Map<String, String> parts =
        workbook("<row><c t=\"inlineStr\"><is><t>a</t></is></c></row>".repeat(100_000));
    assertEquals(99_999, only(files.readable("book.xlsx", zip(parts))).rows());
  }
}
