package dev.callsheet.office.docx;

import dev.callsheet.office.data.Column;
import dev.callsheet.office.data.Value;
import dev.callsheet.office.data.ValueText;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes tables, row by row as they are read. */
final class TableWriter {
  /** Word takes a few more in one table. */
  private static final int MOST_ROWS = 32_000;

  /** A row of more lines may go over a page. */
  private static final int MOST_LINES_TOGETHER = 24;

  private static final int STEPS_BETWEEN_REPORTS = 250;

  private final Draft draft;
  private final XmlWriter xml;
  private final LineWriter lines;
  private final ValueText text;

  TableWriter(Draft draft, XmlWriter xml) {
    this.draft = draft;
    this.xml = xml;
    this.lines = new LineWriter(draft, xml);
    this.text = new ValueText(draft.order().document().metadata().locale());
  }

  /**
   * One slice of a table.
   *
   * @param indent where it begins, in twentieths of a point
   * @param first whether it is the first slice, whose rows count as work
   */
  void write(
      Block.Table table, TableLayout layout, TableLayout.Slice slice, int indent, boolean first)
      throws IOException {
    try (var rows = table.data().open()) {
      var row = rows.next();
      long count = 0;
      start(table, layout, slice, indent);
      while (row != null) {
        if (count > 0 && count % MOST_ROWS == 0) {
          xml.end();
          new Paragraph("Separator").start(xml);
          xml.end();
          draft.warn(
              "table_continued",
              String.format(
                  Locale.ROOT,
                  "A table goes on in another one after %d rows, more than which Word does not take.",
                  MOST_ROWS));
          start(table, layout, slice, indent);
        }
        writeRow(table, row, layout, slice);
        count++;
        if (count % STEPS_BETWEEN_REPORTS == 0) {
          draft.done(first ? STEPS_BETWEEN_REPORTS : 0);
        }
        row = rows.next();
      }
      xml.end();
      draft.done(first ? count % STEPS_BETWEEN_REPORTS : 0);
    }
  }

  private void start(Block.Table table, TableLayout layout, TableLayout.Slice slice, int indent)
      throws IOException {
    xml.start("w:tbl").start("w:tblPr");
    xml.empty("w:tblStyle", "w:val", "DataTable");
    if (draft.rightToLeft()) {
      xml.empty("w:bidiVisual");
    }
    int width = slice.widths().stream().mapToInt(Integer::intValue).sum();
    width("w:tblW", width);
    if (indent > 0) {
      width("w:tblInd", indent);
    }
    xml.empty("w:tblLayout", "w:type", "fixed");
    xml.empty(
        "w:tblLook",
        "w:val",
        "0420",
        "w:firstRow",
        "1",
        "w:lastRow",
        "0",
        "w:firstColumn",
        "0",
        "w:lastColumn",
        "0",
        "w:noHBand",
        "0",
        "w:noVBand",
        "1");
    xml.empty("w:tblCaption", "w:val", table.data().name());
    xml.end();
    xml.start("w:tblGrid");
    for (int column : slice.widths()) {
      xml.start("w:gridCol").attribute("w:w", column).end();
    }
    xml.end();
    xml.start("w:tr").start("w:trPr").empty("w:cantSplit").empty("w:tblHeader").end();
    for (int at = 0; at < slice.columns().size(); at++) {
      int position = slice.columns().get(at);
      var name = Line.of(table.data().columns().get(position).name());
      // The header stays with the first row.
      var paragraph = new Paragraph(layout.size().style()).keepNext();
      cell(slice.widths().get(at), paragraph, alignment(table, position), name);
    }
    xml.end();
  }

  private void writeRow(
      Block.Table table, List<Value> row, TableLayout layout, TableLayout.Slice slice)
      throws IOException {
    var cells = new ArrayList<Line>();
    boolean together = true;
    for (int at = 0; at < slice.columns().size(); at++) {
      int position = slice.columns().get(at);
      var line = line(row.get(position), table.data().columns().get(position));
      cells.add(line);
      together &= lines(line, slice.widths().get(at), layout) <= MOST_LINES_TOGETHER;
    }
    xml.start("w:tr");
    if (together) {
      xml.start("w:trPr").empty("w:cantSplit").end();
    }
    for (int at = 0; at < cells.size(); at++) {
      int position = slice.columns().get(at);
      var paragraph = new Paragraph(layout.size().style());
      cell(slice.widths().get(at), paragraph, alignment(table, position), cells.get(at));
    }
    xml.end();
  }

  private Line line(Value value, Column column) {
    return value instanceof Value.Rich rich
        ? Line.of(rich.text())
        : Line.of(text.of(value, column));
  }

  private static long lines(Line line, int width, TableLayout layout) {
    long breaks = line.text().chars().filter(unit -> unit == '\n').count();
    return breaks + (long) line.text().length() * layout.size().character() / width;
  }

  private void cell(int width, Paragraph paragraph, String alignment, Line line)
      throws IOException {
    xml.start("w:tc").start("w:tcPr");
    width("w:tcW", width);
    xml.end();
    if (!alignment.equals("left")) {
      paragraph.aligned(alignment);
    }
    lines.item(paragraph, line);
    xml.end();
  }

  private void width(String element, int width) throws IOException {
    xml.start(element).attribute("w:w", width).attribute("w:type", "dxa").end();
  }

  private static String alignment(Block.Table table, int position) {
    return switch (table.alignments().get(position)) {
      case START -> "left";
      case CENTER -> "center";
      case END -> "right";
      case BY_TYPE ->
          switch (table.data().columns().get(position).type()) {
            case TEXT, DATE, DATE_TIME, TIME -> "left";
            case NUMBER, PERCENT, CURRENCY -> "right";
            case BOOLEAN -> "center";
          };
    };
  }
}
