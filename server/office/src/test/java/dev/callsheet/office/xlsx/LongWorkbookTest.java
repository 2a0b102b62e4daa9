package dev.callsheet.office.xlsx;

import static dev.callsheet.office.xlsx.Documents.codes;
import static dev.callsheet.office.xlsx.Documents.heading;
import static dev.callsheet.office.xlsx.Documents.order;
import static dev.callsheet.office.xlsx.Documents.paragraph;
import static dev.callsheet.office.xlsx.Documents.picture;
import static dev.callsheet.office.xlsx.Documents.table;
import static dev.callsheet.office.xlsx.Documents.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.ChartKind;
import dev.callsheet.office.opinion.LibreOffice;
import dev.callsheet.office.opinion.Validator;
import dev.callsheet.office.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LongWorkbookTest {
  private static final Pattern EXTENT = Pattern.compile("<xdr:ext cx=\"(\\d+)\" cy=\"(\\d+)\"/>");
  private static final Pattern FROM = Pattern.compile("<xdr:row>(\\d+)</xdr:row>");
  private static final int UNITS_PER_POINT = 12_700;

  @TempDir private Path folder;

  static Block[] blocks() {
    var data = MadeUpTable.of(200, 30);
    var blocks = new ArrayList<Block>(List.of(heading(1, "All of it"), new Block.Contents()));
    int[][] shapes = {{40, 2_000}, {3_000, 30}, {1, 1}, {640, 640}, {2_400, 1_600}};
    for (int chart = 0; chart < 12; chart++) {
      blocks.add(heading(2, "Part " + (chart + 1)));
      blocks.add(paragraph("What this part says. ".repeat(30)));
      var kind = ChartKind.values()[chart % ChartKind.values().length];
      int category = kind == ChartKind.SCATTER ? 2 : 1;
      blocks.add(
          new Block.Chart(
              kind,
              "Chart " + (chart + 1),
              data,
              category,
              kind == ChartKind.PIE || kind == ChartKind.DOUGHNUT ? List.of(3) : List.of(3, 13)));
      if (chart < shapes.length) {
        var shape = shapes[chart];
        blocks.add(
            new Block.Picture(
                picture("odd" + chart + ".png", shape[0], shape[1]), "Odd shape " + chart));
      }
    }
    blocks.add(table(data));
    return blocks.toArray(Block[]::new);
  }

  @Test
  void aLongWorkbookIsValidAndWhole() throws Exception {
    var order = order(Locale.UK, Theme.PLAIN, false, "All of it", blocks());
    var file = write(order, folder);
    Validator.assertValid(file);
    assertEquals(List.of(), codes(order));
    var sheets = Workbooks.read(file).path("sheets");
    assertEquals(2, sheets.size());
    assertEquals(12, sheets.at("/0/charts").asInt());
    var drawing = Workbooks.part(file, "xl/drawings/drawing1.xml");
    assertEquals(5, drawing.split("<xdr:pic>", -1).length - 1);
    assertEquals("A1:AD202", sheets.at("/1/tables/0/ref").asText());
    // So wide a table is printed on two pages side by side, each with the first column.
    assertEquals("[true,3,0]", sheets.at("/1/fit").toString());
    assertEquals("[\"$1:$1\",\"$A:$A\"]", sheets.at("/1/printTitles").toString());
    var text = LibreOffice.text(file);
    assertTrue(text.contains("Part 12") && text.contains("Chart 12"));
  }

  @Test
  void noFigureIsTallerThanItsRow() throws Exception {
    var file = write(order(Locale.UK, Theme.PLAIN, false, "All of it", blocks()), folder);
    var drawing = Workbooks.part(file, "xl/drawings/drawing1.xml");
    var sheet = Workbooks.part(file, "xl/worksheets/sheet1.xml");
    var extents = EXTENT.matcher(drawing);
    var rows = FROM.matcher(drawing);
    int figures = 0;
    while (extents.find() && rows.find()) {
      var row =
          Pattern.compile(
                  "<row r=\"" + (Integer.parseInt(rows.group(1)) + 1) + "\" ht=\"([0-9.]+)\"")
              .matcher(sheet);
      assertTrue(row.find());
      double height = Double.parseDouble(row.group(1));
      assertTrue(Integer.parseInt(extents.group(2)) <= height * UNITS_PER_POINT, row::group);
      assertTrue(Integer.parseInt(extents.group(1)) <= 600 * 9_525, extents::group);
      figures++;
    }
    assertEquals(17, figures);
  }
}
