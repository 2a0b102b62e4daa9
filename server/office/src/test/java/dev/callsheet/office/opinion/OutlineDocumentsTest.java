package dev.callsheet.office.opinion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.office.document.DocumentWriter;
import dev.callsheet.office.docx.DocxWriter;
import dev.callsheet.office.outline.Outline;
import dev.callsheet.office.pptx.PptxWriter;
import dev.callsheet.office.xlsx.XlsxWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others say of all three formats of a long, a right-to-left and a Chinese outline. */
final class OutlineDocumentsTest {
  @TempDir private Path folder;

  @Test
  void ofALongOutlineAllOfItIsThere() throws Exception {
    var outline = Outlines.longOne(folder);
    assertEquals(List.of(), outline.missing());
    var files = files(outline);
    var text = onPages(files.docx());
    assertTrue(text.contains("Jul 19, 2026"), "The last day");
    assertTrue(text.contains("Figure 17: What drawn.svg shows"), "The last figure");
    var read =
        Python.json(
            Python.openpyxl(
                """
                import json, sys, openpyxl
                book = openpyxl.load_workbook(sys.argv[1])
                sheet = book["year"]
                print(json.dumps([sheet.max_row, sheet.max_column, len(book["Overview"]._charts),
                    sheet["E2"].value, sheet["A202"].value]))
                """,
                files.xlsx()));
    int rows = Outlines.ROWS + 2;
    assertEquals(
        "[" + rows + "," + Outlines.COLUMNS + ",12,\"001000\",\"Total\"]", read.toString());
    try (var zip = new ZipFile(files.xlsx().toFile())) {
      assertEquals(6, zip.stream().filter(one -> one.getName().contains("/media/")).count());
    }
    var deck = OfficeParser.text(files.pptx());
    assertTrue(deck.contains("What is said of chart 12."), "The last notes");
    onPages(files.pptx());
  }

  @Test
  void ofARightToLeftOutlineAllOfItIsThere() throws Exception {
    var files = files(Outlines.rightToLeft(folder));
    for (var file : List.of(files.docx(), files.pptx(), files.xlsx())) {
      var text = OfficeParser.text(file);
      assertTrue(text.contains("المصنع الثاني (Factory B)"), text);
      assertTrue(text.contains("تقرير المبيعات السنوي"), text);
    }
    onPages(files.pptx());
  }

  @Test
  void ofAChineseOutlineAllOfItIsThere() throws Exception {
    var files = files(Outlines.chinese(folder));
    for (var file : List.of(files.docx(), files.pptx(), files.xlsx())) {
      var text = OfficeParser.text(file);
      assertTrue(text.contains("第二工厂（Factory B）"), text);
      assertTrue(text.contains("年度销售报告"), text);
    }
    onPages(files.pptx());
  }

  private record Made(Path docx, Path pptx, Path xlsx) {}

  private Made files(Outline outline) throws Exception {
    return new Made(
        file("a.docx", new DocxWriter(), outline),
        file("a.pptx", new PptxWriter(), outline),
        file("a.xlsx", new XlsxWriter(), outline));
  }

  /** A file in which Microsoft's validator finds nothing wrong. */
  private Path file(String name, DocumentWriter writer, Outline outline) throws Exception {
    var file = folder.resolve(name);
    try (var stream = Files.newOutputStream(file)) {
      writer.write(Outlines.order(outline), stream);
    }
    Validator.assertValid(file);
    return file;
  }

  /** The words on the pages of a file, none of which stands beyond the edge of one. */
  private static String onPages(Path file) throws Exception {
    double bottom = file.toString().endsWith(".pptx") ? 0.5625 : 1.45;
    var text = new StringBuilder();
    for (var word : LibreOffice.words(file)) {
      boolean within =
          word.left() >= 0.02 && word.right() <= 0.98 && word.top() >= 0 && word.bottom() <= bottom;
      assertTrue(within, word::toString);
      text.append(word.text()).append(' ');
    }
    return text.toString();
  }
}
