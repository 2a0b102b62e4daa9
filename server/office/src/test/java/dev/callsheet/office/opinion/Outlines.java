package dev.callsheet.office.opinion;

import dev.callsheet.office.data.DataFile;
import dev.callsheet.office.data.DataLimits;
import dev.callsheet.office.data.DataReading;
import dev.callsheet.office.document.Metadata;
import dev.callsheet.office.document.Order;
import dev.callsheet.office.image.ImageOutcome;
import dev.callsheet.office.image.ImageReader;
import dev.callsheet.office.outline.Outline;
import dev.callsheet.office.outline.OutlineReader;
import dev.callsheet.office.outline.Sources;
import dev.callsheet.office.theme.Theme;
import dev.callsheet.office.warning.Warnings;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Outlines with all that an outline can have, in three kinds of writing. */
final class Outlines {
  /** As many rows and columns as the table of the long one has. */
  static final int ROWS = 200;

  static final int COLUMNS = 30;

  private static final List<String> CHARTS =
      List.of("bar", "column", "line", "area", "pie", "doughnut", "scatter");

  private Outlines() {}

  static Metadata english() {
    return new Metadata(null, "Jo Doe", Locale.US);
  }

  /** An order of the writers, from the outline read with what is attached to it. */
  static Order order(Outline outline) {
    return new Order(outline.document(), Theme.PLAIN, false, new Warnings(), _ -> {});
  }

  /** Twelve charts, a wide table of 200 rows, five pictures of odd shapes, nested lists. */
  static Outline longOne(Path folder) throws IOException, InterruptedException {
    var text = new StringBuilder();
    text.append("# A year in numbers\n\nWhat the year brought, and what it cost.\n\n{{toc}}\n\n");
    for (int chart = 0; chart < 12; chart++) {
      var kind = CHARTS.get(chart % CHARTS.size());
      var x = kind.equals("scatter") ? "measure 1" : "region";
      text.append("## Chart ")
          .append(chart + 1)
          .append(", of the kind ")
          .append(kind)
          .append("\n\n");
      if (chart % 3 == 0) {
        text.append(
                "A few words before it, *with* **some** `form`, and a [link](https://example.com/")
            .append(chart)
            .append(").\n\n");
      }
      text.append("{{chart: ")
          .append(kind)
          .append(", ")
          .append(chart % 2 == 0 ? "regions.csv" : "year.csv")
          .append(", x=")
          .append(x)
          .append(", y=measure 2,measure 1, title=\"Measures, number ")
          .append(chart + 1)
          .append("\"}}\n\n");
      text.append("{{notes: What is said of chart ").append(chart + 1).append(".}}\n\n");
    }
    text.append("## Pictures\n\n");
    for (var name : List.of("wide.png", "tall.png", "dot.png", "square.jpg", "drawn.svg")) {
      text.append("### The picture ")
          .append(name)
          .append("\n\n{{image: ")
          .append(name)
          .append(", alt=What ")
          .append(name)
          .append(" shows}}\n\n");
    }
    text.append(
        """
        ## Lists

        1. First, and it has so much to say that it goes over more than one line of a page or a slide, \
        whichever it comes to stand on.
           - with a bullet below
             - and another one below that
               1. and a number below that
        2. Second
           > Somebody said so.

           ```java
           class A {}
           ```
        3. Third, with a box:
           - [ ] open
           - [x] done

        ## All of it

        {{table: year.csv}}
        """);
    var tables = new ArrayList<Sources.Table>();
    tables.addAll(table(folder, "year.csv", year()));
    tables.addAll(
        table(
            folder,
            "regions.csv",
            regions(
                List.of("North", "East", "South", "West"),
                List.of("region", "measure 1", "measure 2"))));
    return new OutlineReader(new Sources(tables, pictures(folder)))
        .read(text.toString(), english());
  }

  /** Arabic, with numbers, Latin names and brackets within it. */
  static Outline rightToLeft(Path folder) throws IOException, InterruptedException {
    var text =
        """
        # تقرير المبيعات السنوي

        نظرة عامة على نتائج السنة (2026) مع شركة ACME والشركاء.

        {{toc}}

        ## النتائج حسب المنطقة

        ارتفعت الإيرادات بنسبة 12.5% في **الشمال**، وانخفضت في *الجنوب*؛ انظر \
        [الموقع](https://example.com/ar).

        1. أولا: زيادة الإنتاج
           - المصنع الأول
           - المصنع الثاني (Factory B)
        2. ثانيا: خفض التكاليف
        3. ثالثا: `code` في السطر

        > قال المدير: كانت سنة جيدة.

        | المنطقة | المدير | المبيعات |
        |:--|:-:|--:|
        | الشمال | Ali | 1200 |
        | الجنوب | سارة | 950 |

        ## رسم بياني

        {{chart: column, مبيعات.csv, title="المبيعات والتكاليف"}}

        ## الجدول الكامل

        {{table: مبيعات.csv}}

        {{notes: ملاحظات المتحدث.}}
        """;
    var tables =
        table(
            folder,
            "مبيعات.csv",
            regions(
                List.of("الشمال", "الشرق", "الجنوب", "الغرب"),
                List.of("المنطقة", "المبيعات", "التكاليف")));
    return new OutlineReader(new Sources(tables, List.of()))
        .read(text, new Metadata(null, "سارة", Locale.forLanguageTag("ar-EG")));
  }

  /** Chinese, with Latin names, digits and full-width signs within it. */
  static Outline chinese(Path folder) throws IOException, InterruptedException {
    var text =
        """
        # 年度销售报告

        本报告概述了二〇二六年（2026）的业绩，包括与ACME公司的合作情况。\
        全年收入同比增长百分之十二点五，其中华北地区表现最为突出，而华南地区则略有下降，主要原因是原材料价格上涨以及物流成本的增加。

        {{toc}}

        ## 各地区业绩

        收入在**华北**增长了12.5%，在*华南*下降了；详见[网站](https://example.com/zh)。

        1. 第一：提高产量
           - 第一工厂
           - 第二工厂（Factory B）
        2. 第二：降低成本
        3. 第三：行内`code`

        > 经理说：这是很好的一年。

        | 地区 | 经理 | 销售额 |
        |:--|:-:|--:|
        | 华北 | 王伟 | 1200 |
        | 华南 | Li | 950 |

        ## 图表

        {{chart: line, 销售.csv, title="销售额与成本"}}

        ## 完整表格

        {{table: 销售.csv}}

        {{notes: 演讲者备注。}}
        """;
    var tables =
        table(
            folder, "销售.csv", regions(List.of("华北", "华东", "华南", "西部"), List.of("地区", "销售额", "成本")));
    return new OutlineReader(new Sources(tables, List.of()))
        .read(text, new Metadata(null, "王伟", Locale.SIMPLIFIED_CHINESE));
  }

  /** The tables of a file. */
  static List<Sources.Table> table(Path folder, String name, String content) throws IOException {
    var file = Files.writeString(folder.resolve(name), content);
    return switch (DataFile.read(file, name, DataLimits.USUAL)) {
      case DataReading.Readable readable -> Sources.tables(readable.file());
      case DataReading.Unreadable refusal -> throw new IOException(refusal.message());
    };
  }

  private static String year() {
    var lines = new StringBuilder("region,day,share,price,customer");
    for (int measure = 1; measure <= COLUMNS - 5; measure++) {
      lines.append(",measure ").append(measure);
    }
    for (int row = 0; row < ROWS; row++) {
      int at = row;
      lines
          .append("\nregion ")
          .append(row % 7)
          .append(',')
          .append(LocalDate.of(2026, 1, 1).plusDays(row));
      lines
          .append(',')
          .append(row % 40)
          .append(".5%,€")
          .append(row * 3)
          .append(".20,00")
          .append(1000 + row)
          .append(',');
      lines.append(
          IntStream.rangeClosed(1, COLUMNS - 5)
              .mapToObj(measure -> String.valueOf(at * measure * 37 % 10_007 - measure * 10))
              .collect(Collectors.joining(",")));
    }
    return lines.append('\n').toString();
  }

  private static String regions(List<String> regions, List<String> names) {
    var lines = new StringBuilder(String.join(",", names)).append('\n');
    for (int row = 0; row < regions.size(); row++) {
      lines
          .append(regions.get(row))
          .append(',')
          .append(1200 + row * 317)
          .append(',')
          .append(900 + row * 211)
          .append('\n');
    }
    return lines.toString();
  }

  private static List<Sources.Picture> pictures(Path folder)
      throws IOException, InterruptedException {
    var pictures = new ArrayList<Sources.Picture>();
    pictures.add(picture(folder, drawn(folder, "wide.png", 3_000, 40)));
    pictures.add(picture(folder, drawn(folder, "tall.png", 40, 3_000)));
    pictures.add(picture(folder, drawn(folder, "dot.png", 1, 1)));
    pictures.add(picture(folder, drawn(folder, "square.jpg", 900, 900)));
    var svg = folder.resolve("drawn.svg");
    Files.writeString(
        svg,
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 300 100'>"
            + "<rect width='300' height='100' fill='#246'/><circle cx='150' cy='50' r='40' fill='#fc3'/></svg>");
    pictures.add(picture(folder, svg));
    return pictures;
  }

  private static Path drawn(Path folder, String name, int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    for (int part = 0; part < 10; part++) {
      graphics.setColor(Color.getHSBColor(part / 10f, 0.7f, 0.9f));
      graphics.fillRect(
          width > height ? width * part / 10 : 0,
          width > height ? 0 : height * part / 10,
          width,
          height);
    }
    graphics.dispose();
    var file = folder.resolve(name);
    ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
    return file;
  }

  private static Sources.Picture picture(Path folder, Path file)
      throws IOException, InterruptedException {
    var name = String.valueOf(file.getFileName());
    return switch (new ImageReader(Duration.ofSeconds(20)).read(file, name, folder)) {
      case ImageOutcome.Accepted accepted -> new Sources.Picture(accepted.image(), null);
      case ImageOutcome.Refused refused -> throw new IOException(refused.message());
    };
  }
}
