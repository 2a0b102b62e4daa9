package dev.callsheet.office.data;

import static dev.callsheet.office.data.SentFiles.codes;
import static dev.callsheet.office.data.SentFiles.names;
import static dev.callsheet.office.data.SentFiles.only;
import static dev.callsheet.office.data.SentFiles.texts;
import static dev.callsheet.office.data.SentFiles.types;
import static dev.callsheet.office.data.SentFiles.workbook;
import static dev.callsheet.office.data.SentFiles.zip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookReadingTest {
  @TempDir private Path folder;
  private SentFiles files = new SentFiles(Path.of(""));

  @BeforeEach
  void open() {
    files = new SentFiles(folder);
  }

  @Test
  void readsWhatOpenpyxlWrites() throws IOException {
    var file = files.readable("book.xlsx", resource("openpyxl.xlsx"));
    assertEquals(DataKind.XLSX, file.kind());
    assertEquals(
        List.of("Sales & more", "Numbers"),
        file.tables().stream().map(DataFile.Table::part).toList());
    var sales = file.tables().getFirst().data();
    assertEquals("book.xlsx#Sales & more", sales.name());
    assertEquals(
        List.of(
            ColumnType.TEXT,
            ColumnType.DATE,
            ColumnType.NUMBER,
            ColumnType.CURRENCY,
            ColumnType.PERCENT,
            ColumnType.TEXT,
            ColumnType.TIME,
            ColumnType.BOOLEAN,
            ColumnType.TEXT),
        types(sales));
    assertEquals(
        List.of("North", "2026-02-28", "1350", "20.25 EUR", "50%", "00124", "17:05", "FALSE", ""),
        texts(sales).get(1));
    assertEquals("0.3", texts(sales).get(2).get(2));
    assertEquals(
        List.of("01067", "2026-01-31 12:30", "=1+1", "#N/A"),
        texts(file.tables().get(1).data()).getFirst());
    assertEquals(List.of("sheet_hidden", "cells_merged", "formulas_without_value"), codes(file));
  }

  @Test
  void readsWhatExceljsWrites() throws IOException {
    var table = only(files.readable("book.xlsx", resource("exceljs.xlsx")));
    assertEquals(
        List.of(
            List.of("9007199254740991", "2026-01-31 08:15", "1234.5 USD", "very urgent", "2469"),
            List.of("2", "2026-02-01 00:00", "-7 USD", "a\nb", "-14")),
        texts(table));
  }

  @Test
  void readsWhatLibreOfficeWrites() throws IOException {
    var table = only(files.readable("book.xlsx", resource("libreoffice.xlsx")));
    assertEquals(List.of("Monat", "Wert", "Doppelt"), names(table));
    assertEquals(List.of(List.of("2026-01-31", "2.5", "5")), texts(table));
  }

  @Test
  void countsDaysFrom1904WhereTheWorkbookDoes() throws IOException {
    var table = only(files.readable("book.xlsx", resource("openpyxl-1904.xlsx")));
    assertEquals(List.of("2026-01-31", "1"), texts(table).getFirst());
  }

  @Test
  void readsWhatFastexcelWrites() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var book = new Workbook(bytes, "test", "1.0")) {
      var sheet = book.newWorksheet("One");
      sheet.value(0, 0, "name");
      sheet.value(0, 1, "n");
      for (int row = 1; row <= 5_000; row++) {
        sheet.value(row, 0, "text number " + row + " of many, so that they fill a block");
        sheet.value(row, 1, row);
      }
    }
    var table = only(files.readable("book.xlsx", bytes.toByteArray()));
    assertEquals(5_000, table.rows());
    assertTrue(texts(table).get(4_998).getFirst().startsWith("text number 4999 "));
  }

  @Test
  void keepsTextsBeyondWhatTheHeapIsGiven() throws IOException {
    try (var texts = new SharedStrings()) {
      var long0 = "ä".repeat(100_000);
      for (int index = 0; index < 60; index++) {
        texts.add(index + long0);
      }
      texts.complete();
      assertEquals(59 + long0, texts.text(59));
      assertEquals(0 + long0, texts.text(0));
      assertEquals(null, texts.text(60));
    }
  }

  @Test
  void readsCellsFarApartWithoutWhatIsBetween() throws IOException {
    var table =
        only(
            files.readable(
                "book.xlsx",
                zip(
                    workbook(
                        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c></row>"
                            + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>"))));
    assertEquals(List.of("a", "Column 16384"), names(table));
    assertEquals(List.of(List.of("", "2")), texts(table));
  }

  @Test
  void readsCellsWithoutReferencesAndTextsInPlace() throws IOException {
    var table =
        only(
            files.readable(
                "book.xlsx",
                zip(
                    workbook(
                        "<row><c t=\"inlineStr\"><is><r><t>na</t></r><r><t>me</t></r>"
                            + "<rPh><t>no</t></rPh></is></c>"
                            + "<c t=\"str\"><v>a_x000D_b_x005F_</v></c></row>"
                            + "<row><c t=\"str\"><v>=1+1</v></c><c><v>2</v></c></row>"))));
    assertEquals("name", names(table).getFirst());
    assertEquals(List.of("=1+1", "2"), texts(table).getFirst());
  }

  @Test
  void readsAnArchiveWithBackslashes() throws IOException {
    var parts = workbook("<row><c><v>1</v></c></row>");
    var sheet = parts.remove("xl/worksheets/sheet1.xml");
    assertNotNull(sheet);
    parts.put("xl\\worksheets\\sheet1.xml", sheet);
    assertEquals(1, only(files.readable("book.xlsx", zip(parts))).rows());
  }

  @Test
  void refusesAnArchiveThatUnfoldsWithoutEnd() throws IOException {
    var bomb = "<row><c t=\"inlineStr\"><is><t>" + " ".repeat(60 << 20) + "</t></is></c></row>";
    var refusal =
        Assertions.assertTimeout(
            Duration.ofSeconds(20), () -> files.unreadable("book.xlsx", zip(workbook(bomb))));
    assertTrue(
        refusal.reason() == DataReading.Reason.UNSAFE
            || refusal.reason() == DataReading.Reason.TOO_LARGE_VALUE,
        refusal::toString);
    var rows = "<row><c><v>1</v></c></row>".repeat(2_000_000);
    assertEquals(
        DataReading.Reason.UNSAFE, files.unreadable("book.xlsx", zip(workbook(rows))).reason());
  }

  @Test
  void whatFollowsDoesNotMakeUpForWhatUnfoldsWithoutEnd() throws IOException {
    var noise = new byte[400_000];
    new Random(7).nextBytes(noise);
    var rows = "<row><c><v>1</v></c></row>".repeat(2_000_000);
    var tail = "<!-- " + Base64.getEncoder().encodeToString(noise) + " -->";
    assertEquals(
        DataReading.Reason.UNSAFE,
        files.unreadable("book.xlsx", zip(workbook(rows + tail))).reason());
  }

  @Test
  void refusesMoreBytesThanTheLimit() throws IOException {
    var book = zip(workbook("<row><c><v>1</v></c></row>".repeat(1_000)));
    var reading = files.read("book.xlsx", book, new DataLimits(9_999, 99, 9, 10_000));
    assertEquals(
        DataReading.Reason.UNSAFE,
        assertInstanceOf(DataReading.Unreadable.class, reading).reason());
  }

  @Test
  void refusesAnEntryThatIsThereTwice() throws IOException {
    var parts = workbook("<row><c><v>1</v></c></row>");
    parts.put("XL/worksheets/sheet1.xml", "<worksheet/>");
    assertEquals(DataReading.Reason.UNSAFE, files.unreadable("book.xlsx", zip(parts)).reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE x [<!ENTITY e \"aaaaaaaaaa\">]>",
        "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">"
      })
  void refusesEntities(String declaration) throws IOException {
    var parts = workbook("<row><c t=\"str\"><v>&e;</v></c></row>");
    parts.computeIfPresent("xl/worksheets/sheet1.xml", (_, sheet) -> declaration + sheet);
    assertEquals(DataReading.Reason.MALFORMED, files.unreadable("book.xlsx", zip(parts)).reason());
  }

  @Test
  void opensNothingThatIsOutside() throws IOException {
    var parts = workbook("<row><c><v>1</v></c></row>");
    parts.computeIfPresent(
        "xl/_rels/workbook.xml.rels",
        (_, rels) ->
            rels.replace("Target=", "TargetMode=\"External\" Target=")
                .replace("worksheets/sheet1.xml", "file:///etc/passwd"));
    assertEquals(DataReading.Reason.EMPTY, files.unreadable("book.xlsx", zip(parts)).reason());
  }

  @Test
  void refusesAFileThatIsCutOff() throws IOException {
    var whole = resource("openpyxl.xlsx");
    for (int length : new int[] {30, whole.length / 2, whole.length - 30}) {
      assertEquals(
          DataReading.Reason.MALFORMED,
          files.unreadable("book.xlsx", Arrays.copyOf(whole, length)).reason());
    }
    var parts = workbook("<row><c><v>1</v></c></row>");
    parts.computeIfPresent(
        "xl/worksheets/sheet1.xml", (_, sheet) -> sheet.substring(0, sheet.length() - 30));
    assertEquals(DataReading.Reason.MALFORMED, files.unreadable("book.xlsx", zip(parts)).reason());
  }

  @Test
  void refusesATextThatIsNotThere() throws IOException {
    var book = zip(workbook("<row><c t=\"s\"><v>7</v></c></row>"));
    assertEquals(DataReading.Reason.MALFORMED, files.unreadable("book.xlsx", book).reason());
  }

  @Test
  void readsTheSheetsAgainAfterwards() throws IOException {
    var file = files.readable("book.xlsx", resource("openpyxl.xlsx"));
    var table = file.tables().getLast().data();
    assertEquals(texts(table), texts(table));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|NUMBER|-1|",
        "2|NUMBER|2|",
        "9|PERCENT|0|",
        "14|DAY|0|",
        "20|TIME_OF_DAY|0|",
        "46|DURATION|0|",
        "49|TEXT|0|",
        "31|DAY|0|"
      })
  void knowsTheFormatsThatWorkbooksDoNotWrite(
      int id, CellFormat.Kind kind, int decimals, String currency) {
    assertEquals(new CellFormat(kind, decimals, currency, 0), CellFormat.of(id, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "#,##0.00 [$€-407]|MONEY|2|EUR|0",
        "_(\"$\"* #,##0.00_);_(\"$\"* (#,##0.00)|MONEY|2|USD|0",
        "[$CHF] #,##0|MONEY|0|CHF|0",
        "\"Total: \"0.0|NUMBER|1||0",
        "00000|NUMBER|0||5",
        "0.00%|PERCENT|2||0",
        "yyyy\\-mm\\-dd|DAY|0||0",
        "[$-409]d. mmmm yyyy;@|DAY|0||0",
        "h:mm AM/PM|TIME_OF_DAY|0||0",
        "[h]:mm|DURATION|0||0",
        "0.00E+00|NUMBER|-1||0"
      })
  void readsTheFormatsThatWorkbooksWrite(
      String code, CellFormat.Kind kind, int decimals, String currency, int zeros) {
    assertEquals(new CellFormat(kind, decimals, currency, zeros), CellFormat.of(170, code));
  }

  private static byte[] resource(String name) throws IOException {
    try (var file = WorkbookReadingTest.class.getResourceAsStream(name)) {
      return file == null ? name.getBytes(StandardCharsets.UTF_8) : file.readAllBytes();
    }
  }
}
