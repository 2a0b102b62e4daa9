package dev.callsheet.office.docx;

import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.ColumnType;
import dev.callsheet.office.data.Dataset;
import dev.callsheet.office.data.TableInMemory;
import dev.callsheet.office.data.Value;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.ChartKind;
import dev.callsheet.office.document.Document;
import dev.callsheet.office.document.Metadata;
import dev.callsheet.office.image.Image;
import dev.callsheet.office.text.Inline;
import dev.callsheet.office.theme.Theme;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Documents to write. */
final class Samples {
  private Samples() {}

  static Document document(String language, @Nullable String title, Block... blocks) {
    return new Document(
        new Metadata(title, "Ada Lovelace", Locale.forLanguageTag(language)), List.of(blocks));
  }

  static Block.Heading heading(int level, String text) {
    return new Block.Heading(level, line(text));
  }

  static Block.Paragraph paragraph(String text) {
    return new Block.Paragraph(line(text));
  }

  static Block.Paragraph paragraph(Inline... line) {
    return new Block.Paragraph(List.of(line));
  }

  static List<Inline> line(String text) {
    return List.of(new Inline.Text(text));
  }

  static Block.Listing bullets(Block.Item... items) {
    return new Block.Listing(false, 1, List.of(items));
  }

  static Block.Listing numbers(int start, Block.Item... items) {
    return new Block.Listing(true, start, List.of(items));
  }

  static Block.Item item(Block... blocks) {
    return new Block.Item(List.of(blocks));
  }

  static Block.Item item(String text) {
    return item(paragraph(text));
  }

  static Block.Table table(Dataset data) {
    return new Block.Table(
        data, data.columns().stream().map(_ -> Block.Alignment.BY_TYPE).toList());
  }

  static Dataset sales() {
    var columns =
        List.of(
            new Column("Month", ColumnType.DATE, 0, null, 11),
            new Column("Region", ColumnType.TEXT, 0, null, 14),
            new Column("Revenue", ColumnType.CURRENCY, 2, "EUR", 11),
            new Column("Cost", ColumnType.CURRENCY, 2, "EUR", 11),
            new Column("Growth", ColumnType.PERCENT, 1, null, 6),
            new Column("Open", ColumnType.BOOLEAN, 0, null, 5));
    var rows = new ArrayList<List<Value>>();
    for (int month = 1; month <= 12; month++) {
      rows.add(
          List.of(
              new Value.Date(LocalDate.of(2026, month, 1)),
              new Value.Text(month % 2 == 0 ? "North" : "South and islands"),
              new Value.Money(BigDecimal.valueOf(1_234_550L + month * 54_321L, 2), "EUR"),
              new Value.Money(BigDecimal.valueOf(934_550L + month * 34_321L, 2), "EUR"),
              month == 1 ? Value.Empty.EMPTY : new Value.Percent(new BigDecimal("0.0" + month)),
              new Value.Bool(month % 3 == 0)));
    }
    return new TableInMemory("sales.csv", columns, rows);
  }

  /** Columns of numbers and texts in turn. */
  static Dataset wide(String name, int columns, int rows) {
    return new TableInMemory(
        name,
        IntStream.range(0, columns)
            .mapToObj(
                at ->
                    at % 3 == 0
                        ? new Column("Name " + at, ColumnType.TEXT, 0, null, 16)
                        : new Column("Count " + at, ColumnType.NUMBER, 1, null, 10))
            .toList(),
        IntStream.range(0, rows)
            .mapToObj(
                row ->
                    IntStream.range(0, columns)
                        .mapToObj(
                            at ->
                                at % 3 == 0
                                    ? (Value) new Value.Text("Item " + row + " of " + at)
                                    : new Value.Number(
                                        BigDecimal.valueOf(row * 1_000L + at * 7L, 1)))
                        .toList())
            .toList());
  }

  static Block.Chart chart(ChartKind kind, @Nullable String title) {
    return kind == ChartKind.PIE || kind == ChartKind.DOUGHNUT
        ? new Block.Chart(kind, title, sales(), 0, List.of(2))
        : new Block.Chart(kind, title, sales(), 0, List.of(2, 3));
  }

  /** A picture whose corners can be told. */
  static Image image(String name, int width, int height) {
    return new Image(name, Image.Format.PNG, width, height, content(png(width, height)), null);
  }

  static Image drawing(String name) {
    var vector =
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">
        <rect width="200" height="100" fill="#3B8F5A"/><circle cx="100" cy="50" r="40"/></svg>
        """;
    return new Image(
        name,
        Image.Format.PNG,
        200,
        100,
        content(png(200, 100)),
        content(vector.getBytes(StandardCharsets.UTF_8)));
  }

  static Document report() {
    return document(
        "en-GB",
        "Annual report",
        heading(1, "Annual report"),
        paragraph(
            new Inline.Text("All that happened in "),
            new Inline.Strong(line("2026")),
            new Inline.Text(", in "),
            new Inline.Emphasis(List.of(new Inline.Strong(line("few")))),
            new Inline.Text(" words, "),
            new Inline.Struck(line("not many")),
            new Inline.Text("; see "),
            new Inline.Link("#sales", line("the sales")),
            new Inline.Text(", "),
            new Inline.Link("https://example.com/a?b=c&d", line("the site")),
            new Inline.Text(", or write "),
            new Inline.Link("mailto:ada@example.com", line("a letter")),
            new Inline.Text(" with "),
            new Inline.Code("callsheet --help"),
            new Inline.Text("."),
            new Inline.LineBreak(),
            new Inline.Text("A second line.")),
        new Block.Contents(),
        heading(2, "Sales"),
        paragraph("What was sold, by month. ".repeat(12)),
        heading(3, "By month"),
        table(sales()),
        paragraph("After the table comes a paragraph."),
        heading(3, "As a chart"),
        chart(ChartKind.COLUMN, "Revenue and cost by month"),
        heading(2, "Lists"),
        numbers(
            3,
            item("The third thing"),
            item(
                paragraph("The fourth thing, with lists of its own"),
                bullets(item("a bullet"), item(paragraph("another"), numbers(1, item("deep")))),
                numbers(1, item("one, with a letter"), item("two, with a letter")),
                paragraph("and a last word.")),
            item("The fifth thing")),
        paragraph("A list of its own counts from one:"),
        numbers(1, item("first"), item("second")),
        bullets(item("short"), item("The long one. ".repeat(20))),
        heading(2, "What else"),
        new Block.Quotation(
            List.of(
                paragraph("The best way to predict the future is to invent it."),
                new Block.Quotation(List.of(paragraph("Who said that?"))))),
        new Block.Code(
            "java", "class Hello {\n\tvoid main() {\n    IO.println(\"Hello\");\n  }\n}\n"),
        new Block.Rule(),
        new Block.Picture(image("map.png", 640, 320), "A map of the regions"),
        new Block.Picture(drawing("logo.svg"), "A circle on a green field"),
        new Block.Notes(List.of(paragraph("Smile."))),
        new Block.PageBreak(),
        heading(2, "The end"),
        paragraph("On a page of its own."));
  }

  static Document longReport() {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Contents());
    blocks.add(heading(1, "Many rows"));
    blocks.add(table(wide("rows.csv", 4, 200)));
    blocks.add(heading(1, "Many columns"));
    blocks.add(table(wide("columns.csv", 30, 20)));
    blocks.add(paragraph("Upright again."));
    blocks.add(heading(1, "Some columns"));
    blocks.add(table(wide("some.csv", 11, 8)));
    blocks.add(heading(1, "Charts"));
    for (int chart = 0; chart < 12; chart++) {
      var kind = ChartKind.values()[chart % ChartKind.values().length];
      blocks.add(chart(kind, "Chart " + (chart + 1) + ", " + kind));
    }
    blocks.add(heading(1, "Pictures"));
    for (var size :
        List.of(
            List.of(4_000, 30),
            List.of(20, 3_000),
            List.of(1, 1),
            List.of(3_000, 2_000),
            List.of(300, 900))) {
      blocks.add(
          new Block.Picture(
              image("picture.png", size.getFirst(), size.getLast()),
              size.getFirst() + " by " + size.getLast()));
    }
    return document("en-US", "A long report", blocks.toArray(Block[]::new));
  }

  static Document rightToLeft() {
    return document(
        "ar-EG",
        "التقرير السنوي",
        paragraph("هذا تقرير عن عام 2026 من شركة Callsheet Pro، وفيه 12 بابا."),
        new Block.Contents(),
        heading(1, "المبيعات"),
        paragraph(
            new Inline.Text("زادت "),
            new Inline.Strong(line("المبيعات")),
            new Inline.Text(" بنسبة 12% (انظر "),
            new Inline.Link("https://example.com/", line("الموقع")),
            new Inline.Text(").")),
        paragraph("This paragraph is in English."),
        table(
            new TableInMemory(
                "مبيعات",
                List.of(
                    new Column("المنطقة", ColumnType.TEXT, 0, null, 12),
                    new Column("العدد", ColumnType.NUMBER, 1, null, 9)),
                List.of(
                    List.of(new Value.Text("الشمال"), new Value.Number(new BigDecimal("12345.5"))),
                    List.of(new Value.Text("South"), new Value.Number(new BigDecimal("99")))))),
        numbers(
            1, item("أولا"), item(paragraph("ثانيا"), bullets(item("Callsheet"), item("نقطة")))),
        new Block.Quotation(List.of(paragraph("قال أحدهم شيئا."))),
        new Block.Code(null, "print(\"hello\")"),
        heading(2, "שלום עולם"),
        paragraph("טקסט בעברית."),
        chart(ChartKind.LINE, "المبيعات حسب الشهر"),
        new Block.Picture(image("map.png", 400, 200), "خريطة"));
  }

  static Document chinese() {
    return document(
        "zh-CN",
        "年度报告",
        new Block.Contents(),
        heading(1, "销售"),
        paragraph("2026年的销售额增长了12%，见“图表”。" + "这是一个很长的段落，用来检查换行。".repeat(12)),
        paragraph(
            new Inline.Text("这是"),
            new Inline.Strong(line("粗体")),
            new Inline.Text("和"),
            new Inline.Emphasis(line("斜体")),
            new Inline.Text("以及 English words 与カタカナ、한국어。")),
        table(
            new TableInMemory(
                "销售额",
                List.of(
                    new Column("地区", ColumnType.TEXT, 0, null, 8),
                    new Column("数量", ColumnType.NUMBER, 0, null, 9)),
                List.of(
                    List.of(new Value.Text("华北"), new Value.Number(new BigDecimal("1234567"))),
                    List.of(new Value.Text("华南"), new Value.Number(new BigDecimal("99")))))),
        numbers(1, item("第一"), item("第二")),
        heading(2, "图表"),
        chart(ChartKind.BAR, "每月销售额"),
        new Block.Quotation(List.of(paragraph("千里之行，始于足下。"))));
  }

  /** Words that no file can hold, and others that no page can. */
  static Document badInput() {
    var word = "Donaudampfschiff".repeat(400);
    return document(
        "en-GB",
        "Control\u0000 and \uD83D half",
        heading(1, "Head\u0001ing with \uDE00 half"),
        heading(2, ""),
        heading(2, " \t "),
        new Block.Contents(),
        paragraph(
            "Left out: [\u0000\u0008\u001B], replaced: [\uD83D] [\uFFFE], kept: _x0041_ \uD83D\uDE00."),
        paragraph("Tab\tand\nlines\r\nof\u2028all kinds, soft\u00ADhyphen."),
        paragraph(word),
        new Block.Quotation(List.of()),
        new Block.Quotation(List.of(paragraph(word.substring(0, 500)))),
        bullets(item(), item(""), item(word.substring(0, 500))),
        numbers(-5, item("minus five")),
        numbers(999_999_999, item("too many")),
        new Block.Listing(true, 1, List.of()),
        new Block.Code(null, ""),
        new Block.Code(null, word.substring(0, 500) + "\n\n\tend"),
        table(
            new TableInMemory(
                "Data\u0002 name",
                List.of(
                    new Column(word.substring(0, 300), ColumnType.TEXT, 0, null, 300),
                    new Column("", ColumnType.NUMBER, 0, null, 1)),
                List.of(
                    List.of(
                        new Value.Text(word.substring(0, 300) + "\u0003\nsecond line"),
                        new Value.Number(new BigDecimal("1E+300"))),
                    List.of(new Value.Text("long ".repeat(1_500)), Value.Empty.EMPTY)))),
        table(new TableInMemory("empty", sales().columns(), List.of())),
        paragraph(
            new Inline.Link("javascript:alert(1)", line("script")),
            new Inline.Text(" "),
            new Inline.Link("#nowhere", line("nowhere")),
            new Inline.Text(" "),
            new Inline.Link("https://example.com/ \uD83D", line("half")),
            new Inline.Text(" "),
            new Inline.Link("https://example.com", List.of())),
        new Block.Picture(image("no words.png", 10, 10), " "),
        new Block.PageBreak(),
        new Block.PageBreak(),
        new Block.Code(null, "one"),
        new Block.Code(null, "another"),
        new Block.PageBreak());
  }

  /** Lists and quotations within each other, with everything within them. */
  static Document nested() {
    return document(
        "en-GB",
        "Nested",
        new Block.Quotation(
            List.of(
                paragraph("A quotation with a list:"),
                numbers(1, item("one"), item(paragraph("two"), bullets(item("dash")))),
                new Block.Code(null, "code in it"),
                table(wide("quoted.csv", 3, 2)),
                new Block.Picture(image("wide.png", 2_000, 200), "A wide one"))),
        bullets(
            item(heading(2, "A heading in a list")),
            item(new Block.Code(null, "code first")),
            item(
                paragraph("an item with a wide table:"),
                table(wide("listed.csv", 12, 2)),
                chart(ChartKind.PIE, null),
                new Block.Quotation(List.of(paragraph("said in a list"))))),
        deep(12));
  }

  /** Lists within lists, and within the innermost of them a quotation. */
  static Block deep(int levels) {
    Block block = new Block.Quotation(List.of(paragraph("innermost")));
    for (int level = levels; level > 0; level--) {
      block =
          level % 2 == 0
              ? bullets(item(paragraph("level " + level), block))
              : numbers(1, item(paragraph("level " + level), block), item("next " + level));
    }
    return block;
  }

  /** A theme that is not that of {@link Theme#PLAIN} in anything. */
  static final Theme BRAND =
      new Theme(
          List.of("FFD400", "00A0B0", "6A4A3C", "CC333F", "EB6841", "EDC951"),
          "222222",
          "FEFEFE",
          "666666",
          "FFF8E1",
          "00708A",
          "Georgia",
          "Verdana",
          image("logo.png", 600, 200),
          "Callsheet & Co. – confidential");

  private static Image.Content content(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }

  private static byte[] png(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var paint = image.createGraphics();
    paint.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
    paint.fillRect(0, 0, width, height);
    paint.setColor(Color.RED);
    paint.fillRect(0, 0, Math.max(1, width / 10), Math.max(1, height / 10));
    paint.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
