package dev.callsheet.office.export;

import dev.callsheet.office.export.Piece.Marker;
import dev.callsheet.office.export.Piece.Part;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes a text document as plain text: headings underlined, lists with their marks, tables by
 * tabs, a line between paragraphs, the targets of links behind them, and what pictures and charts
 * show.
 */
final class TextDocumentText {
  private final Writer out;
  private boolean begun;
  private boolean tight;

  private TextDocumentText(Writer out) {
    this.out = out;
  }

  static void write(Path file, Path made) throws IOException {
    try (var document = new TextDocument(file);
        var out = new BufferedWriter(Files.newBufferedWriter(made))) {
      var text = new TextDocumentText(out);
      document.furniture("header", text::piece);
      document.read(text::piece);
      document.furniture("footer", text::piece);
    }
  }

  private void piece(Piece piece) throws IOException {
    switch (piece) {
      case Piece.Paragraph paragraph -> paragraph(paragraph);
      case Piece.Item item -> {
        gap(true);
        line("  ".repeat(item.level()) + mark(item.marker()) + " " + text(item.parts()));
      }
      case Piece.Table table -> {
        gap(false);
        rows(table.rows());
      }
      case Piece.TableStart _ -> gap(false);
      case Piece.TableRows table -> rows(table.rows());
      case Piece.TableEnd _ -> {}
    }
  }

  private void rows(List<Piece.Row> rows) throws IOException {
    for (var row : rows) {
      line(row.fields().stream().map(this::field).collect(Collectors.joining("\t")));
    }
  }

  private void paragraph(Piece.Paragraph paragraph) throws IOException {
    var text = text(paragraph.parts());
    if (text.isBlank()) {
      return;
    }
    switch (paragraph.role()) {
      case TITLE, HEADING -> {
        gap(false);
        line(text);
        var rule = paragraph.level() == 1 ? "=" : "-";
        line(rule.repeat(Math.min(72, text.codePointCount(0, text.length()))));
      }
      case CONTENTS -> {
        gap(true);
        line("  ".repeat(Math.max(0, paragraph.level() - 1)) + text);
      }
      case CODE -> {
        gap(true);
        line("    " + text.replace("\n", "\n    "));
      }
      case QUOTATION -> {
        gap(false);
        line("> " + text.replace("\n", "\n> "));
      }
      case TEXT, CONTINUATION -> {
        gap(false);
        line(text);
      }
    }
  }

  /** An empty line, but between two of what stands close together. */
  private void gap(boolean close) throws IOException {
    if (begun && !(tight && close)) {
      out.write("\n");
    }
    begun = true;
    tight = close;
  }

  private void line(String text) throws IOException {
    out.write(text.stripTrailing());
    out.write("\n");
  }

  private String field(Piece.Field field) {
    return field.pieces().stream()
            .map(
                piece ->
                    switch (piece) {
                      case Piece.Paragraph paragraph -> text(paragraph.parts());
                      case Piece.Item item -> mark(item.marker()) + " " + text(item.parts());
                      case Piece.TableStart _, Piece.TableRows _, Piece.TableEnd _ -> "";
                      case Piece.Table table ->
                          table.rows().stream()
                              .flatMap(row -> row.fields().stream())
                              .map(this::field)
                              .collect(Collectors.joining(" "));
                    })
            .collect(Collectors.joining(" "))
            .replaceAll("[\\s&&[^\\u00a0]]+", " ")
            .strip()
        + "\t".repeat(field.columns() - 1);
  }

  private static String mark(Marker marker) {
    var form = marker.form();
    if (form == null) {
      return "-";
    }
    return switch (form) {
          case "a" -> letters(marker.number()).toLowerCase(Locale.ROOT);
          case "A" -> letters(marker.number());
          case "i" -> roman(marker.number()).toLowerCase(Locale.ROOT);
          case "I" -> roman(marker.number());
          default -> String.valueOf(marker.number());
        }
        + ".";
  }

  private static String letters(int number) {
    var letters = new StringBuilder();
    for (int left = number; left > 0; left = (left - 1) / 26) {
      letters.insert(0, (char) ('A' + (left - 1) % 26));
    }
    return letters.toString();
  }

  private static String roman(int number) {
    if (number < 1 || number > 3999) {
      return String.valueOf(number);
    }
    int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    String[] signs = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
    var roman = new StringBuilder();
    int left = number;
    for (int at = 0; at < values.length; at++) {
      while (left >= values[at]) {
        roman.append(signs[at]);
        left -= values[at];
      }
    }
    return roman.toString();
  }

  private static String text(List<Part> parts) {
    var text = new StringBuilder();
    for (int at = 0; at < parts.size(); at++) {
      switch (parts.get(at)) {
        case Piece.Words words -> {
          text.append(words.text());
          var link = words.link();
          boolean last =
              at + 1 == parts.size()
                  || !(parts.get(at + 1) instanceof Piece.Words next
                      && link != null
                      && link.equals(next.link()));
          if (link != null && last && !link.startsWith("#") && !text.toString().endsWith(link)) {
            text.append(" <").append(link).append('>');
          }
        }
        case Piece.LineEnd _ -> text.append('\n');
        case Piece.Picture picture -> {
          if (!picture.alternative().isBlank()) {
            text.append('[').append(picture.alternative().strip()).append(']');
          }
        }
        case Piece.Named named -> text.append('[').append(named.title()).append(']');
      }
    }
    return text.toString();
  }
}
