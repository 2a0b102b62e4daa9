package dev.callsheet.office.pptx;

import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.ColumnType;
import dev.callsheet.office.data.TableInMemory;
import dev.callsheet.office.data.Value;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.ChartKind;
import dev.callsheet.office.document.Document;
import dev.callsheet.office.document.Metadata;
import dev.callsheet.office.image.Image;
import dev.callsheet.office.text.Inline;
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
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Documents of which decks are made. */
final class Decks {
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  static final String SENTENCE =
      "The crew finished the second block of scenes two days ahead of the schedule, "
          + "which leaves room for the pick-ups that the editors have asked for. ";

  private Decks() {}

  /** Text that does not repeat itself, with spaces only between its words. */
  static String prose(int length) {
    var text = new StringBuilder();
    for (int sentence = 1; text.length() < length; sentence++) {
      text.append("Take ").append(sentence * 7919L % 1_000_003).append(": ").append(SENTENCE);
    }
    return text.substring(0, length - 1) + ".";
  }

  static Document of(String title, Block... blocks) {
    return new Document(new Metadata(title, "Ada Meyer", Locale.US), List.of(blocks));
  }

  static Document of(@Nullable String title, Locale locale, List<Block> blocks) {
    return new Document(new Metadata(title, null, locale), blocks);
  }

  static Block.Heading heading(int level, String text) {
    return new Block.Heading(level, words(text));
  }

  static Block.Paragraph paragraph(String text) {
    return new Block.Paragraph(words(text));
  }

  static List<Inline> words(String text) {
    return List.of(new Inline.Text(text));
  }

  static Block.Item item(String text, Block... more) {
    var blocks = new ArrayList<Block>();
    blocks.add(paragraph(text));
    blocks.addAll(List.of(more));
    return new Block.Item(blocks);
  }

  static Block.Listing bullets(Block.Item... items) {
    return new Block.Listing(false, 1, List.of(items));
  }

  static Block.Listing numbers(int start, Block.Item... items) {
    return new Block.Listing(true, start, List.of(items));
  }

  static Block.Notes notes(String text) {
    return new Block.Notes(List.of(paragraph(text)));
  }

  static Block.Table table(TableInMemory table) {
    return new Block.Table(
        table, Collections.nCopies(table.columns().size(), Block.Alignment.BY_TYPE));
  }

  static Block.Chart chart(
      ChartKind kind,
      @Nullable String title,
      TableInMemory table,
      int category,
      Integer... series) {
    return new Block.Chart(kind, title, table, category, List.of(series));
  }

  static TableInMemory sales() {
    return new TableInMemory(
        "sales.csv",
        List.of(
            new Column("Month", ColumnType.TEXT, 0, null, 10),
            new Column("First day", ColumnType.DATE, 0, null, 10),
            new Column("Revenue", ColumnType.CURRENCY, 2, "EUR", 12),
            new Column("Cost", ColumnType.CURRENCY, 2, "EUR", 12),
            new Column("Margin", ColumnType.PERCENT, 1, null, 8),
            new Column("Orders", ColumnType.NUMBER, 0, null, 8)),
        IntStream.range(0, 12)
            .mapToObj(
                month ->
                    List.<Value>of(
                        new Value.Text(MONTHS.get(month)),
                        new Value.Date(LocalDate.of(2026, month + 1, 1)),
                        money(12_000 + month * 731.5),
                        money(9_400 + (month * 977) % 2300),
                        new Value.Percent(BigDecimal.valueOf(150 + month * 7L, 3)),
                        new Value.Number(BigDecimal.valueOf(320 + (month * 37L) % 210))))
            .toList());
  }

  private static Value money(double amount) {
    return new Value.Money(BigDecimal.valueOf(amount), "EUR");
  }

  /** A table of texts and numbers. */
  static TableInMemory large(int rows, int columns) {
    var heads = new ArrayList<Column>();
    for (int column = 0; column < columns; column++) {
      heads.add(
          new Column(
              column == 0 ? "Reel" : "Measure " + column,
              column == 0 ? ColumnType.TEXT : ColumnType.NUMBER,
              column % 3 == 0 ? 2 : 0,
              null,
              12));
    }
    var values = new ArrayList<List<Value>>();
    for (int row = 0; row < rows; row++) {
      var cells = new ArrayList<Value>();
      cells.add(new Value.Text(String.format(Locale.ROOT, "Reel %03d", row + 1)));
      for (int column = 1; column < columns; column++) {
        cells.add(
            new Value.Number(
                BigDecimal.valueOf(
                    (row * 7919L + column * 104_729L) % 1_000_000, column % 3 == 0 ? 2 : 0)));
      }
      values.add(cells);
    }
    return new TableInMemory("reels.csv", heads, values);
  }

  static Image png(String name, int width, int height) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = picture.createGraphics();
    graphics.setPaint(
        new GradientPaint(0, 0, new Color(0x2D6A9F), width, height, new Color(0xE3A857)));
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.WHITE);
    graphics.drawRect(2, 2, width - 5, height - 5);
    graphics.drawOval(width / 10, height / 10, width * 4 / 5, height * 4 / 5);
    graphics.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    var content = bytes.toByteArray();
    return new Image(
        name, Image.Format.PNG, width, height, () -> new ByteArrayInputStream(content), null);
  }

  static Image svg() {
    var drawing =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\">"
            + "<rect width=\"40\" height=\"20\" fill=\"#3b8f5a\"/></svg>";
    var png = png("logo.svg", 80, 40);
    return new Image(
        png.name(),
        png.format(),
        80,
        40,
        png.content(),
        () -> new ByteArrayInputStream(drawing.getBytes(StandardCharsets.UTF_8)));
  }

  /** An ordinary deck: what most have. */
  static Document ordinary() {
    var sales = sales();
    var blocks = new ArrayList<Block>();
    blocks.add(heading(1, "Season review"));
    blocks.add(paragraph("What the numbers of the year say"));
    blocks.add(notes("Welcome everybody."));
    blocks.add(heading(2, "Agenda"));
    blocks.add(new Block.Contents());
    blocks.add(heading(2, "Where we stand"));
    blocks.add(
        bullets(
            item(
                "Revenue grew in every month",
                bullets(
                    item(
                        "Most of it in the second half",
                        bullets(item("Autumn alone brought a third"), item("Winter is open"))),
                    item("Costs stayed level"))),
            item("Orders vary from month to month"),
            item("The margin is better than planned")));
    blocks.add(notes("Say that the plan was 15 percent."));
    blocks.add(heading(2, "Next steps"));
    blocks.add(
        numbers(
            1,
            item("Close the books"),
            item("Invite the auditors", bullets(item("Two offers are in"))),
            item("Publish")));
    blocks.add(heading(3, "Who does it"));
    blocks.add(
        new Block.Paragraph(
            List.of(
                new Inline.Text("The "),
                new Inline.Strong(words("finance team")),
                new Inline.Text(" with "),
                new Inline.Emphasis(words("legal")),
                new Inline.Text(", see "),
                new Inline.Link("https://example.com/plan", words("the plan")),
                new Inline.Text(" and "),
                new Inline.Link("#where-we-stand", words("where we stand")),
                new Inline.Text("; run "),
                new Inline.Code("close --year 2026"),
                new Inline.Text(", not "),
                new Inline.Struck(words("by hand")),
                new Inline.Text("."))));
    blocks.add(
        new Block.Quotation(List.of(paragraph("A plan is a list of things that do not happen."))));
    blocks.add(new Block.Code("sh", "for m in $(seq 12); do\n    report --month $m\ndone"));
    blocks.add(heading(2, "The year in numbers"));
    blocks.add(table(sales));
    blocks.add(heading(2, "Revenue and cost"));
    blocks.add(chart(ChartKind.COLUMN, "Revenue and cost by month", sales, 0, 2, 3));
    blocks.add(heading(2, "Revenue by month"));
    blocks.add(chart(ChartKind.BAR, "Revenue by month", sales, 0, 2));
    blocks.add(heading(2, "Orders"));
    blocks.add(chart(ChartKind.LINE, "Orders", sales, 1, 5));
    blocks.add(heading(2, "Costs"));
    blocks.add(chart(ChartKind.AREA, "Costs", sales, 1, 3, 2));
    blocks.add(heading(2, "Shares"));
    blocks.add(chart(ChartKind.PIE, "Revenue", sales, 0, 2));
    blocks.add(heading(2, "Shares of orders"));
    blocks.add(
        chart(
            ChartKind.DOUGHNUT,
            "Orders",
            new TableInMemory("quarter", sales.columns(), sales.values().subList(0, 4)),
            0,
            5));
    blocks.add(heading(2, "Orders against revenue"));
    blocks.add(chart(ChartKind.SCATTER, "Orders against revenue", sales, 5, 2));
    blocks.add(heading(2, "On set"));
    blocks.add(new Block.Picture(png("set.png", 900, 600), "The stage from above"));
    blocks.add(
        bullets(item("The stage has two levels"), item("The crane is new"), item("No daylight")));
    blocks.add(heading(2, "The brand"));
    blocks.add(new Block.Picture(svg(), "A green field"));
    return new Document(new Metadata("Season review", "Ada Meyer", Locale.US), blocks);
  }

  /** A deck that needs many slides. */
  static Document longOne() {
    var sales = sales();
    var blocks = new ArrayList<Block>();
    blocks.add(heading(1, "Introduction"));
    blocks.add(heading(2, "Background"));
    for (int paragraph = 0; paragraph < 12; paragraph++) {
      blocks.add(paragraph(SENTENCE.repeat(1 + paragraph % 4).strip()));
    }
    blocks.add(heading(2, "Many points"));
    blocks.add(
        bullets(
            IntStream.rangeClosed(1, 40)
                .mapToObj(number -> item("Point " + number + ": " + SENTENCE.strip()))
                .toArray(Block.Item[]::new)));
    blocks.add(heading(1, "Data"));
    blocks.add(heading(2, "All reels"));
    blocks.add(table(large(200, 30)));
    blocks.add(heading(1, "Charts"));
    for (int chart = 0; chart < 12; chart++) {
      blocks.add(heading(2, "Chart " + (chart + 1)));
      blocks.add(
          chart(
              ChartKind.values()[chart % ChartKind.values().length],
              "Drawing " + (chart + 1),
              chart % 2 == 0 ? sales : large(60, 9),
              0,
              chart % 2 == 0
                  ? new Integer[] {2, 3}
                  : IntStream.range(1, 9).boxed().toArray(Integer[]::new)));
    }
    blocks.add(heading(1, "Pictures"));
    int[][] shapes = {{3000, 100}, {60, 2400}, {8, 8}, {1200, 1200}, {1, 900}};
    for (int[] shape : shapes) {
      blocks.add(heading(2, "A picture of " + shape[0] + " x " + shape[1]));
      blocks.add(
          new Block.Picture(
              png("p" + shape[0] + "x" + shape[1] + ".png", shape[0], shape[1]), "A gradient"));
    }
    return new Document(new Metadata("A long story", "Ada Meyer", Locale.US), blocks);
  }

  /** A deck in Arabic, with some English in it. */
  static Document rightToLeft() {
    var table =
        new TableInMemory(
            "مبيعات",
            List.of(
                new Column("الشهر", ColumnType.TEXT, 0, null, 10),
                new Column("الإيرادات", ColumnType.NUMBER, 0, null, 10),
                new Column("ملاحظات", ColumnType.TEXT, 0, null, 20)),
            List.of(
                List.of(
                    new Value.Text("يناير"),
                    new Value.Number(BigDecimal.valueOf(1200)),
                    new Value.Text("بداية جيدة للعام")),
                List.of(
                    new Value.Text("فبراير"),
                    new Value.Number(BigDecimal.valueOf(1850)),
                    new Value.Text("English words here"))));
    return of(
        "تقرير الموسم",
        Locale.forLanguageTag("ar-EG"),
        List.of(
            heading(1, "النتائج"),
            heading(2, "جدول الأعمال"),
            new Block.Contents(),
            heading(2, "أين نقف"),
            bullets(
                item("نمت الإيرادات في كل شهر", bullets(item("معظمها في النصف الثاني"))),
                item("التكاليف ثابتة"),
                item("An English line in between")),
            numbers(1, item("إغلاق الدفاتر"), item("دعوة المدققين")),
            paragraph(
                "هذه فقرة طويلة بعض الشيء تصف ما حدث خلال الموسم وما نتوقعه للموسم القادم. "
                    .repeat(4)),
            heading(1, "الأرقام"),
            heading(2, "الجدول"),
            table(table),
            heading(2, "الرسم البياني"),
            chart(ChartKind.COLUMN, "الإيرادات", table, 0, 1),
            notes("قل مرحبا بالجميع")));
  }

  /** A deck in Chinese. */
  static Document chinese() {
    var table =
        new TableInMemory(
            "销售",
            List.of(
                new Column("月份", ColumnType.TEXT, 0, null, 10),
                new Column("收入", ColumnType.CURRENCY, 2, "CNY", 10),
                new Column("说明", ColumnType.TEXT, 0, null, 40)),
            IntStream.range(1, 13)
                .mapToObj(
                    month ->
                        List.<Value>of(
                            new Value.Text(month + "月"),
                            new Value.Money(BigDecimal.valueOf(month * 1234.5), "CNY"),
                            new Value.Text("本月的收入比去年同期有明显增长，主要来自新的客户。")))
                .toList());
    return of(
        "年度报告",
        Locale.forLanguageTag("zh-CN"),
        List.of(
            paragraph("二〇二六年"),
            heading(1, "概况"),
            heading(2, "目录"),
            new Block.Contents(),
            heading(2, "现状"),
            bullets(
                item("收入每个月都在增长", bullets(item("下半年增长最快"))),
                item("成本保持稳定"),
                item("A line in English")),
            heading(2, "背景"),
            paragraph("本季度我们完成了所有计划中的拍摄工作，并且比原定时间提前了两天。剪辑团队提出的补拍要求也因此有了充足的时间。".repeat(14)),
            heading(1, "数据"),
            heading(2, "表格"),
            table(table),
            heading(2, "图表"),
            chart(ChartKind.LINE, "收入", table, 0, 1)));
  }
}
