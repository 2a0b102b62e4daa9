package dev.callsheet.office.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.ColumnType;
import dev.callsheet.office.data.DescribedTable;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.DocumentWriter;
import dev.callsheet.office.document.Metadata;
import dev.callsheet.office.document.Order;
import dev.callsheet.office.docx.DocxWriter;
import dev.callsheet.office.pptx.PptxWriter;
import dev.callsheet.office.theme.Theme;
import dev.callsheet.office.warning.Warning;
import dev.callsheet.office.warning.Warnings;
import dev.callsheet.office.xlsx.XlsxWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an outline loses on its way into a file is told, and few letters make no endless file. */
final class OutlineLossesTest {
  private static final Duration BOUND = Duration.ofSeconds(40);

  @ParameterizedTest
  @MethodSource("writers")
  void manyHeadingsOfOneNameAndManyListsOfThemAreWritten(DocumentWriter writer) throws Exception {
    var outline = read("{{toc}}\n".repeat(25_000) + "# a\n".repeat(50_000));
    assertTrue(codes(outline).contains("contents_repeated"));
    var file = assertTimeout(BOUND, () -> written(writer, outline));
    assertTrue(file.length < 10 << 20, () -> file.length + " bytes");
  }

  @Test
  void aSheetHasNoMoreLinksThanExcelTakes() throws Exception {
    var outline = read("{{toc}}\n" + "# a\n".repeat(70_000));
    var order = new Order(outline.document(), Theme.PLAIN, false, new Warnings(), _ -> {});
    var file = new ByteArrayOutputStream();
    new XlsxWriter().write(order, file);
    var sheet = part(file.toByteArray(), "xl/worksheets/sheet1.xml");
    assertEquals(65_530, sheet.split("<hyperlink ", -1).length - 1);
    assertTrue(order.warnings().all().stream().anyMatch(one -> one.code().equals("link_as_text")));
  }

  static Stream<DocumentWriter> writers() {
    return Stream.of(new DocxWriter(), new PptxWriter(), new XlsxWriter());
  }

  @Test
  void notesWithinNotesAreRefusedHoweverDeep() {
    var outline = read("{{notes: ".repeat(20_000) + "a" + " }}".repeat(20_000));
    assertEquals(
        List.of(Outline.Missing.Kind.DIRECTIVE),
        outline.missing().stream().map(Outline.Missing::kind).toList());
  }

  @Test
  void anOutlineHasNoEndlessChartsOfOneTable() {
    var columns =
        List.of(
            new Column("a", ColumnType.TEXT, 0, null, 1),
            new Column("b", ColumnType.NUMBER, 0, null, 1));
    var table = new Sources.Table("d.csv", null, new DescribedTable("d.csv", columns, 9));
    var outline =
        new OutlineReader(new Sources(List.of(table), List.of()))
            .read("{{chart: bar, d.csv}}\n".repeat(15_000), metadata());
    assertEquals(Room.MOST_CHARTS, outline.document().blocks().size());
    assertTrue(codes(outline).contains("chart_left_out"));
  }

  @Test
  void anOutlineNamesNoTableMoreOftenThanItCanBeWritten() {
    var columns = List.of(new Column("a", ColumnType.TEXT, 0, null, 1));
    var table = new Sources.Table("d.csv", null, new DescribedTable("d.csv", columns, 5_000_000));
    var outline =
        new OutlineReader(new Sources(List.of(table), List.of()))
            .read("{{table: d.csv}}\n".repeat(1_000), metadata());
    assertEquals(400, outline.document().blocks().size());
    assertTrue(codes(outline).contains("table_left_out"));
  }

  @Test
  void codeOfManyLinesStaysAsItIs() throws Exception {
    var code = "a\n".repeat(2_000) + "> > > > > > > > > > > > > > > > > > > > > > > b";
    var outline = read("```\n" + code + "\n```\n");
    assertEquals(List.of(), outline.warnings());
    assertEquals(new Block.Code(null, code), outline.document().blocks().getFirst());
    var text = part(written(new DocxWriter(), outline), "word/document.xml");
    assertEquals(2_001, text.split("w:val=\"Code\"", -1).length - 1);
  }

  @Test
  void aParagraphOfManyLinesIsDividedAndSaidSo() {
    var outline = read("a\n".repeat(600));
    assertEquals(List.of("paragraph_divided"), codes(outline));
    assertEquals(List.of(), codes(read("- a\n".repeat(600) + "\n" + "# b\n".repeat(600))));
  }

  @Test
  void emphasisAndLinksOfALongParagraphStay() throws Exception {
    var sentence = "some **bold words** and a [link to *it*](https://example.com/a_b_c) `code x` ";
    for (var text :
        List.of(
            sentence.repeat(100),
            (sentence + "\n").repeat(100),
            "字。**粗体**[链](https://a.example/)".repeat(300))) {
      var outline = read(text);
      assertEquals(List.of(), codes(outline));
      var words = part(written(new DocxWriter(), outline), "word/document.xml");
      assertFalse(words.contains("**"), "Marks are text");
      assertFalse(words.contains("]("), "Links are text");
      assertFalse(words.contains("`"), "Code is text");
    }
  }

  @Test
  void marksTooFarApartAreTextAndSaidSo() {
    assertEquals(List.of(), codes(read("**" + "word ".repeat(300) + "end**")));
    assertEquals(
        List.of("marks_as_text"),
        codes(read("*a* [" + "word".repeat(600) + "](b) " + "[" + "w".repeat(1_900) + "]")));
  }

  @Test
  void cellsBeyondAHeaderAreMissedInQuotationsAndListsToo() {
    for (var before : List.of("", "> ", "- ", "> - ")) {
      var rest = before.replace('-', ' ');
      var outline =
          read(before + "|a|b|\n" + rest + "|-|-|\n" + rest + "|1|2|3|\n" + rest + "|1|2|\n");
      var lost =
          outline.warnings().stream().filter(one -> one.code().equals("cells_left_out")).toList();
      assertEquals(List.of("line 3"), lost.stream().map(Warning::where).toList(), before);
    }
  }

  @Test
  void aLinkWithoutWordsShowsWhereItLeads() throws Exception {
    var file = written(new DocxWriter(), read("See [](https://example.com/a)."));
    assertTrue(part(file, "word/document.xml").contains(">https://example.com/a</w:t>"));
  }

  @Test
  void formsWithinTooManyOthersAreMissed() {
    var outline = read("*a **b ".repeat(10) + "[c](https://example.com)" + " c** c*".repeat(10));
    assertTrue(codes(outline).contains("form_left_out"));
  }

  @Test
  void anAddressOfManyNamesIsNotALink() throws Exception {
    var outline = read("[a]: http://" + "a.".repeat(190_000) + "\n\n[a]\n");
    assertEquals(List.of("link_left_out"), codes(outline));
    for (var writer : writers().toList()) {
      written(writer, outline);
    }
  }

  @Test
  void ofTooManyWarningsTheLastSaysSo() {
    var outline = read("[a](ftp://b)\n\n".repeat(200));
    assertEquals(Warnings.MOST, outline.warnings().size());
    assertEquals("warnings_left_out", outline.warnings().getLast().code());
  }

  private static Metadata metadata() {
    return new Metadata(null, null, Locale.ENGLISH);
  }

  private static Outline read(String markdown) {
    return assertTimeout(BOUND, () -> new OutlineReader(Sources.NONE).read(markdown, metadata()));
  }

  private static List<String> codes(Outline outline) {
    return outline.warnings().stream().map(Warning::code).distinct().toList();
  }

  private static byte[] written(DocumentWriter writer, Outline outline) throws IOException {
    var file = new ByteArrayOutputStream();
    writer.write(new Order(outline.document(), Theme.PLAIN, false, new Warnings(), _ -> {}), file);
    return file.toByteArray();
  }

  private static String part(byte[] file, String name) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new IOException("There is no " + name);
  }
}
