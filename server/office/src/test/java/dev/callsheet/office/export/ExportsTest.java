package dev.callsheet.office.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.office.export.ExportOutcome.Exported;
import dev.callsheet.office.warning.Warning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportsTest {
  private final Exports exports = new Exports(null, Duration.ofMinutes(1), 2);

  @TempDir Path folder;

  @Test
  void aPairThatThereIsNotIsToldWithThoseThatThereAre() throws Exception {
    var file = Samples.texts(folder, "a");
    var outcome = exports.export(file, OfficeFormat.XLSX, ExportTarget.ODT, folder);
    assertEquals(
        new ExportOutcome.NoSuchTarget(
            List.of(ExportTarget.CSV, ExportTarget.HTML, ExportTarget.PDF, ExportTarget.PNG)),
        outcome);
  }

  @Test
  void withoutLibreOfficeWhatNeedsItIsNotAvailable() throws Exception {
    for (var format : OfficeFormat.values()) {
      for (var target : format.targets()) {
        if (target.isConverted()) {
          assertEquals(
              new ExportOutcome.NotAvailable("soffice"),
              exports.export(Path.of("none"), format, target, folder));
        }
      }
    }
  }

  @Test
  void cellsKeepAllOfTheirDigitsAndDatesAreThoseOfPrograms() throws Exception {
    var workbook = new XSSFWorkbook();
    var row = workbook.createSheet("Data").createRow(1);
    row.createCell(0).setCellValue("00123");
    row.createCell(1).setCellValue(0.1);
    row.createCell(2).setCellValue(1e15);
    styled(workbook, row.createCell(3), "0.00%").setCellValue(0.255);
    styled(workbook, row.createCell(4), "yyyy-mm-dd").setCellValue(LocalDate.of(2026, 2, 28));
    styled(workbook, row.createCell(5), "d mmm yyyy h:mm")
        .setCellValue(LocalDateTime.of(2026, 2, 28, 13, 5));
    styled(workbook, row.createCell(6), "h:mm").setCellValue(0.5);
    styled(workbook, row.createCell(7), "[h]:mm").setCellValue(1.5);
    row.createCell(8).setCellValue(true);
    var formula = row.createCell(9);
    formula.setCellFormula("1+1");
    formula.setCellValue(2);
    row.createCell(11).setCellValue("a \"b\"\nc,d");
    styled(workbook, row.createCell(12), "\"day\" 0").setCellValue(5);
    styled(workbook, row.createCell(13), "#,##0.00 [$€-407]").setCellValue(-1234.5);
    assertEquals(
        ",,,,,,,,,,,,,\r\n"
            + "00123,0.1,1000000000000000,0.255,2026-02-28,2026-02-28T13:05:00,12:00:00,36:00:00,"
            + "TRUE,2,,\"a \"\"b\"\"\nc,d\",5,-1234.5\r\n",
        csv(Samples.save(workbook, folder)));
  }

  @Test
  void aTextThatBeginsAsAFormulaIsGuardedAndNothingIsLost() throws Exception {
    var texts =
        new String[] {
          "=1+1",
          "+49 30 123",
          "-a",
          "@x",
          "\tx",
          "'=1",
          "''@",
          "-5",
          "+7.5",
          "-",
          "'quoted'",
          "a=b",
          "＝1"
        };
    var file = Samples.texts(folder, texts);
    var outcome = exported(file, OfficeFormat.XLSX, ExportTarget.CSV);
    var lines = Files.readString(outcome.file()).split("\r\n", -1);
    assertEquals(
        List.of(
            "'=1+1",
            "'+49 30 123",
            "'-a",
            "'@x",
            "'\tx",
            "''=1",
            "'''@",
            "-5",
            "+7.5",
            "-",
            "'quoted'",
            "a=b",
            "'＝1",
            ""),
        List.of(lines));
    assertEquals(List.of("formula_text"), codes(outcome));
    assertTrue(outcome.warnings().getFirst().message().startsWith("8 "));
  }

  @Test
  void severalSheetsAreAZipWithSafeNamesThatIsAlwaysTheSame() throws Exception {
    var workbook = new XSSFWorkbook();
    for (var name : List.of("Übersicht", "con", "a|b", "a<b", "..", "A_b")) {
      workbook.createSheet(name).createRow(0).createCell(0).setCellValue(name);
    }
    workbook.createSheet("secret").createRow(0).createCell(0).setCellValue("x");
    workbook.setSheetHidden(6, true);
    var file = Samples.save(workbook, folder);
    var outcome = exported(file, OfficeFormat.XLSX, ExportTarget.CSV);
    assertEquals("zip application/zip", outcome.extension() + " " + outcome.mediaType());
    assertEquals(List.of("sheet_hidden"), codes(outcome));
    var names = new ArrayList<String>();
    try (var zip = new ZipFile(outcome.file().toFile())) {
      for (var entry : zip.stream().toList()) {
        names.add(entry.getName());
        assertEquals(1980, entry.getTimeLocal().getYear());
      }
    }
    assertEquals(
        List.of("Übersicht.csv", "_con.csv", "a_b.csv", "a_b (2).csv", "sheet.csv", "A_b (3).csv"),
        names);
    var again = exported(file, OfficeFormat.XLSX, ExportTarget.CSV);
    assertArrayEquals(Files.readAllBytes(outcome.file()), Files.readAllBytes(again.file()));
  }

  @Test
  void aWorkbookIsAPageWithItsTablesLinksAndPictures() throws Exception {
    var workbook = new XSSFWorkbook();
    workbook.getProperties().getCoreProperties().setTitle("Sales <2026>");
    var sheet = workbook.createSheet("A&B");
    var header = sheet.createRow(0);
    header.createCell(0).setCellValue("Month");
    header.createCell(1).setCellValue("Sum");
    var row = sheet.createRow(1);
    row.createCell(0).setCellValue("<script>alert(1)</script>");
    styled(workbook, row.createCell(1), "#,##0.00").setCellValue(1234.5);
    var merged = sheet.createRow(3);
    merged.createCell(0).setCellValue("both\nlines");
    sheet.addMergedRegion(new CellRangeAddress(3, 4, 0, 1));
    var link = workbook.getCreationHelper().createHyperlink(HyperlinkType.URL);
    link.setAddress("https://example.com/?a=1&b=2");
    header.getCell(0).setHyperlink(link);
    sheet.setAutoFilter(new CellRangeAddress(0, 1, 0, 1));
    var anchor = workbook.getCreationHelper().createClientAnchor();
    anchor.setCol2(2);
    anchor.setRow2(2);
    var picture =
        sheet
            .createDrawingPatriarch()
            .createPicture(anchor, workbook.addPicture(Samples.png(), Workbook.PICTURE_TYPE_PNG));
    picture.getCTPicture().getNvPicPr().getCNvPr().setDescr("A \"dot\"");
    workbook.createSheet("Second").createRow(0).createCell(2).setCellValue(true);
    var page = html(Samples.save(workbook, folder), OfficeFormat.XLSX);
    assertEquals("Sales <2026>", page.title());
    assertEquals(0, page.select("script").size());
    assertEquals("<script>alert(1)</script>", page.expectFirst("td").text());
    assertEquals(List.of("Month", "Sum"), page.select("th[scope=col]").eachText());
    assertEquals("https://example.com/?a=1&b=2", page.expectFirst("th a").attr("href"));
    assertEquals("1,234.50", page.expectFirst("td.n").text());
    assertEquals(
        "2 2",
        page.expectFirst("[colspan]").attr("colspan")
            + " "
            + page.expectFirst("[rowspan]").attr("rowspan"));
    var image = page.expectFirst("img");
    assertEquals("A \"dot\"", image.attr("alt"));
    assertArrayEquals(Samples.png(), Base64.getDecoder().decode(image.attr("src").substring(22)));
    for (var contents : page.select("nav a")) {
      assertEquals(contents.text(), page.select(contents.attr("href") + " h2").text());
    }
    assertEquals(2, page.select("nav a").size());
    assertEquals(3, page.select("#sheet-2 td").size());
  }

  @Test
  void aTextDocumentIsAPageOfItsParts() throws Exception {
    var page = html(Samples.textDocument(folder), OfficeFormat.DOCX);
    assertEquals("A <report>", page.title());
    assertEquals(List.of("First"), page.select("h1").eachText());
    assertEquals("#" + page.expectFirst("h1").id(), page.expectFirst("nav a").attr("href"));
    assertEquals(List.of("https://example.com/?a=1&b=2"), page.select("p a").eachAttr("href"));
    assertTrue(page.select("p").text().contains("no link"));
    assertEquals("bold", page.select("p strong").text());
    assertEquals(
        List.of("one", "two inner", "three"), page.select("ol:not([start]) > li").eachText());
    assertEquals("inner", page.select("ol > li > ul > li").text());
    assertEquals("four", page.select("ol[start=4] > li").text());
    assertEquals("said", page.select("blockquote p").text());
    assertEquals("if (a < b) {\n}\n", page.expectFirst("pre").wholeText());
    assertEquals(List.of("Name", "Sum"), page.select("thead th").eachText());
    assertEquals("high", page.select("td[rowspan=2]").text());
    assertEquals(3, page.select("tbody td").size());
    assertEquals("A \"dot\"", page.select("img").attr("alt"));
    assertEquals("TEST", page.select("header").text());
  }

  @Test
  void aTextDocumentIsTextWithItsStructure() throws Exception {
    var outcome = exported(Samples.textDocument(folder), OfficeFormat.DOCX, ExportTarget.TXT);
    assertEquals(
        """
        TEST

        First

        First
        =====

        Plain & bolda link <https://example.com/?a=1&b=2>no link

        Second
        ------

        1. one
        2. two
          - inner
        3. three

        between

        4. four

        > said

            if (a < b) {
            }

        Name\tSum
        high\t1
        \t2

        [A "dot"]
        """,
        Files.readString(outcome.file()));
  }

  @Test
  void aDeckIsTextSlideBySlide() throws Exception {
    var outcome = exported(Samples.deck(folder), OfficeFormat.PPTX, ExportTarget.TXT);
    assertEquals(
        """
        Slide 1: Results
        ================

        Sales
          rose

        Month\tSum
        May\t12

        Notes:
        Say hello.

        Slide 2
        =======

        [A dot]
        """,
        Files.readString(outcome.file()));
  }

  @Test
  void charactersThatHtmlForbidsAreReplaced() throws Exception {
    var page = html(Samples.texts(folder, "a\u0085b"), OfficeFormat.XLSX);
    assertEquals("a\ufffdb", page.select("td").text());
  }

  @Test
  void aDocumentOfNothingButRepetitionIsExported() throws Exception {
    var text = "again ".repeat(5_000);
    var workbook = new XSSFWorkbook();
    var sheet = workbook.createSheet("Data");
    for (int row = 0; row < 5_000; row++) {
      sheet.createRow(row).createCell(0).setCellValue(7);
    }
    sheet.createRow(5_000).createCell(0).setCellValue(text);
    var lines = csv(Samples.save(workbook, folder)).split("\r\n");
    assertEquals(5_001, lines.length);
    assertEquals(text, lines[5_000]);
  }

  private Exported exported(Path file, OfficeFormat format, ExportTarget target) throws Exception {
    return assertInstanceOf(Exported.class, exports.export(file, format, target, folder));
  }

  private String csv(Path file) throws Exception {
    return Files.readString(exported(file, OfficeFormat.XLSX, ExportTarget.CSV).file());
  }

  /** A page that a parser of HTML5 finds no error in, and in which no id is there twice. */
  private Document html(Path file, OfficeFormat format) throws Exception {
    var text = Files.readString(exported(file, format, ExportTarget.HTML).file());
    var parser = Parser.htmlParser().setTrackErrors(100);
    var page = Jsoup.parse(text, "", parser);
    assertEquals(List.of(), parser.getErrors(), text);
    Map<String, Integer> ids = new HashMap<>();
    page.select("[id]").forEach(element -> ids.merge(element.id(), 1, Integer::sum));
    assertFalse(ids.values().stream().anyMatch(count -> count > 1), ids.toString());
    return page;
  }

  private static List<String> codes(Exported outcome) {
    return outcome.warnings().stream().map(Warning::code).toList();
  }

  private static XSSFCell styled(XSSFWorkbook workbook, XSSFCell cell, String format) {
    var style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    cell.setCellStyle(style);
    return cell;
  }
}
