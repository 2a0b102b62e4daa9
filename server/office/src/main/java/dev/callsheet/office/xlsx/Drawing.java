package dev.callsheet.office.xlsx;

import dev.callsheet.office.chart.ChartDrawing;
import dev.callsheet.office.chart.ChartStyle;
import dev.callsheet.office.chart.ChartValues;
import dev.callsheet.office.data.Dataset;
import dev.callsheet.office.document.Block;
import dev.callsheet.office.ooxml.ContentType;
import dev.callsheet.office.ooxml.Namespace;
import dev.callsheet.office.ooxml.Pictures;
import dev.callsheet.office.ooxml.RelationshipType;
import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Writes what is drawn on the first sheet, and the charts and pictures themselves. */
final class Drawing {
  private static final String SHEET_DRAWING =
      "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";

  private static final long UNITS_PER_PIXEL = 9_525;

  /** The rows of a table that a chart draws. */
  private static final int MOST_POINTS = 10_000;

  private static final int POINTS_OF_TEXT = 10;

  private final Workbook workbook;
  private final Map<Dataset, List<TablePlan>> tables;
  private final String where;
  private final Pictures pictures;
  private int charts;

  /**
   * A figure and the row, from 0, in which it stands.
   *
   * @param figure what is drawn
   */
  record Placed(Figure figure, int row) {}

  Drawing(Workbook workbook, Map<Dataset, List<TablePlan>> tables, String where) {
    this.workbook = workbook;
    this.tables = tables;
    this.where = where;
    pictures = new Pictures(workbook.parts(), "/xl/media/");
  }

  /** A chart whose part is written, by the relationship to it. */
  private record Shown(String relationship, String alternative) {}

  /** Writes the charts, the drawing, and then the pictures that it shows. */
  void write(String part, List<Placed> figures) throws IOException {
    var shown = new ArrayDeque<Shown>();
    for (var placed : figures) {
      if (placed.figure() instanceof Figure.Chart chart) {
        shown.add(chart(part, chart.chart()));
      }
    }
    try (var xml =
        workbook.parts().xml(part, "application/vnd.openxmlformats-officedocument.drawing+xml")) {
      xml.start(
          "xdr:wsDr",
          "xmlns:xdr",
          SHEET_DRAWING,
          "xmlns:a",
          Namespace.DRAWING,
          "xmlns:r",
          Namespace.RELATIONSHIP);
      for (int number = 0; number < figures.size(); number++) {
        figure(xml, part, figures.get(number), number + 1, shown);
      }
    }
    pictures.write();
  }

  private void figure(XmlWriter xml, String part, Placed placed, int number, Deque<Shown> shown)
      throws IOException {
    var figure = placed.figure();
    xml.start("xdr:oneCellAnchor");
    xml.start("xdr:from");
    xml.element("xdr:col", Integer.toString(OverviewSheet.COLUMN)).element("xdr:colOff", "0");
    xml.element("xdr:row", Integer.toString(placed.row()));
    xml.element("xdr:rowOff", Long.toString(4 * UNITS_PER_PIXEL));
    xml.end();
    size(xml, "xdr:ext", figure);
    switch (figure) {
      case Figure.Picture picture -> picture(xml, part, picture, number);
      case Figure.Chart _ -> chart(xml, shown.remove(), number);
    }
    xml.empty("xdr:clientData").end();
  }

  private static void size(XmlWriter xml, String element, Figure figure) throws IOException {
    xml.start(element).attribute("cx", figure.width() * UNITS_PER_PIXEL);
    xml.attribute("cy", figure.height() * UNITS_PER_PIXEL).end();
  }

  private static void names(XmlWriter xml, int number, String kind, String alternative)
      throws IOException {
    xml.start("xdr:cNvPr").attribute("id", number + 1L).attribute("name", kind + " " + number);
    xml.attribute("descr", alternative).end();
  }

  private void picture(XmlWriter xml, String part, Figure.Picture picture, int number)
      throws IOException {
    xml.start("xdr:pic");
    xml.start("xdr:nvPicPr");
    names(xml, number, "Picture", picture.alternative());
    xml.start("xdr:cNvPicPr").empty("a:picLocks", "noChangeAspect", "1").end().end();
    xml.start("xdr:blipFill");
    pictures.show(picture.image(), part).write(xml);
    xml.start("a:stretch").empty("a:fillRect").end().end();
    xml.start("xdr:spPr");
    xml.start("a:xfrm").empty("a:off", "x", "0", "y", "0");
    size(xml, "a:ext", picture);
    xml.end();
    xml.start("a:prstGeom", "prst", "rect").empty("a:avLst").end();
    xml.end().end();
  }

  private Shown chart(String part, Block.Chart chart) throws IOException {
    int most = Math.min(MOST_POINTS, ChartValues.mostRows(chart));
    var ranges =
        new TableRanges(
            chart, tables.getOrDefault(chart.data(), List.of()), workbook.rowsAbove(), most);
    var values =
        ChartValues.readFirst(
            chart, ranges.points(), workbook.locale(), workbook.warnings(), where);
    var style = new ChartStyle(values.title(), workbook.locale(), POINTS_OF_TEXT);
    var name = "/xl/charts/chart" + ++charts + ".xml";
    try (var stream = workbook.parts().part(name, ContentType.CHART)) {
      stream.write(ChartDrawing.bytes(ChartDrawing.of(values, ranges, style)));
    }
    var id = workbook.parts().relationships(part).part(RelationshipType.CHART, name);
    return new Shown(id, values.alternative());
  }

  private static void chart(XmlWriter xml, Shown shown, int number) throws IOException {
    xml.start("xdr:graphicFrame", "macro", "");
    xml.start("xdr:nvGraphicFramePr");
    names(xml, number, "Chart", shown.alternative());
    xml.empty("xdr:cNvGraphicFramePr").end();
    xml.start("xdr:xfrm").empty("a:off", "x", "0", "y", "0");
    xml.empty("a:ext", "cx", "0", "cy", "0").end();
    xml.start("a:graphic").start("a:graphicData", "uri", Namespace.CHART);
    xml.empty("c:chart", "xmlns:c", Namespace.CHART, "r:id", shown.relationship());
    xml.end().end().end();
  }
}
