package dev.callsheet.office.opinion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows that the programs of others see what is there and what is wrong. */
final class OpinionTest {
  @TempDir private Path folder;

  @Test
  void theValidatorNamesWhatIsWrong() throws Exception {
    assertEquals(List.of(), Validator.errors(workbook(false)));
    var errors = Validator.errors(workbook(true));
    assertFalse(errors.isEmpty());
    assertTrue(errors.getFirst().startsWith("/xl/worksheets/sheet1.xml "), errors::toString);
  }

  @Test
  void openpyxlReadsAWorkbook() throws Exception {
    var cell =
        Python.openpyxl(
            """
            import json, openpyxl, sys
            sheet = openpyxl.load_workbook(sys.argv[1]).active
            print(json.dumps([sheet.title, sheet["A1"].value]))
            """,
            workbook(false));
    assertEquals("[\"Café\",\"naïve\"]", Python.json(cell).toString());
  }

  @Test
  void pythonDocxReadsADocument() throws Exception {
    var text =
        Python.docx(
            """
            import docx, sys
            print(docx.Document(sys.argv[1]).paragraphs[0].text)
            """,
            document());
    assertEquals("Où?", text.strip());
  }

  @Test
  void officeparserReadsBoth() throws Exception {
    assertTrue(OfficeParser.text(workbook(false)).contains("naïve"));
    assertEquals("docx", OfficeParser.tree(document()).path("type").asText());
  }

  @Test
  void libreOfficeLaysThePagesOut() throws Exception {
    assertEquals("Où?", LibreOffice.text(document()).strip());
    var pages = LibreOffice.pages(document(), 50);
    assertEquals(1, pages.size());
    assertTrue(Files.size(pages.getFirst()) > 0);
  }

  private Path workbook(boolean broken) throws IOException {
    var file = folder.resolve("workbook" + broken + ".xlsx");
    try (var workbook = new XSSFWorkbook();
        var stream = Files.newOutputStream(file)) {
      var sheet = workbook.createSheet("Café");
      sheet.createRow(0).createCell(0).setCellValue("naïve");
      if (broken) {
        // A list of columns is never empty.
        sheet.getCTWorksheet().addNewCols();
      }
      workbook.write(stream);
    }
    return file;
  }

  private Path document() throws IOException {
    var file = folder.resolve("document.docx");
    try (var document = new XWPFDocument();
        var stream = Files.newOutputStream(file)) {
      document.createParagraph().createRun().setText("Où?");
      document.write(stream);
    }
    return file;
  }
}
