package dev.callsheet.office.docx;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.office.document.Metadata;
import dev.callsheet.office.document.Order;
import dev.callsheet.office.outline.OutlineReader;
import dev.callsheet.office.outline.Sources;
import dev.callsheet.office.theme.Theme;
import dev.callsheet.office.warning.Warnings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells whose words run otherwise than the document. */
final class TurnedCellTest {
  @TempDir private Path folder;

  @Test
  void aColumnIsAlignedAlikeWhicheverWayItsWordsRun() throws Exception {
    var cells = document("|a|b|\n|--:|:-:|\n|word|c|\n|شمال|جنوب|\n", Locale.ENGLISH);
    assertTrue(cells.contains("<w:jc w:val=\"right\"/></w:pPr><w:r><w:t xml:space=\"preserve\">w"));
    assertTrue(cells.contains("<w:bidi w:val=\"1\"/><w:jc w:val=\"left\"/>"), cells);
    assertTrue(cells.contains("<w:bidi w:val=\"1\"/><w:jc w:val=\"center\"/>"), cells);
  }

  private String document(String markdown, Locale locale) throws IOException {
    var outline = new OutlineReader(Sources.NONE).read(markdown, new Metadata(null, null, locale));
    var file = folder.resolve("a.docx");
    try (var stream = Files.newOutputStream(file)) {
      new DocxWriter()
          .write(
              new Order(outline.document(), Theme.PLAIN, false, new Warnings(), _ -> {}), stream);
    }
    try (var zip = new ZipFile(file.toFile());
        var part = zip.getInputStream(zip.getEntry("word/document.xml"))) {
      return new String(part.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
