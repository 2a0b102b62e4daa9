package dev.callsheet.office.xlsx;

import dev.callsheet.office.ooxml.ContentType;
import dev.callsheet.office.ooxml.Namespace;
import dev.callsheet.office.ooxml.RelationshipType;
import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes the first sheet. */
final class OverviewSheet {
  /** The column of texts; the one before it keeps a distance from the edge. */
  static final int COLUMN = 1;

  private static final String PART = SheetPlan.part(1);
  private static final String DRAWING = "/xl/drawings/drawing1.xml";
  private final Workbook workbook;
  private final String name;
  private final List<OverviewRow> rows;

  OverviewSheet(Workbook workbook, String name, List<OverviewRow> rows) {
    this.workbook = workbook;
    this.name = name;
    this.rows = rows;
  }

  /** What stands on it at which rows, from 0. */
  List<Drawing.Placed> figures() {
    var figures = new ArrayList<Drawing.Placed>();
    for (int number = 0; number < rows.size(); number++) {
      var figure = rows.get(number).figure();
      if (figure != null) {
        figures.add(new Drawing.Placed(figure, workbook.rowsAbove() + number));
      }
    }
    return figures;
  }

  void write(Drawing drawing) throws IOException {
    workbook.filter().at(name);
    try (var xml = workbook.parts().xml(PART, ContentType.workbook("worksheet"))) {
      head(xml);
      xml.start("sheetData");
      if (workbook.rowsAbove() > 0) {
        workbook.mark(xml, COLUMN, COLUMN + 1);
      }
      for (int number = 0; number < rows.size(); number++) {
        row(xml, workbook.rowsAbove() + number, rows.get(number));
        workbook.work().block();
      }
      xml.end();
      foot(xml);
    }
    if (!figures().isEmpty()) {
      drawing.write(DRAWING, figures());
    }
  }

  private void head(XmlWriter xml) throws IOException {
    xml.start("worksheet", "xmlns", Namespace.WORKBOOK, "xmlns:r", Namespace.RELATIONSHIP);
    if (breaks().isEmpty()) {
      xml.start("sheetPr").empty("pageSetUpPr", "fitToPage", "1").end();
    }
    xml.start("sheetViews").start("sheetView", "showGridLines", "0");
    if (workbook.rightToLeft()) {
      xml.attribute("rightToLeft", 1);
    }
    xml.attribute("tabSelected", 1).attribute("workbookViewId", 0).end().end();
    xml.empty("sheetFormatPr", "defaultRowHeight", "15");
    xml.start("cols");
    xml.empty("col", "min", "1", "max", "1", "width", "2", "customWidth", "1");
    xml.start("col", "min", "2", "max", "2").attribute("width", Overview.LINE + 3L);
    xml.attribute("customWidth", 1).end();
    xml.end();
  }

  private void row(XmlWriter xml, int number, OverviewRow row) throws IOException {
    xml.start("row").attribute("r", number + 1L);
    xml.attribute("ht", Double.toString(row.height()));
    if (row.figure() != null) {
      xml.attribute("customHeight", 1);
    }
    boolean blank = row.text().plain().isEmpty();
    int style = workbook.styles().number(row.style());
    var cell = CellReference.cell(COLUMN, number);
    if (!blank) {
      RichCell.write(xml, cell, style, row.style().face(), row.text(), workbook.styles());
    } else if (!row.style().equals(CellStyle.PLAIN)) {
      xml.start("c", "r", cell).attribute("s", style).end();
    }
    xml.end();
  }

  private void foot(XmlWriter xml) throws IOException {
    links(xml);
    xml.empty(
        "pageMargins",
        "left",
        "0.5",
        "right",
        "0.5",
        "top",
        "0.75",
        "bottom",
        "0.75",
        "header",
        "0.3",
        "footer",
        "0.3");
    xml.start("pageSetup").attribute("paperSize", workbook.paper());
    if (breaks().isEmpty()) {
      xml.attribute("fitToWidth", 1).attribute("fitToHeight", 0);
    } else {
      // What is fitted to the page has no breaks of its own, and a wider font needs the room.
      xml.attribute("scale", 85);
    }
    xml.attribute("orientation", "portrait").end();
    workbook.pageLines(xml);
    breaks(xml);
    if (!figures().isEmpty()) {
      var id = workbook.parts().relationships(PART).part(RelationshipType.DRAWING, DRAWING);
      xml.empty("drawing", "r:id", id);
    }
  }

  private void links(XmlWriter xml) throws IOException {
    var leading = new ArrayList<Integer>();
    for (int number = 0; number < rows.size(); number++) {
      if (leading.size() < Limits.LINKS && leads(rows.get(number))) {
        leading.add(number);
      } else if (leading.size() == Limits.LINKS && rows.get(number).isLink()) {
        warnOfText();
      }
    }
    if (leading.isEmpty()) {
      return;
    }
    xml.start("hyperlinks");
    for (int number : leading) {
      var row = rows.get(number);
      var cell = CellReference.cell(COLUMN, workbook.rowsAbove() + (long) number);
      if (row.place().isPresent()) {
        xml.empty("hyperlink", "ref", cell, "location", row.place().get());
      } else {
        workbook.link(xml, PART, cell, row.text().target().orElseThrow());
      }
    }
    xml.end();
  }

  private boolean leads(OverviewRow row) {
    if (row.place().isPresent()) {
      return true;
    }
    var target = row.text().target();
    if (target.isEmpty()) {
      return false;
    }
    boolean leads = workbook.leads(PART, target.get());
    if (!leads) {
      warnOfText();
    }
    return leads;
  }

  private void warnOfText() {
    workbook
        .warnings()
        .add(
            "link_as_text",
            "A sheet has at most "
                + Limits.LINKS
                + " links, to http, https and mailto of at most 2,079 letters and to its own"
                + " headings; others stand as text.",
            name);
  }

  /** The rows above which a new page begins. */
  private List<Integer> breaks() {
    var before = new ArrayList<Integer>();
    for (int number = 1; number < rows.size(); number++) {
      if (rows.get(number).newPage()) {
        before.add(workbook.rowsAbove() + number);
      }
    }
    return before;
  }

  private void breaks(XmlWriter xml) throws IOException {
    var before = breaks();
    if (before.isEmpty()) {
      return;
    }
    xml.start("rowBreaks").attribute("count", before.size());
    xml.attribute("manualBreakCount", before.size());
    for (int row : before) {
      xml.start("brk").attribute("id", row).attribute("max", Limits.COLUMNS - 1L);
      xml.attribute("man", 1).end();
    }
    xml.end();
  }
}
