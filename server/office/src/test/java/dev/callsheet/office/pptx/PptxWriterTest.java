package dev.callsheet.office.pptx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.ColumnType;
import dev.callsheet.office.data.TableInMemory;
import dev.callsheet.office.data.Value;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.Order;
import dev.callsheet.office.text.Inline;
import dev.callsheet.office.theme.Theme;
import dev.callsheet.office.warning.Warnings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFGraphicFrame;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFPictureShape;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Isolated
class PptxWriterTest {
  private static final String OWN =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  @Test
  void titlesNotesAndTablesAreReadBack() throws IOException {
    var deck = DeckFile.of(Decks.ordinary());

    assertEquals(
        List.of(
            "Season review",
            "Agenda",
            "Where we stand",
            "Next steps",
            "The year in numbers",
            "Revenue and cost",
            "Revenue by month",
            "Orders",
            "Costs",
            "Shares",
            "Shares of orders",
            "Orders against revenue",
            "On set",
            "The brand"),
        deck.titles());
    assertEquals(14, deck.slides());
    assertEquals(List.of(), deck.warnings());
    try (var show = deck.open()) {
      var slides = show.getSlides();
      assertEquals(
          List.of("What the numbers of the year say\nAda Meyer"), DeckFile.texts(slides.get(0)));
      assertEquals("Welcome everybody.", notes(slides.get(0).getNotes()));
      assertEquals("Say that the plan was 15 percent.", notes(slides.get(2).getNotes()));
      var table = table(slides.get(4).getShapes());
      assertEquals(13, table.getNumberOfRows());
      assertEquals("Revenue", table.getCell(0, 2).getText());
      assertEquals("€12,731.50", table.getCell(2, 2).getText());
      assertEquals("Feb 1, 2026", table.getCell(2, 1).getText());
      assertEquals("15.7%", table.getCell(2, 4).getText());
    }
  }

  private static String notes(XSLFNotes notes) {
    assertNotNull(notes);
    return notes.getTextParagraphs().stream()
        .flatMap(List::stream)
        .map(paragraph -> paragraph.getText())
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("\n"));
  }

  private static XSLFTable table(List<? extends Object> shapes) {
    return (XSLFTable)
        shapes.stream().filter(shape -> shape instanceof XSLFTable).findFirst().orElseThrow();
  }

  @Test
  void allTextStandsInPlaceholders() throws IOException {
    for (var document : List.of(Decks.ordinary(), Decks.longOne(), Decks.rightToLeft())) {
      try (var show = DeckFile.of(document).open()) {
        int seen = 0;
        for (var slide : show.getSlides()) {
          for (var shape : slide.getShapes()) {
            assertTrue(shape.isPlaceholder(), DeckFile.title(slide) + ": " + shape.getShapeName());
            seen++;
          }
          assertFalse(DeckFile.title(slide).isEmpty());
        }
        assertTrue(seen > show.getSlides().size());
      }
    }
  }

  @Test
  void listsKeepTheirLevels() throws IOException {
    try (var show = DeckFile.of(Decks.ordinary()).open()) {
      var body = body(show.getSlides().get(2).getShapes());

      assertEquals(
          List.of(
              "0 Revenue grew in every month",
              "1 Most of it in the second half",
              "2 Autumn alone brought a third",
              "2 Winter is open",
              "1 Costs stayed level",
              "0 Orders vary from month to month",
              "0 The margin is better than planned"),
          body.getTextParagraphs().stream()
              .map(line -> line.getIndentLevel() + " " + line.getText())
              .toList());
    }
  }

  private static XSLFTextShape body(List<? extends Object> shapes) {
    return (XSLFTextShape) shapes.get(1);
  }

  @Test
  void listsThatGoOnOnAnotherSlideCountOn() throws IOException {
    var deck =
        DeckFile.of(
            Decks.of(
                "Count",
                Decks.heading(2, "Many"),
                Decks.numbers(
                    5,
                    IntStream.range(0, 40)
                        .mapToObj(number -> Decks.item("Item " + number))
                        .toArray(Block.Item[]::new))));

    var second = deck.part("ppt/slides/slide3.xml");
    var item = Pattern.compile("startAt=\"(\\d+)\".*?Item (\\d+)<").matcher(second);
    assertTrue(item.find());
    assertEquals(Integer.parseInt(item.group(2)) + 5, Integer.parseInt(item.group(1)));
    assertTrue(Integer.parseInt(item.group(2)) > 5);
  }

  @Test
  void chartsCarryTheirValuesInAWorkbook() throws Exception {
    try (var show = DeckFile.of(Decks.ordinary()).open()) {
      var parts = show.getPackage().getPartsByName(Pattern.compile("/ppt/embeddings/.*"));
      assertEquals(7, parts.size());
      try (var workbook = new XSSFWorkbook(parts.getFirst().getInputStream())) {
        var sheet = workbook.getSheetAt(0);
        assertEquals("Revenue", sheet.getRow(0).getCell(1).getStringCellValue());
        assertEquals(12_731.5, sheet.getRow(2).getCell(1).getNumericCellValue());
      }
      var chart =
          show.getSlides().get(5).getRelations().stream()
              .filter(part -> part instanceof XSLFChart)
              .map(part -> (XSLFChart) part)
              .findFirst()
              .orElseThrow();
      assertEquals(
          "Sheet1!$B$2:$B$13",
          chart
              .getCTChart()
              .getPlotArea()
              .getBarChartArray(0)
              .getSerArray(0)
              .getVal()
              .getNumRef()
              .getF());
      assertEquals(1, chart.getPackagePart().getRelationshipsByType(OWN + "package").size());
    }
  }

  @Test
  void picturesAndChartsHaveAlternativeTextsAndPicturesTheirRatio() throws IOException {
    try (var show = DeckFile.of(Decks.ordinary()).open()) {
      int pictures = 0;
      int charts = 0;
      for (var slide : show.getSlides()) {
        for (var shape : slide.getShapes()) {
          if (shape instanceof XSLFPictureShape picture) {
            pictures++;
            var anchor = picture.getAnchor();
            double ratio = DeckFile.title(slide).equals("On set") ? 900.0 / 600 : 2;
            assertEquals(ratio, anchor.getWidth() / anchor.getHeight(), 0.001);
          }
          if (shape instanceof XSLFGraphicFrame frame && frame.hasChart()) {
            charts++;
          }
        }
      }
      assertEquals(2, pictures);
      assertEquals(7, charts);
    }
    var deck = DeckFile.of(Decks.ordinary());
    assertTrue(deck.part("ppt/slides/slide13.xml").contains("descr=\"The stage from above\""));
    assertTrue(
        deck.part("ppt/slides/slide6.xml")
            .contains("descr=\"Revenue and cost by month: Revenue, Cost / Month (Jan … Dec)\""));
    assertTrue(deck.part("ppt/slides/_rels/slide14.xml.rels").contains("image2.svg"));
  }

  @Test
  void theSameOrderHasTheSameBytesEverywhere() throws IOException {
    var locale = Locale.getDefault();
    var zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.US);
      TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
      var first = DeckFile.of(Decks.ordinary()).bytes();
      var firstLong = DeckFile.of(Decks.longOne()).bytes();
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      assertArrayEquals(first, DeckFile.of(Decks.ordinary()).bytes());
      assertArrayEquals(firstLong, DeckFile.of(Decks.longOne()).bytes());
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void testsAreMarkedOnEachSlide() throws IOException {
    var real = DeckFile.of(Decks.ordinary());
    var test = DeckFile.of(Decks.ordinary(), Theme.PLAIN, true);

    assertFalse(String.join("", real.parts().values()).contains(">TEST<"));
    // All slides show what stands on the master, unless a layout hides it.
    assertTrue(test.part("ppt/slideMasters/slideMaster1.xml").contains(">TEST<"));
    assertFalse(String.join("", test.parts().values()).contains("showMasterSp"));
  }

  @Test
  void coloursAndFontsAreThoseOfTheTheme() throws IOException {
    var plain = Theme.PLAIN;
    var theme =
        new Theme(
            List.of("AA0000", "00AA00", "0000AA", "AAAA00", "00AAAA", "AA00AA"),
            plain.dark(),
            plain.light(),
            plain.muted(),
            plain.tint(),
            plain.link(),
            "Georgia",
            "Verdana",
            Decks.png("mark.png", 300, 80),
            "Confidential");
    var deck = DeckFile.of(Decks.ordinary(), theme, false);

    for (var part : deck.parts().entrySet()) {
      if (!part.getKey().startsWith("ppt/theme/")) {
        assertFalse(part.getValue().contains("srgbClr"), part.getKey());
        assertFalse(part.getValue().contains("Georgia"), part.getKey());
      }
    }
    assertTrue(deck.part("ppt/theme/theme1.xml").contains("AA0000"));
    assertTrue(deck.part("ppt/theme/theme1.xml").contains("Georgia"));
    assertTrue(deck.part("ppt/slideMasters/slideMaster1.xml").contains("descr=\"mark.png\""));
    assertTrue(deck.part("ppt/slides/slide3.xml").contains(">Confidential<"));
    assertTrue(deck.part("ppt/slides/slide3.xml").contains("type=\"slidenum\""));
  }

  @Test
  void theDeckSaysItsTitleAuthorAndLanguage() throws IOException {
    try (var show = DeckFile.of(Decks.chinese()).open()) {
      assertEquals("年度报告", show.getProperties().getCoreProperties().getTitle());
    }
    try (var show = DeckFile.of(Decks.ordinary()).open()) {
      assertEquals("Ada Meyer", show.getProperties().getCoreProperties().getCreator());
    }
    assertTrue(
        DeckFile.of(Decks.chinese())
            .part("docProps/core.xml")
            .contains("<dc:language>zh-CN</dc:language>"));
  }

  @Test
  void theAgendaLeadsToItsSlides() throws Exception {
    try (var show = DeckFile.of(Decks.ordinary()).open()) {
      var agenda = show.getSlides().get(1);
      var lines = body(agenda.getShapes()).getTextParagraphs();
      assertEquals(12, lines.size());
      for (int line = 0; line < lines.size(); line++) {
        var link = lines.get(line).getTextRuns().getFirst().getHyperlink();
        assertNotNull(link);
        var target = agenda.getRelationById(link.getXmlObject().getId());
        assertEquals(show.getSlides().get(line + 2), target);
        assertEquals("ppaction://hlinksldjump", link.getXmlObject().getAction());
      }
    }
  }

  @Test
  void anAgendaWithoutAHeadingHasATitleInTheLanguageOfTheDocument() throws IOException {
    assertEquals(
        List.of("Bericht", "Inhalt", "Lage"),
        DeckFile.of(
                Decks.of(
                    "Bericht",
                    Locale.GERMANY,
                    List.of(
                        new Block.Contents(), Decks.heading(2, "Lage"), Decks.paragraph("Gut"))))
            .titles());
  }

  @Test
  void linksLeadOnlyToTheWebToMailAndToSlides() throws Exception {
    var deck = DeckFile.of(BadInput.ODD_NUMBERS_AND_LINKS.document());
    var targets = new ArrayList<String>();
    try (var show = deck.open()) {
      for (var relationship : show.getSlides().get(1).getPackagePart().getRelationships()) {
        if (relationship.getTargetMode() == TargetMode.EXTERNAL) {
          targets.add(relationship.getTargetURI().toString());
        }
      }
      assertEquals(
          List.of("mailto:ada@example.com", "https://example.com/?a=1&b=%3C2%3E"), targets);
      var words = DeckFile.texts(show.getSlides().get(1)).getFirst();
      assertTrue(words.contains("scriptfilebrokennowherehere"), words);
    }
    assertEquals(List.of("link_left_out"), deck.codes());
    assertEquals(4, deck.warnings().size());
  }

  @Test
  void longTablesRepeatTheirHeaderAndWideOnesTheirFirstColumn() throws IOException {
    var data = Decks.large(200, 30);
    var deck = DeckFile.of(Decks.of("T", Decks.heading(2, "All"), Decks.table(data)));
    var cells = new HashMap<String, String>();
    try (var show = deck.open()) {
      for (var slide : show.getSlides().subList(1, show.getSlides().size())) {
        var table = table(slide.getShapes());
        assertEquals("Reel", table.getCell(0, 0).getText());
        assertTrue(
            table.getAnchor().getMaxY() <= 484.5 && table.getAnchor().getMaxX() <= 912.5,
            () -> DeckFile.title(slide) + " " + table.getAnchor());
        for (int row = 1; row < table.getNumberOfRows(); row++) {
          for (int column = 1; column < table.getNumberOfColumns(); column++) {
            var before =
                cells.put(
                    table.getCell(row, 0).getText() + " " + table.getCell(0, column).getText(),
                    table.getCell(row, column).getText());
            assertEquals(null, before);
          }
        }
      }
      var count = show.getSlides().size() - 1;
      assertEquals(
          "All (%d/%d)".formatted(count, count), DeckFile.title(show.getSlides().getLast()));
    }
    assertEquals(200 * 29, cells.size());
    assertEquals("55,209", cells.get("Reel 002 Measure 10"));
  }

  @Test
  void whatIsLeftOutOfAnEnormousTableIsSaid() throws IOException {
    assertEquals(
        List.of("table_columns_cut", "table_rows_cut", "value_cut"),
        DeckFile.of(BadInput.ENORMOUS_TABLE.document()).codes());
  }

  @Test
  void longTextGoesOnWithoutLosingAWord() throws IOException {
    var document = BadInput.ENORMOUS_PARAGRAPH.document();
    var deck = DeckFile.of(document);

    assertEquals(List.of(), deck.warnings());
    var words = new StringBuilder();
    try (var show = deck.open()) {
      int slides = show.getSlides().size() - 1;
      for (int number = 1; number <= slides; number++) {
        var slide = show.getSlides().get(number);
        assertEquals("Long (%d/%d)".formatted(number, slides), DeckFile.title(slide));
        words.append(DeckFile.texts(slide).getFirst());
      }
    }
    var paragraph = (Block.Paragraph) document.blocks().getFirst();
    assertEquals(Inline.plain(paragraph.text()), words.toString());
  }

  @Test
  void headingsThatAreTooLongAreWholeInTheNotes() throws IOException {
    var document = BadInput.ENORMOUS_HEADINGS.document();
    var deck = DeckFile.of(document);

    assertEquals(List.of("heading_cut"), deck.codes());
    try (var show = deck.open()) {
      var slides = show.getSlides();
      assertTrue(DeckFile.title(slides.getFirst()).endsWith("…"));
      assertTrue(notes(slides.getFirst().getNotes()).contains(Decks.prose(40_000)));
      assertTrue(DeckFile.title(slides.getLast()).endsWith("…"));
      assertEquals("\uD83D\uDE00".repeat(2_000), notes(slides.getLast().getNotes()));
    }
  }

  @Test
  void aTableThatIsALittleTooLongIsSmaller() throws IOException {
    assertEquals(
        List.of("T", "All"),
        DeckFile.of(Decks.of("T", Decks.heading(2, "All"), Decks.table(Decks.large(16, 4))))
            .titles());
    assertEquals(
        List.of("T", "All (1/3)", "All (2/3)", "All (3/3)"),
        DeckFile.of(Decks.of("T", Decks.heading(2, "All"), Decks.table(Decks.large(40, 4))))
            .titles());
  }

  @Test
  void longTextsInFewColumnsStayLegible() throws IOException {
    var columns =
        List.of(
            new Column("Who", ColumnType.TEXT, 0, null, 5),
            new Column("What", ColumnType.TEXT, 0, null, 200));
    var rows =
        IntStream.range(0, 30)
            .mapToObj(
                row ->
                    List.<Value>of(new Value.Text("Ada"), new Value.Text(Decks.SENTENCE.strip())))
            .toList();
    var deck =
        DeckFile.of(
            Decks.of(
                "T", Decks.heading(2, "All"), Decks.table(new TableInMemory("t", columns, rows))));

    assertTrue(deck.part("ppt/slides/slide2.xml").contains("sz=\"1400\""));
    assertTrue(deck.slides() > 3);
  }

  @Test
  void aTableThatHasRoomHasLargeLetters() throws IOException {
    var columns =
        List.of(
            new Column("Month", ColumnType.TEXT, 0, null, 5),
            new Column("Revenue", ColumnType.TEXT, 0, null, 7));
    var rows = List.of(List.<Value>of(new Value.Text("May"), new Value.Text("much")));
    var deck =
        DeckFile.of(
            Decks.of(
                "T", Decks.heading(2, "All"), Decks.table(new TableInMemory("t", columns, rows))));

    assertTrue(deck.part("ppt/slides/slide2.xml").contains("sz=\"2000\""));
  }

  @Test
  void rightToLeftTextIsMarked() throws IOException {
    var deck = DeckFile.of(Decks.rightToLeft());
    var master = deck.part("ppt/slideMasters/slideMaster1.xml");
    var slide = deck.part("ppt/slides/slide4.xml");

    assertTrue(master.contains("<a:lvl1pPr algn=\"r\" rtl=\"1\">"));
    assertTrue(deck.part("ppt/presentation.xml").contains("rtl=\"1\""));
    assertTrue(deck.part("ppt/slides/slide6.xml").contains("<a:tblPr rtl=\"1\""));
    assertTrue(slide.contains("lang=\"ar-EG\""));
    assertTrue(
        Pattern.compile("<a:pPr algn=\"l\" rtl=\"0\"/?>.{0,200}An English line")
            .matcher(slide)
            .find(),
        slide);
    var mixed =
        DeckFile.of(Decks.of("Mixed", Decks.heading(2, "Words"), Decks.paragraph("שלום לכולם")));
    var hebrew = mixed.part("ppt/slides/slide2.xml");
    assertTrue(hebrew.contains("algn=\"r\" rtl=\"1\""), hebrew);
    assertTrue(hebrew.contains("lang=\"he-IL\""), hebrew);
  }

  @Test
  void eastAsianTextHasItsLanguage() throws IOException {
    assertTrue(
        DeckFile.of(Decks.chinese()).part("ppt/slides/slide4.xml").contains("lang=\"zh-CN\""));
    var mixed =
        DeckFile.of(
                Decks.of(
                    "Mixed",
                    Decks.heading(2, "Words"),
                    Decks.paragraph("カメラの位置"),
                    Decks.paragraph("촬영 일정"),
                    Decks.paragraph("plain")))
            .part("ppt/slides/slide2.xml");
    assertTrue(mixed.contains("lang=\"ja-JP\""), mixed);
    assertTrue(mixed.contains("lang=\"ko-KR\""), mixed);
    assertTrue(mixed.contains("lang=\"en-US\""), mixed);
  }

  @Test
  void textStandsBesideWhatItIsAbout() throws IOException {
    try (var show = DeckFile.of(Decks.ordinary()).open()) {
      var slide = show.getSlides().get(12);
      assertEquals("Title and two contents", slide.getSlideLayout().getName());
      assertEquals(
          List.of("The stage has two levels\nThe crane is new\nNo daylight"),
          DeckFile.texts(slide));
    }
  }

  @Test
  void notesStandOnTheSlideOfWhatTheyFollow() throws IOException {
    var deck =
        DeckFile.of(
            Decks.of(
                "Notes",
                Decks.heading(1, "Part"),
                Decks.notes("of the part"),
                Decks.heading(2, "First"),
                Decks.paragraph("one"),
                Decks.notes("of one"),
                new Block.PageBreak(),
                Decks.paragraph("two"),
                Decks.notes("of two"),
                Decks.heading(1, "Other"),
                Decks.heading(2, "Nothing"),
                Decks.notes("of nothing")));

    try (var show = deck.open()) {
      assertEquals(
          List.of(
              "Notes: -",
              "Part: of the part",
              "First (1/2): of one",
              "First (2/2): of two",
              "Other: -",
              "Nothing: of nothing"),
          show.getSlides().stream()
              .map(
                  slide ->
                      DeckFile.title(slide)
                          + ": "
                          + (slide.getNotes() == null ? "-" : notes(slide.getNotes())))
              .toList());
    }
  }

  @Test
  void charactersThatXmlCannotHoldAreReplacedAndSaidSo() throws IOException {
    var deck = DeckFile.of(BadInput.CONTROL_CHARACTERS.document());

    assertTrue(deck.codes().contains("characters_replaced"), deck.codes()::toString);
    assertEquals("abc de\uFFFD\uFFFDf\uFFFDg", deck.titles().getFirst());
  }

  @Test
  void whatLooksLikeAnEscapeIsText() throws IOException {
    try (var show = DeckFile.of(BadInput.ODD_NUMBERS_AND_LINKS.document()).open()) {
      assertTrue(
          DeckFile.texts(show.getSlides().get(1))
              .getFirst()
              .endsWith("_x0041_ & <b> \"quoted\" ]]>"));
    }
  }

  @ParameterizedTest
  @EnumSource(BadInput.class)
  void badInputMakesADeckThatOpens(BadInput input) throws IOException {
    var deck = DeckFile.of(input.document());

    try (var show = deck.open()) {
      assertEquals(deck.slides(), show.getSlides().size());
      assertTrue(deck.slides() > 0);
    }
  }

  @Test
  void aDeckThatNoProgramOpensEndsWithAWarning() throws IOException {
    var headings =
        IntStream.range(0, DeckLayout.MOST_SLIDES + 5)
            .mapToObj(number -> Decks.heading(2, "Slide " + number))
            .toArray(Block[]::new);
    var deck = DeckFile.of(Decks.of("Many", headings));

    assertEquals(DeckLayout.MOST_SLIDES, deck.slides());
    assertEquals(List.of("slides_cut"), deck.codes());
    assertEquals(
        List.of(),
        DeckFile.of(
                Decks.of(
                    "Many",
                    List.of(headings).subList(0, DeckLayout.MOST_SLIDES - 1).toArray(Block[]::new)))
            .codes());
  }

  @Test
  void theInnermostOfDeepNestingIsThere() throws IOException {
    var deck = DeckFile.of(BadInput.DEEP_NESTING.document());
    var all = String.join("", deck.parts().values());

    assertTrue(all.contains("innermost item"));
    assertTrue(all.contains("innermost quotation"));
    assertTrue(all.contains("innermost words"));
    assertEquals(List.of("nesting_flattened"), deck.codes());
  }

  @Test
  void tablesInListsHaveASlide() throws IOException {
    var table =
        new TableInMemory(
            "inner",
            List.of(new Column("Name", ColumnType.TEXT, 0, null, 5)),
            List.of(List.of(new Value.Text("Ada"))));
    var deck =
        DeckFile.of(
            Decks.of(
                "T",
                Decks.heading(2, "List"),
                Decks.bullets(Decks.item("before", Decks.table(table)), Decks.item("after"))));

    assertEquals(List.of("T", "List (1/3)", "List (2/3)", "List (3/3)"), deck.titles());
  }

  @Test
  void progressGrowsToTheWholeAndEndsTheWork() throws IOException {
    var shares = new ArrayList<Double>();
    new PptxWriter()
        .write(
            new Order(Decks.longOne(), Theme.PLAIN, false, new Warnings(), shares::add),
            new ByteArrayOutputStream());

    assertEquals(shares.stream().sorted().toList(), shares);
    assertEquals(1.0, shares.getLast());
    assertTrue(shares.size() > 67);
    var bytes = new ByteArrayOutputStream();
    assertThrows(
        CancellationException.class,
        () ->
            new PptxWriter()
                .write(
                    new Order(
                        Decks.longOne(),
                        Theme.PLAIN,
                        false,
                        new Warnings(),
                        share -> {
                          if (share > 0.5) {
                            throw new CancellationException();
                          }
                        }),
                    bytes));
    assertEquals(0, bytes.size());
  }
}
