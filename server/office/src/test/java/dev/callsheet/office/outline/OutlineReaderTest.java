package dev.callsheet.office.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.ColumnType;
import dev.callsheet.office.data.Dataset;
import dev.callsheet.office.data.DescribedTable;
import dev.callsheet.office.data.InlineTable;
import dev.callsheet.office.data.Value;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.ChartKind;
import dev.callsheet.office.document.Metadata;
import dev.callsheet.office.image.Image;
import dev.callsheet.office.text.Inline;
import dev.callsheet.office.warning.Warnings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutlineReaderTest {
  private static final Metadata UNKNOWN = new Metadata(null, null, Locale.ENGLISH);
  private static final Dataset SALES =
      InlineTable.of(
          "sales.csv",
          List.of("month", "revenue", "cost", "note"),
          List.of(List.of("Jan", 5, 3, "a"), List.of("Feb", 6, 4, "b")),
          new Warnings());
  private static final Image LOGO =
      new Image(
          "logo.png", Image.Format.PNG, 4, 3, () -> new ByteArrayInputStream(new byte[0]), null);
  private static final Sources SOURCES =
      new Sources(
          List.of(
              new Sources.Table("sales.csv", null, SALES),
              new Sources.Table("book.xlsx", "One", described("book.xlsx#One")),
              new Sources.Table("book.xlsx", "Two", described("book.xlsx#Two"))),
          List.of(new Sources.Picture(LOGO, "The mark of the house")));

  @Test
  void readsBlocksOfEachKind() {
    var blocks =
        blocks(
            """
            # Title

            Words *slanted **both*** `code` ~~gone~~ [link](https://example.com/).

            Setext
            ------

            7. seven
            8. eight
               - below

            > Quoted

            ```java
            int x;
            ```

            ***
            """);
    assertEquals(
        List.of(
            new Block.Heading(1, List.of(text("Title"))),
            new Block.Paragraph(
                List.of(
                    text("Words "),
                    new Inline.Emphasis(
                        List.of(text("slanted "), new Inline.Strong(List.of(text("both"))))),
                    text(" "),
                    new Inline.Code("code"),
                    text(" "),
                    new Inline.Struck(List.of(text("gone"))),
                    text(" "),
                    new Inline.Link("https://example.com/", List.of(text("link"))),
                    text("."))),
            new Block.Heading(2, List.of(text("Setext"))),
            new Block.Listing(
                true,
                7,
                List.of(
                    new Block.Item(List.of(paragraph("seven"))),
                    new Block.Item(
                        List.of(
                            paragraph("eight"),
                            new Block.Listing(
                                false, 1, List.of(new Block.Item(List.of(paragraph("below"))))))))),
            new Block.Quotation(List.of(paragraph("Quoted"))),
            new Block.Code("java", "int x;"),
            new Block.Rule()),
        blocks);
  }

  @Test
  void readsLineBreaksEntitiesAndTasks() {
    assertEquals(
        List.of(
            new Block.Paragraph(
                List.of(
                    text("a & ©"),
                    new Inline.LineBreak(),
                    text("b c"),
                    new Inline.LineBreak(),
                    text("d"))),
            paragraph("中文第一行第二行"),
            new Block.Listing(
                false,
                1,
                List.of(
                    new Block.Item(List.of(paragraph("☑ done"))),
                    new Block.Item(List.of(paragraph("☐ to do"))),
                    new Block.Item(List.of(paragraph("[y] neither")))))),
        blocks(
            "a &amp; &copy;  \nb\nc<br/>d\n\n中文第一行\n第二行\n\n- [x] done\n- [ ] to do\n"
                + "- [y] neither\n"));
  }

  @Test
  void makesParagraphsOfTextWithoutStructure() {
    assertEquals(
        List.of(paragraph("First words."), paragraph("Second words.")),
        blocks("First words.\r\n\r\nSecond\r\nwords.\r\n"));
    assertFalse(OutlineReader.isOutline("Write a report on sales.\n\nMake it short."));
    assertTrue(OutlineReader.isOutline("# Sales\n\nMake it short."));
    assertTrue(OutlineReader.isOutline("Text\n\n{{toc}}"));
  }

  @Test
  void takesTheTitleFromWhereItIs() {
    var matter = "---\ntitle: \"Above: it\"\nauthor: Ann\n---\n# Heading\n";
    assertEquals("Above: it", metadata(matter, UNKNOWN).title());
    assertEquals("Ann", metadata(matter, UNKNOWN).author());
    assertEquals("Given", metadata(matter, new Metadata("Given", null, Locale.ENGLISH)).title());
    assertEquals("First heading", metadata("## No\n\n# First *heading*\n", UNKNOWN).title());
    assertNull(metadata("Words", UNKNOWN).title());
  }

  @Test
  void takesAThematicBreakForNoFrontMatter() {
    assertEquals(
        List.of(new Block.Rule(), paragraph("words"), new Block.Rule()),
        blocks("---\n\nwords\n\n---\n"));
  }

  @Test
  void leavesOutATableWithoutColumns() {
    var outline = new OutlineReader(Sources.NONE).read("Words.\n\n|\n|-\n", UNKNOWN);
    assertEquals("table_left_out", outline.warnings().getFirst().code());
    assertTrue(outline.detected().tables().isEmpty());
  }

  @Test
  void readsTablesWithTypesFormsAndAlignments() throws IOException {
    var table =
        assertInstanceOf(
            Block.Table.class,
            blocks(
                    """
                    ## Prices

                    | Name | Price | Note |
                    |:-----|------:|:----:|
                    | a \\| b | $5 | **new** |
                    | c | $1,200.50 | old |
                    """)
                .get(1));
    assertEquals("Prices", table.data().name());
    assertEquals(
        List.of(Block.Alignment.START, Block.Alignment.END, Block.Alignment.CENTER),
        table.alignments());
    assertEquals(
        List.of(ColumnType.TEXT, ColumnType.CURRENCY, ColumnType.TEXT),
        table.data().columns().stream().map(Column::type).toList());
    assertEquals(
        List.of(
            new Value.Text("a | b"),
            new Value.Money(new BigDecimal("5"), "USD"),
            new Value.Rich(List.of(new Inline.Strong(List.of(text("new")))))),
        values(table.data()).getFirst());
  }

  @Test
  void warnsOfCellsBeyondTheHeader() {
    var outline = read("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 1 | 2 |\n");
    assertEquals(List.of("cells_left_out"), codes(outline));
    assertEquals("line 3", outline.warnings().getFirst().where());
  }

  @Test
  void placesDataByDirectives() throws IOException {
    var outline =
        read(
            """
            # Sales
            {{table: sales.csv, columns=cost,month, limit=1}}
            {{chart: bar, sales.csv, x=month, y=revenue,cost, title="By month, all"}}
            {{toc}} {{pagebreak}}
            {{table: book.xlsx#two}}
            {{table: BOOK#One}}
            {{image: logo.png, alt=Our mark, large}}
            {{notes: Say *this*.

            - And this.
            }}
            """);
    assertEquals(List.of(), outline.missing());
    assertEquals(List.of(), codes(outline));
    var blocks = outline.document().blocks();
    var table = assertInstanceOf(Block.Table.class, blocks.get(1));
    assertEquals(
        List.of("cost", "month"), table.data().columns().stream().map(Column::name).toList());
    assertEquals(1, table.data().rows());
    assertEquals(
        List.of(List.of(new Value.Number(new BigDecimal("3")), new Value.Text("Jan"))),
        values(table.data()));
    assertEquals(
        new Block.Chart(ChartKind.BAR, "By month, all", SALES, 0, List.of(1, 2)), blocks.get(2));
    assertEquals(new Block.Contents(), blocks.get(3));
    assertEquals(new Block.PageBreak(), blocks.get(4));
    assertEquals("book.xlsx#Two", ((Block.Table) blocks.get(5)).data().name());
    assertEquals("book.xlsx#One", ((Block.Table) blocks.get(6)).data().name());
    assertEquals(new Block.Picture(LOGO, "Our mark, large"), blocks.get(7));
    assertEquals(
        new Block.Notes(
            List.of(
                new Block.Paragraph(
                    List.of(text("Say "), new Inline.Emphasis(List.of(text("this"))), text("."))),
                new Block.Listing(
                    false, 1, List.of(new Block.Item(List.of(paragraph("And this."))))))),
        blocks.get(8));
    assertEquals(9, blocks.size());
    assertEquals(List.of("sales.csv", "book.xlsx#two", "BOOK#One"), outline.detected().tables());
    assertEquals(List.of("bar, sales.csv"), outline.detected().charts());
    assertEquals(List.of("logo.png"), outline.detected().images());
  }

  @Test
  void drawsAllNumbersWhereAChartNamesNoColumns() {
    var outline = read("{{chart: line, sales.csv}}");
    var chart = (Block.Chart) outline.document().blocks().getFirst();
    assertEquals(0, chart.category());
    assertEquals(List.of(1, 2), chart.series());
    assertNull(chart.title());
  }

  @Test
  void changesChartsThatCannotBeAsTheyAreAskedFor() {
    var outline =
        read(
            "{{chart: pie, sales.csv, x=month, y=revenue,cost}}\n"
                + "{{chart: scatter, sales.csv, x=month, y=cost}}\n"
                + "{{chart: column, sales.csv, x=month, y=note,cost}}\n");
    var charts =
        outline.document().blocks().stream().limit(3).map(Block.Chart.class::cast).toList();
    assertEquals(List.of(1), charts.get(0).series());
    assertEquals(ChartKind.LINE, charts.get(1).kind());
    assertEquals(List.of(2), charts.get(2).series());
    assertEquals(
        List.of("series_left_out", "chart_kind_changed", "series_left_out"), codes(outline));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{{table: other.csv}}|FILE",
        "{{table: book.xlsx#Three}}|FILE",
        "{{table: sales.csv, columns=price}}|COLUMN",
        "{{table: sales.csv, limit=none}}|ARGUMENT",
        "{{table: sales.csv, colour=red}}|ARGUMENT",
        "{{table}}|ARGUMENT",
        "{{chart: bar, other.csv, x=month}}|FILE",
        "{{chart: bar, sales.csv, x=Monat}}|COLUMN",
        "{{chart: bar, sales.csv, y=Umsatz}}|COLUMN",
        "{{chart: bar, sales.csv, y=note}}|COLUMN",
        "{{chart: radar, sales.csv}}|ARGUMENT",
        "{{chart: sales.csv}}|ARGUMENT",
        "{{image: other.png}}|IMAGE",
        "{{image:}}|ARGUMENT",
        "![words](other.png)|IMAGE",
        "{{toc: 3}}|ARGUMENT",
        "{{frobnicate: x}}|DIRECTIVE",
        "{{table sales.csv}}|DIRECTIVE",
        "{{table: sales.csv|DIRECTIVE",
        "{{notes: without end|DIRECTIVE",
        "{{notes without colon}}|DIRECTIVE"
      })
  void tellsWhatIsMissingAndOnWhichLine(String line, Outline.Missing.Kind kind) {
    var outline = read("---\ntitle: x\n---\n\n# One\n\nwords\n\n" + line + "\n");
    assertEquals(1, outline.missing().size(), () -> outline.missing().toString());
    assertEquals(kind, outline.missing().getFirst().kind());
    assertEquals(9, outline.missing().getFirst().line());
    var verdict = Preflight.of(outline);
    assertFalse(verdict.valid());
    assertTrue(String.valueOf(verdict.reason()).startsWith("Line 9: "));
  }

  @Test
  void findsEverythingThatIsThere() {
    var verdict = Preflight.of(read("{{table: sales.csv}}\n\n![](logo.png)\n"));
    assertTrue(verdict.valid());
    assertNull(verdict.reason());
  }

  @Test
  void takesDirectivesInCodeAndInLinesForText() {
    var outline = read("```\n{{toc}}\n```\n\n    {{toc}}\n\nwords {{toc}} words\n\n`{{toc}}` a\n");
    assertEquals(List.of(), outline.missing());
    assertTrue(
        outline.document().blocks().stream().noneMatch(block -> block instanceof Block.Contents));
    assertEquals(new Block.Code(null, "{{toc}}"), outline.document().blocks().getFirst());
    assertTrue(codes(outline).contains("directive_in_text"));
  }

  @Test
  void placesPicturesBetweenTheWordsAroundThem() {
    var outline =
        read("before ![Our mark](./img/Logo.png) after [![](logo.png)](https://x.org/)\n");
    assertEquals(
        List.of(
            paragraph("before"),
            new Block.Picture(LOGO, "Our mark"),
            paragraph("after"),
            new Block.Picture(LOGO, "The mark of the house")),
        outline.document().blocks().subList(0, 4));
    assertEquals(List.of("link_left_out"), codes(outline));
  }

  @Test
  void fetchesNothing() {
    var outline = read("![a chart](https://example.com/a.png) ![b](data:image/png;base64,AA==)\n");
    assertEquals(List.of(), outline.missing());
    assertEquals(paragraph("a chart"), outline.document().blocks().getFirst());
    assertEquals(List.of("image_not_fetched", "image_not_fetched"), codes(outline));
    assertEquals("image_unused", outline.warnings().getLast().code());
  }

  @Test
  void appendsDataThatTheOutlineDoesNotName() {
    var outline = read("# Title\n\n## Part\n\n{{table: book.xlsx#One}}\n");
    var blocks = outline.document().blocks();
    assertEquals(new Block.Heading(2, List.of(text("sales"))), blocks.get(3));
    assertEquals(SALES, ((Block.Table) blocks.get(4)).data());
    assertEquals(new Block.Heading(2, List.of(text("book: Two"))), blocks.get(5));
    assertEquals(7, blocks.size());
    assertEquals(1, ((Block.Heading) read("").document().blocks().getFirst()).level());
  }

  @Test
  void takesTheFirstOfSeveralTablesAndAppendsTheOthers() {
    var outline = read("{{table: book.xlsx}}");
    assertEquals(
        "book.xlsx#One", ((Block.Table) outline.document().blocks().getFirst()).data().name());
    assertTrue(codes(outline).contains("tables_several"));
    assertTrue(
        outline.document().blocks().contains(new Block.Heading(1, List.of(text("book: Two")))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java&#10;script:x",
        "file:///etc/passwd",
        "data:text/html,x",
        "vbscript:x",
        "//example.com",
        "page.html",
        "C:\\\\x",
        "http:",
        "http://",
        "http:///x",
        "https:example.com",
        "#nowhere",
        "smb://host/x",
        "ms-word:ofe|u|http://x"
      })
  void leavesOutWhatALinkMayNotLeadTo(String target) {
    var outline = read("[words](<" + target + ">)\n");
    assertEquals(paragraph("words"), outline.document().blocks().getFirst());
    assertTrue(codes(outline).contains("link_left_out"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://example.com/a?b=c#d|https://example.com/a?b=c#d",
        "HTTP://example.com|http://example.com",
        "https://exämple.com/ü b|https://xn--exmple-cua.com/%C3%BC%20b",
        "https://example.com/100%|https://example.com/100%25",
        "mailto:ann@example.com|mailto:ann@example.com",
        "#my-part|#my-part",
        "#My-Part|#my-part"
      })
  void letsInWhatALinkMayLeadTo(String written, String target) {
    var outline = read("## My part!\n\n[words](<" + written + ">)\n");
    assertEquals(
        new Block.Paragraph(List.of(new Inline.Link(target, List.of(text("words"))))),
        outline.document().blocks().get(1));
  }

  @Test
  void keepsTheWordsOfHtmlAndNothingElse() {
    var outline =
        read(
            "a <b>bold</b> <!-- hidden -->b\n\n<div onclick='x()'>Hello <i>you</i> &amp; *me*\n"
                + "<script>evil()</script></div>\n\n<!-- all\nhidden -->\n");
    assertEquals(
        List.of(paragraph("a bold b"), paragraph("Hello you & *me*")),
        outline.document().blocks().subList(0, 2));
    assertTrue(codes(outline).contains("html_left_out"));
  }

  private static Outline read(String markdown) {
    return new OutlineReader(SOURCES).read(markdown, UNKNOWN);
  }

  private static List<Block> blocks(String markdown) {
    return new OutlineReader(Sources.NONE).read(markdown, UNKNOWN).document().blocks();
  }

  private static Metadata metadata(String markdown, Metadata given) {
    return new OutlineReader(Sources.NONE).read(markdown, given).document().metadata();
  }

  private static List<String> codes(Outline outline) {
    return outline.warnings().stream()
        .map(warning -> warning.code())
        .filter(code -> !code.equals("image_unused"))
        .toList();
  }

  private static Block.Paragraph paragraph(String words) {
    return new Block.Paragraph(List.of(text(words)));
  }

  private static Inline.Text text(String words) {
    return new Inline.Text(words);
  }

  private static Dataset described(String name) {
    return new DescribedTable(name, List.of(new Column("a", ColumnType.TEXT, 0, null, 1)), 3);
  }

  private static List<List<Value>> values(Dataset data) throws IOException {
    var all = new ArrayList<List<Value>>();
    try (var rows = data.open()) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        all.add(row);
      }
    }
    return all;
  }
}
