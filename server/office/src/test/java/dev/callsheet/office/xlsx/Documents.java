package dev.callsheet.office.xlsx;

import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.ColumnType;
import dev.callsheet.office.data.Dataset;
import dev.callsheet.office.data.TableInMemory;
import dev.callsheet.office.data.Value;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.document.Document;
import dev.callsheet.office.document.Metadata;
import dev.callsheet.office.document.Order;
import dev.callsheet.office.image.Image;
import dev.callsheet.office.text.Inline;
import dev.callsheet.office.theme.Theme;
import dev.callsheet.office.warning.Warnings;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Documents that tests make workbooks of. */
final class Documents {
  private Documents() {}

  static List<Inline> words(String text) {
    return List.of(new Inline.Text(text));
  }

  static Block.Paragraph paragraph(String text) {
    return new Block.Paragraph(words(text));
  }

  static Block.Heading heading(int level, String text) {
    return new Block.Heading(level, words(text));
  }

  static Block.Table table(Dataset data) {
    return new Block.Table(
        data, Collections.nCopies(data.columns().size(), Block.Alignment.BY_TYPE));
  }

  static Column column(String name, ColumnType type) {
    return new Column(name, type, 0, null, Math.max(name.length(), 8));
  }

  /** A table of one column of texts. */
  static TableInMemory texts(String name, String column, String... texts) {
    return values(
        name,
        column(column, ColumnType.TEXT),
        Arrays.stream(texts).map(Value.Text::new).toArray(Value[]::new));
  }

  /** A table of one column. */
  static TableInMemory values(String name, Column column, Value... values) {
    return new TableInMemory(name, List.of(column), Arrays.stream(values).map(List::of).toList());
  }

  static Value number(String digits) {
    return new Value.Number(new BigDecimal(digits));
  }

  /** A picture with colours that change from corner to corner. */
  static Image picture(String name, int width, int height) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = picture.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new Image(
        name,
        Image.Format.PNG,
        width,
        height,
        () -> new ByteArrayInputStream(bytes.toByteArray()),
        null);
  }

  /** A year of two regions. */
  static TableInMemory sales(String name, String... columns) {
    var rows = new ArrayList<List<Value>>();
    for (int month = 1; month <= 12; month++) {
      rows.add(
          List.of(
              new Value.Date(LocalDate.of(2025, month, 1)),
              new Value.Text(month % 2 == 0 ? columns[8] : columns[9]),
              new Value.Number(BigDecimal.valueOf(12_000 + month * 37L)),
              new Value.Money(BigDecimal.valueOf(100_050 + month * 31_100L, 2), "EUR"),
              new Value.Percent(BigDecimal.valueOf(100 + month, 3)),
              new Value.Bool(month % 3 == 0),
              new Value.DateTime(LocalDateTime.of(2025, month, 1, 9, 30)),
              new Value.Number(BigDecimal.valueOf(month * 100L - 425, 2))));
    }
    return new TableInMemory(
        name,
        List.of(
            new Column(columns[0], ColumnType.DATE, 0, null, 10),
            new Column(columns[1], ColumnType.TEXT, 0, null, 10),
            new Column(columns[2], ColumnType.NUMBER, 0, null, 8),
            new Column(columns[3], ColumnType.CURRENCY, 2, "EUR", 12),
            new Column(columns[4], ColumnType.PERCENT, 1, null, 8),
            new Column(columns[5], ColumnType.BOOLEAN, 0, null, 8),
            new Column(columns[6], ColumnType.DATE_TIME, 0, null, 16),
            new Column(columns[7], ColumnType.NUMBER, 2, null, 8)),
        rows);
  }

  static TableInMemory sales() {
    return sales(
        "sales.csv",
        "Month",
        "Region",
        "Units",
        "Revenue",
        "Margin",
        "Open",
        "Closed at",
        "Profit",
        "North",
        "South");
  }

  static Order order(Locale locale, Theme theme, boolean test, String title, Block... blocks) {
    return new Order(
        new Document(new Metadata(title, "Ann Author", locale), List.of(blocks)),
        theme,
        test,
        new Warnings(),
        _ -> {});
  }

  /** A plain British order. */
  static Order order(Block... blocks) {
    return order(Locale.UK, Theme.PLAIN, false, "A title", blocks);
  }

  /** Writes the workbook and returns its file. */
  static Path write(Order order, Path folder) throws IOException {
    var file = Files.createTempFile(folder, "workbook", ".xlsx");
    try (var stream = Files.newOutputStream(file)) {
      new XlsxWriter().write(order, stream);
    }
    return file;
  }

  /** The codes of the warnings, in their order. */
  static List<String> codes(Order order) {
    return order.warnings().all().stream().map(warning -> warning.code()).toList();
  }
}
