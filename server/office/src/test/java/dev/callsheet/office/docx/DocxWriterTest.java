package dev.callsheet.office.docx;

import static dev.callsheet.office.docx.Samples.bullets;
import static dev.callsheet.office.docx.Samples.document;
import static dev.callsheet.office.docx.Samples.heading;
import static dev.callsheet.office.docx.Samples.item;
import static dev.callsheet.office.docx.Samples.line;
import static dev.callsheet.office.docx.Samples.numbers;
import static dev.callsheet.office.docx.Samples.paragraph;
import static dev.callsheet.office.docx.Samples.table;
import static dev.callsheet.office.docx.Samples.wide;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.ColumnType;
import dev.callsheet.office.data.Dataset;
import dev.callsheet.office.data.Value;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.ChartKind;
import dev.callsheet.office.document.Order;
import dev.callsheet.office.text.Inline;
import dev.callsheet.office.theme.Theme;
import dev.callsheet.office.warning.Warnings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class DocxWriterTest {
  @Test
  void theSameOrderGivesTheSameBytes() throws Exception {
    assertArrayEquals(
        Written.of(Samples.report(), Samples.BRAND, true).bytes(),
        Written.of(Samples.report(), Samples.BRAND, true).bytes());
  }

  @Test
  void theContentsAreFilledInAndLeadToTheHeadings() throws Exception {
    var written = Written.of(Samples.report());
    assertEquals(
        List.of("Sales", "By month", "As a chart", "Lists", "What else", "The end"),
        written.find("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC')]/w:hyperlink"));
    assertEquals(
        List.of("TOC2", "TOC3", "TOC3", "TOC2", "TOC2", "TOC2"),
        written.find("//w:pPr/w:pStyle[starts-with(@w:val, 'TOC')]/@w:val").stream()
            .filter(style -> !style.equals("TOCHeading"))
            .toList());
    for (var anchor : written.find("//w:hyperlink/@w:anchor")) {
      assertEquals(1, written.find("//w:bookmarkStart[@w:name='" + anchor + "']").size(), anchor);
    }
    // Without numbers of pages, and nothing makes Word ask whether it may change the document.
    assertEquals(
        List.of(" TOC \\o \"2-3\" \\n \\h \\z \\u "),
        written.find("//w:p[w:pPr/w:pStyle/@w:val='TOC2']//w:instrText"));
    assertEquals(List.of(), written.find("//w:fldChar/@w:dirty"));
    assertEquals(List.of(), written.find("word/settings.xml", "//w:updateFields"));
  }

  @Test
  void contentsWithoutHeadingsAreLeftOutWithAWarning() throws Exception {
    var written = Written.of(document("en", "Title", new Block.Contents()));
    assertEquals(List.of("contents_left_out"), written.codes());
    assertEquals(List.of("Title"), written.find("//w:pStyle/@w:val"));
  }

  @Test
  void theFirstHeadingIsTheTitleIfItSaysTheSame() throws Exception {
    var same = Written.of(document("en", "One", heading(1, "One"), heading(1, "Two")));
    assertEquals(List.of("Title", "Heading1"), same.find("//w:pStyle/@w:val"));
    var later =
        Written.of(
            document("en", " One ", paragraph("Before"), heading(1, "One"), heading(1, "One")));
    assertEquals(List.of("Normal", "Title", "Heading1"), later.find("//w:pStyle/@w:val"));
    var other = Written.of(document("en", "One", heading(1, "Two")));
    assertEquals(List.of("Title", "Heading1"), other.find("//w:pStyle/@w:val"));
    assertEquals(List.of("One", "Two"), other.find("//w:p"));
    var none = Written.of(document("en", null, heading(1, "Two")));
    assertEquals(List.of("Heading1"), none.find("//w:pStyle/@w:val"));
  }

  @Test
  void headingsHaveLevelsOfTheirOutline() throws Exception {
    var written = Written.of(Samples.report());
    assertEquals(
        List.of("0", "1", "2", "3", "4", "5"),
        written.find(
            "word/styles.xml",
            "//w:style[starts-with(@w:styleId, 'Heading')]/w:pPr/w:outlineLvl/@w:val"));
  }

  @Test
  void everyStyleThatIsUsedIsThere() throws Exception {
    for (var sample : List.of(Samples.report(), Samples.nested(), Samples.badInput())) {
      var written = Written.of(sample, Samples.BRAND, true);
      var styles = written.find("word/styles.xml", "//w:style/@w:styleId");
      for (var part : written.parts().keySet()) {
        if (part.matches("word/[a-z]+[0-9]?\\.xml")) {
          var used =
              written.find(
                  part,
                  "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"
                      + " | //w:basedOn/@w:val | //w:next/@w:val");
          assertEquals(List.of(), used.stream().filter(style -> !styles.contains(style)).toList());
        }
      }
    }
  }

  @Test
  void eachOrderedListCountsForItself() throws Exception {
    var written =
        Written.of(
            document(
                "en",
                null,
                numbers(3, item("three"), item(paragraph("four"), numbers(1, item("a")))),
                numbers(1, item("one")),
                bullets(item("dot"), item(paragraph("dot"), numbers(7, item("seven"))))));
    var lists = written.find("//w:numPr/w:numId/@w:val");
    assertEquals(List.of("3", "3", "4", "5", "1", "1", "6"), lists);
    assertEquals(
        List.of("3", "1", "1", "7"),
        written.find("word/numbering.xml", "//w:startOverride/@w:val"));
    assertEquals(
        List.of("0", "1", "0", "1"), written.find("word/numbering.xml", "//w:lvlOverride/@w:ilvl"));
  }

  @Test
  void numbersBeyondTheFormatsAreChangedWithAWarning() throws Exception {
    var written =
        Written.of(document("en", null, numbers(-5, item("a")), numbers(999_999_999, item("b"))));
    assertEquals(
        List.of("0", "32767"), written.find("word/numbering.xml", "//w:startOverride/@w:val"));
    assertEquals(List.of("list_start_changed", "list_start_changed"), written.codes());
  }

  @Test
  void anItemThatBeginsWithSomethingElseHasItsMarkAllTheSame() throws Exception {
    var written =
        Written.of(
            document(
                "en",
                null,
                bullets(
                    item(),
                    item(new Block.Code(null, "code")),
                    item(heading(2, "heading")),
                    item(bullets(item("inner"))))));
    assertEquals(5, written.find("//w:numPr").size());
    assertEquals(
        List.of("ListBullet", "ListBullet", "Code", "Heading2", "ListBullet", "ListBullet"),
        written.find("//w:pStyle/@w:val"));
  }

  @Test
  void linksLeadToPagesMailAndHeadingsOnly() throws Exception {
    var written =
        Written.of(
            document(
                "en",
                null,
                heading(1, "Here & there"),
                heading(1, "Here & there"),
                paragraph(
                    link("https://example.com/?a=1&b=2", "page"),
                    link("mailto:ada@example.com", "mail"),
                    link("#here--there-1", "heading"),
                    link("javascript:alert(1)", "script"),
                    link("file:///etc/passwd", "file"),
                    link("#nowhere", "nowhere"))));
    assertEquals(List.of("page", "mail", "heading"), written.find("//w:hyperlink"));
    assertEquals(List.of("_Toc000000002"), written.find("//w:hyperlink/@w:anchor"));
    assertEquals(
        List.of("https://example.com/?a=1&b=2", "mailto:ada@example.com"),
        written.find("word/_rels/document.xml.rels", "//*[@TargetMode='External']/@Target"));
    assertEquals(List.of("link_left_out", "link_left_out", "link_left_out"), written.codes());
    assertTrue(written.find("//w:p").getLast().endsWith("scriptfilenowhere"));
  }

  @Test
  void wordsHaveTheirForm() throws Exception {
    var written = Written.of(Samples.report());
    assertEquals(List.of("2026", "few"), written.find("//w:r[w:rPr/w:b]"));
    assertEquals(List.of("few"), written.find("//w:r[w:rPr/w:i]"));
    assertEquals(List.of("not many"), written.find("//w:r[w:rPr/w:strike]"));
    assertEquals(
        List.of("callsheet --help"), written.find("//w:r[w:rPr/w:rStyle/@w:val='CodeInText']"));
  }

  @Test
  void headersOfTablesRepeatAndRowsStayTogetherUnlessTheyAreLong() throws Exception {
    var written = Written.of(document("en", null, table(wide("rows", 3, 200))));
    assertEquals(1, written.find("//w:tr[w:trPr/w:tblHeader]").size());
    assertEquals(201, written.find("//w:tr[w:trPr/w:cantSplit]").size());
    var bad = Written.of(Samples.badInput());
    assertEquals(2, bad.find("(//w:tbl)[1]/w:tr[not(w:trPr/w:cantSplit)]").size());
  }

  @Test
  void columnsOfNumbersAreAlignedAtTheirEnd() throws Exception {
    var written = Written.of(document("en", null, table(Samples.sales())));
    assertEquals(
        List.of("Revenue", "Cost", "Growth"),
        written.find("//w:tr[1]/w:tc[w:p/w:pPr/w:jc/@w:val='right']"));
    assertEquals(List.of("Open"), written.find("//w:tr[1]/w:tc[w:p/w:pPr/w:jc/@w:val='center']"));
  }

  @Test
  void tablesThatAreTooWideAreTurnedAndThenDivided() throws Exception {
    var some = Written.of(document("en-GB", null, table(wide("some", 11, 2)), paragraph("after")));
    assertEquals(List.of("landscape"), some.find("//w:pgSz/@w:orient"));
    assertEquals(2, some.find("//w:sectPr").size());
    assertEquals(List.of(), some.codes());
    var many = Written.of(document("en-GB", null, table(wide("many", 70, 2))));
    assertEquals(List.of("table_split"), many.codes());
    var columns = many.find("//w:tbl/w:tr[1]/w:tc");
    int tables = many.find("//w:tbl").size();
    assertEquals(
        IntStream.range(0, 70)
            .mapToObj(at -> (at % 3 == 0 ? "Name " : "Count ") + at)
            .sorted()
            .toList(),
        columns.stream().distinct().sorted().toList());
    assertEquals(70 + tables - 1, columns.size());
    for (var width : many.find("//w:tblW/@w:w")) {
      assertTrue(Integer.parseInt(width) <= 16_838 - 2 * 1_418, width);
    }
  }

  @Test
  void theColumnsOfATableAreAsWideAsItsGrid() throws Exception {
    var written =
        Written.of(document("en", null, table(wide("a", 11, 1)), table(wide("b", 40, 1))));
    for (int table = 1; table <= written.find("//w:tbl").size(); table++) {
      var grid = written.find("(//w:tbl)[" + table + "]/w:tblGrid/w:gridCol/@w:w");
      assertEquals(grid, written.find("(//w:tbl)[" + table + "]/w:tr[1]/w:tc/w:tcPr/w:tcW/@w:w"));
      assertEquals(
          List.of(Integer.toString(grid.stream().mapToInt(Integer::parseInt).sum())),
          written.find("(//w:tbl)[" + table + "]/w:tblPr/w:tblW/@w:w"));
    }
  }

  @Test
  void tablesWithMoreRowsThanWordTakesGoOnInAnother() throws Exception {
    var written = Written.of(document("en", null, table(wide("long", 1, 32_001))));
    assertEquals(2, written.find("//w:tbl").size());
    assertEquals(List.of("Name 0", "Item 32000 of 0"), written.find("(//w:tbl)[2]/w:tr"));
    assertEquals(List.of("table_continued"), written.codes());
  }

  @Test
  void picturesFitThePageAndKeepTheirShape() throws Exception {
    var written = Written.of(Samples.longReport());
    var widths = extents(written, "cx");
    var heights = extents(written, "cy");
    var pixels = List.of(4_000 / 30.0, 20 / 3_000.0, 1.0, 1.5, 1 / 3.0);
    for (int picture = 0; picture < pixels.size(); picture++) {
      long width = widths.get(widths.size() - pixels.size() + picture);
      long height = heights.get(widths.size() - pixels.size() + picture);
      assertTrue(width <= (12_240 - 2 * 1_440) * 635L, () -> width + " wide");
      assertTrue(height <= (15_840 - 2 * 1_440) * 635L, () -> height + " high");
      assertEquals(pixels.get(picture), (double) width / height, pixels.get(picture) * 0.01);
    }
    assertEquals(9_525, widths.get(widths.size() - 3));
  }

  @Test
  void picturesAndChartsHaveWordsForThoseWhoDoNotSeeThem() throws Exception {
    var written = Written.of(Samples.report());
    var descriptions = written.find("//wp:docPr/@descr");
    assertTrue(descriptions.getFirst().startsWith("Revenue and cost by month"));
    assertEquals(
        List.of("A map of the regions", "A circle on a green field"),
        descriptions.subList(1, descriptions.size()));
    assertEquals(
        List.of(
            "Figure 1: Revenue and cost by month",
            "Figure 2: A map of the regions",
            "Figure 3: A circle on a green field"),
        captions(written).subList(1, 4));
    var without =
        Written.of(document("en", null, new Block.Picture(Samples.image("cat.png", 9, 9), "  ")));
    assertEquals(List.of("cat.png"), without.find("//wp:docPr/@descr"));
    assertEquals(List.of("picture_without_description"), without.codes());
  }

  @Test
  void aDrawingIsThereAsVectorsBesideItsPixels() throws Exception {
    var written = Written.of(Samples.report());
    var vector = written.find("//*[local-name()='svgBlip']/@r:embed");
    assertEquals(1, vector.size());
    assertEquals(
        List.of("media/image2.svg"),
        written.find(
            "word/_rels/document.xml.rels",
            "//rel:Relationship[@Id='" + vector.getFirst() + "']/@Target"));
  }

  @Test
  void chartsAreLiveAndCarryTheirWorkbook() throws Exception {
    var written = Written.of(Samples.report());
    assertEquals(
        List.of("Revenue", "Cost"), written.find("word/charts/chart1.xml", "//c:ser/c:tx//c:v"));
    assertEquals(
        List.of("../embeddings/chart1.xlsx"),
        written.find("word/charts/_rels/chart1.xml.rels", "//@Target"));
    var bytes = written.parts().get("word/embeddings/chart1.xlsx");
    try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      assertEquals("Revenue", workbook.getSheetAt(0).getRow(0).getCell(1).getStringCellValue());
    }
  }

  @Test
  void wordsFromRightToLeftAreMarked() throws Exception {
    var written = Written.of(Samples.rightToLeft());
    assertEquals(1, written.find("word/styles.xml", "//w:style[@w:default='1']//w:bidi").size());
    assertEquals(
        List.of("This paragraph is in English."),
        written.find("//w:p[w:pPr/w:bidi/@w:val='0'][w:r/w:t]"));
    assertEquals(1, written.find("//w:tblPr/w:bidiVisual").size());
    assertEquals(1, written.find("//w:sectPr/w:bidi").size());
    assertEquals(
        List.of("he-IL"),
        written.find("//w:r[contains(., 'שלום')]/w:rPr/w:lang/@w:bidi").stream()
            .distinct()
            .toList());
    assertEquals(List.of("Callsheet Pro"), written.find("//w:p[2]/w:r[not(w:rPr/w:rtl)]"));
    assertEquals(
        List.of("ar-EG"), written.find("word/styles.xml", "//w:rPrDefault//w:lang/@w:bidi"));
    var english = Written.of(document("en", null, paragraph("שלום"), paragraph("Hello שלום")));
    assertEquals(List.of("1"), english.find("//w:bidi/@w:val"));
    assertEquals(List.of("שלום", "שלום"), english.find("//w:r[w:rPr/w:rtl]"));
  }

  @Test
  void eastAsianWordsAreMarked() throws Exception {
    var written = Written.of(Samples.chinese());
    assertTrue(written.find("//w:r[w:rPr/w:rFonts/@w:hint='eastAsia']").contains("年的销售额增长了"));
    assertEquals(
        List.of("zh-CN"), written.find("word/settings.xml", "//w:themeFontLang/@w:eastAsia"));
    var japanese = Written.of(document("en", null, paragraph("これは日本語です")));
    assertEquals(
        List.of("ja-JP"), japanese.find("word/styles.xml", "//w:rPrDefault//w:lang/@w:eastAsia"));
    assertEquals(
        List.of("en-US"), japanese.find("word/styles.xml", "//w:rPrDefault//w:lang/@w:val"));
  }

  @Test
  void thePaperIsThatOfTheCountry() throws Exception {
    for (var sizes :
        List.of(List.of("en-US", "12240"), List.of("en", "11906"), List.of("de-DE", "11906"))) {
      var written = Written.of(document(sizes.getFirst(), null));
      assertEquals(List.of(sizes.getLast()), written.find("//w:pgSz/@w:w"));
    }
  }

  @Test
  void aBrandColourThatIsTooPaleForTextIsNotUsedForIt() throws Exception {
    var pale = Written.of(Samples.report(), Samples.BRAND, false);
    var heading = "//w:style[@w:styleId='Heading1']/w:rPr/w:color/@w:themeColor";
    assertEquals(List.of("text1"), pale.find("word/styles.xml", heading));
    var plain = Written.of(Samples.report());
    assertEquals(List.of("accent1"), plain.find("word/styles.xml", heading));
    var header = "//w:tblStylePr[@w:type='firstRow']/w:rPr/w:color/@w:themeColor";
    assertEquals(List.of("text1"), pale.find("word/styles.xml", header));
    assertEquals(List.of("background1"), plain.find("word/styles.xml", header));
  }

  @Test
  void whatTheSpeakerSaysIsLeftOutWithAWarning() throws Exception {
    var written = Written.of(Samples.report());
    assertEquals(List.of("notes_left_out"), written.codes());
    assertEquals(List.of(), written.find("//w:t[contains(., 'Smile')]"));
  }

  @Test
  void aPageBreakStandsAtWhatFollowsIt() throws Exception {
    var written =
        Written.of(
            document(
                "en",
                null,
                new Block.PageBreak(),
                paragraph("first"),
                new Block.PageBreak(),
                table(wide("table", 2, 1)),
                new Block.PageBreak(),
                new Block.PageBreak(),
                heading(1, "last"),
                new Block.PageBreak()));
    assertEquals(
        List.of("Caption", "Separator", "Heading1"),
        written.find("//w:pPr[w:pageBreakBefore]/w:pStyle/@w:val"));
  }

  @Test
  void pagesOfOneKindStandTogether() throws Exception {
    var written =
        Written.of(
            document(
                "en",
                null,
                table(wide("one", 12, 1)),
                new Block.PageBreak(),
                heading(1, "Two"),
                table(wide("two", 12, 1)),
                new Block.PageBreak(),
                new Block.Notes(List.of())));
    assertEquals(List.of("landscape"), written.find("//w:pgSz/@w:orient"));
    assertEquals(1, written.find("//w:sectPr").size());
  }

  @Test
  void progressNeverGoesBackAndCanEndTheWork() throws Exception {
    var shares = new ArrayList<Double>();
    var warnings = new Warnings();
    var document = Samples.longReport();
    new DocxWriter()
        .write(
            new Order(document, Theme.PLAIN, false, warnings, shares::add),
            OutputStream.nullOutputStream());
    assertEquals(shares.stream().sorted().toList(), shares);
    assertEquals(1, shares.getLast());
    assertTrue(shares.stream().distinct().count() > 20);
    var written = new ByteArrayOutputStream();
    var cancelled =
        new Order(
            document,
            Theme.PLAIN,
            false,
            warnings,
            share -> {
              if (share > 0.5) {
                throw new CancellationException();
              }
            });
    assertThrows(CancellationException.class, () -> new DocxWriter().write(cancelled, written));
    assertEquals(0, written.size());
  }

  @Test
  void rowsAreReadAsTheyAreWrittenAndClosedAfterAFailure() {
    var read = new AtomicInteger();
    var closed = new AtomicInteger();
    var rows =
        new Dataset.Rows() {
          @Override
          public List<Value> next() throws IOException {
            if (read.incrementAndGet() == 1_000) {
              throw new IOException("The disk is gone");
            }
            return List.of(new Value.Text("row"));
          }

          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
    var readBefore = new ArrayList<Integer>();
    var order =
        new Order(
            document("en", null, table(new Endless(rows))),
            Theme.PLAIN,
            false,
            new Warnings(),
            _ -> readBefore.add(read.get()));
    var failure =
        assertThrows(
            IOException.class,
            () -> new DocxWriter().write(order, OutputStream.nullOutputStream()));
    assertEquals("The disk is gone", failure.getMessage());
    assertEquals(1, closed.get());
    assertTrue(readBefore.stream().anyMatch(count -> count > 0 && count < 300));
  }

  private record Endless(Rows rowsOfIt) implements Dataset {
    @Override
    public String name() {
      return "endless";
    }

    @Override
    public List<Column> columns() {
      return List.of(new Column("a", ColumnType.TEXT, 0, null, 3));
    }

    @Override
    public long rows() {
      return Long.MAX_VALUE / 4;
    }

    @Override
    public Rows open() {
      return rowsOfIt;
    }
  }

  @Test
  void whatIsNestedTooDeeplyIsFlattenedWithAWarning() throws Exception {
    Block block = paragraph("innermost");
    List<Inline> line = line("words");
    for (int level = 0; level < 20_000; level++) {
      block =
          level % 2 == 0
              ? bullets(item(block))
              : new Block.Quotation(List.of(block, new Block.Listing(true, 1, List.of())));
      line =
          switch (level % 3) {
            case 0 -> List.of(new Inline.Strong(line));
            case 1 -> List.of(new Inline.Emphasis(line));
            default -> List.of(new Inline.Link("https://example.com", line));
          };
    }
    var written =
        Written.of(document("en", null, new Block.Heading(1, line), new Block.Contents(), block));
    assertEquals(List.of("nesting_flattened"), written.codes());
    assertTrue(written.find("//w:p").contains("innermost"));
    assertEquals(List.of("words", "words"), written.find("//w:hyperlink"));
    assertFalse(
        written.find("//w:ind/@w:left").stream().anyMatch(left -> Integer.parseInt(left) > 4_536));
  }

  @Test
  void charactersThatXmlCannotHoldGiveWayWithAWarning() throws Exception {
    var written = Written.of(Samples.badInput());
    assertTrue(written.codes().contains("characters_replaced"));
    assertTrue(
        written
            .find("//w:p")
            .contains("Left out: [], replaced: [\uFFFD] [\uFFFD], kept: _x0041_ \uD83D\uDE00."));
    assertEquals(
        List.of("heading_left_out"),
        written.codes().stream().filter(code -> code.startsWith("heading")).toList());
    for (var warning : written.warnings()) {
      assertFalse(
          Stream.of(warning.message(), String.valueOf(warning.where()))
              .anyMatch(text -> text.matches("(?s).*[\\x00-\\x1F\\p{Cs}].*")),
          warning::toString);
    }
  }

  @Test
  void linesAndTabsWithinWordsAreKept() throws Exception {
    var written = Written.of(document("en", null, paragraph("a\tb\nc\r\nd\u2028e\u00ADf")));
    assertEquals(1, written.find("//w:tab").size());
    assertEquals(3, written.find("//w:br").size());
    assertEquals(1, written.find("//w:softHyphen").size());
    assertEquals(List.of("abcdef"), written.find("//w:p"));
  }

  @Test
  void anEmptyDocumentHasAParagraph() throws Exception {
    var written = Written.of(document("en", null));
    assertEquals(1, written.find("//w:body/w:p").size());
    assertEquals(List.of(), written.codes());
  }

  @Test
  void onlyWhatIsAskedForIsMarkedAsATest() throws Exception {
    var test = Written.of(document("en", null), Theme.PLAIN, true);
    assertEquals(List.of("TEST"), test.find("word/header1.xml", "//w:t"));
    assertEquals(1, test.find("//w:sectPr/w:headerReference").size());
    var plain = Written.of(document("en", null));
    assertFalse(plain.parts().containsKey("word/header1.xml"));
  }

  @Test
  void everyKindOfChartIsTaken() throws Exception {
    var charts = Stream.of(ChartKind.values()).map(kind -> Samples.chart(kind, null)).toList();
    var written = Written.of(document("en", null, charts.toArray(Block[]::new)));
    assertEquals(charts.size(), written.find("//c:chart").size());
    assertEquals("Figure " + charts.size(), captions(written).getLast());
  }

  @Test
  void aTableWithoutANameHasItsNumberOnly() throws Exception {
    var written =
        Written.of(
            document("en", null, table(wide("Table 1", 2, 1)), table(wide("Table 2", 40, 1))));
    assertEquals(
        List.of("Table 1", "Table 2 (1/4)", "Table 2 (2/4)", "Table 2 (3/4)", "Table 2 (4/4)"),
        captions(written));
  }

  private static List<String> captions(Written written) throws Exception {
    var captions = new ArrayList<String>();
    int count = written.find("//w:p[w:pPr/w:pStyle/@w:val='Caption']").size();
    for (int caption = 1; caption <= count; caption++) {
      var path = "(//w:p[w:pPr/w:pStyle/@w:val='Caption'])[" + caption + "]//w:t";
      captions.add(String.join("", written.find(path)));
    }
    return captions;
  }

  private static List<Long> extents(Written written, String side) throws Exception {
    return written.find("//wp:extent/@" + side).stream().map(Long::valueOf).toList();
  }

  private static Inline link(String target, String words) {
    return new Inline.Link(target, line(words));
  }
}
