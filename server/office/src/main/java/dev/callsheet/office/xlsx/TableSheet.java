package dev.callsheet.office.xlsx;

import dev.callsheet.office.data.Dataset;
import dev.callsheet.office.data.Value;
import dev.callsheet.office.ooxml.CharacterFilter;
import dev.callsheet.office.ooxml.ContentType;
import dev.callsheet.office.ooxml.Namespace;
import dev.callsheet.office.ooxml.RelationshipType;
import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes the sheets of a table, and the tables on them. */
final class TableSheet {
  /** The letters of a column that fit on a page side by side, in columns that can still be read. */
  private static final int LETTERS_PER_PAGE = 200;

  /** The room for the button that filters, in letters. */
  private static final int MARGIN = 3;

  private final Workbook workbook;
  private final TablePlan plan;
  private final List<ColumnPlan> columns;
  private final int header;
  private final @Nullable BigDecimal[] sums;

  /**
   * @param plan of the table
   */
  TableSheet(Workbook workbook, TablePlan plan) {
    this.workbook = workbook;
    this.plan = plan;
    columns = plan.columns();
    header = workbook.rowsAbove();
    sums = new BigDecimal[columns.size()];
    Arrays.fill(sums, BigDecimal.ZERO);
  }

  /** Writes all sheets of the table, reading it once. */
  void write() throws IOException {
    try (var rows = plan.data().open()) {
      for (var sheet : plan.sheets()) {
        write(sheet, rows);
      }
      if (rows.next() != null) {
        throw new IOException("There are more rows than before in " + plan.data().name());
      }
    }
  }

  private boolean hasSums(SheetPlan sheet) {
    return plan.hasSums() && sheet == plan.sheets().getLast();
  }

  /** The last row of values, from 0; a table has one in any case. */
  private long lastRow(SheetPlan sheet) {
    return header + Math.max(sheet.rows(), 1);
  }

  private String range(long firstRow, long lastRow) {
    return CellReference.range(0, firstRow, columns.size() - 1, lastRow);
  }

  private void write(SheetPlan sheet, Dataset.Rows rows) throws IOException {
    var losses = new Losses();
    var filter = workbook.filter();
    filter.at(sheet.name());
    List<CellWriter.CellLink> links;
    try (var xml = workbook.parts().xml(sheet.part(), ContentType.workbook("worksheet"))) {
      head(xml, sheet);
      xml.start("sheetData");
      if (workbook.rowsAbove() > 0) {
        workbook.mark(xml, 0, columns.size());
      }
      header(xml);
      var cells = cells(xml, filter, losses);
      for (long number = 0; number < sheet.rows(); number++) {
        cells.row(header + 1 + number, next(rows));
        workbook.work().row();
      }
      cells.flush();
      if (hasSums(sheet)) {
        sums(xml, sheet);
      }
      xml.end();
      links = cells.links();
      foot(xml, sheet, links, losses);
    }
    losses.tell(workbook.warnings(), sheet.name());
    table(sheet);
  }

  private CellWriter cells(XmlWriter xml, CharacterFilter filter, Losses losses) {
    return new CellWriter(
        xml,
        columns,
        workbook.styles(),
        workbook.strings(),
        workbook.formats(),
        filter,
        losses,
        sums);
  }

  private List<Value> next(Dataset.Rows rows) throws IOException {
    var row = rows.next();
    if (row == null) {
      throw new IOException("There are fewer rows than before in " + plan.data().name());
    }
    return row;
  }

  private void head(XmlWriter xml, SheetPlan sheet) throws IOException {
    xml.start("worksheet", "xmlns", Namespace.WORKBOOK, "xmlns:r", Namespace.RELATIONSHIP);
    xml.start("sheetPr").empty("pageSetUpPr", "fitToPage", "1").end();
    long last = lastRow(sheet) + (hasSums(sheet) ? 1 : 0);
    xml.empty("dimension", "ref", range(0, last));
    xml.start("sheetViews").start("sheetView");
    if (workbook.rightToLeft()) {
      xml.attribute("rightToLeft", 1);
    }
    xml.attribute("workbookViewId", 0);
    var below = CellReference.cell(0, header + 1L);
    xml.start("pane").attribute("ySplit", header + 1L).attribute("topLeftCell", below);
    xml.attribute("activePane", "bottomLeft").attribute("state", "frozen").end();
    xml.empty("selection", "pane", "bottomLeft", "activeCell", below, "sqref", below);
    xml.end().end();
    xml.empty("sheetFormatPr", "defaultRowHeight", "15");
    xml.start("cols");
    for (int column = 0; column < columns.size(); column++) {
      var plan = columns.get(column);
      xml.start("col").attribute("min", column + 1L).attribute("max", column + 1L);
      xml.attribute("width", plan.width());
      xml.attribute("style", workbook.styles().number(plan.style()));
      xml.attribute("customWidth", 1).end();
    }
    xml.end();
  }

  private void header(XmlWriter xml) throws IOException {
    int lines =
        columns.stream()
            .mapToInt(column -> TextLines.count(column.name(), column.width() - MARGIN))
            .max()
            .orElse(1);
    xml.start("row").attribute("r", header + 1L);
    xml.attribute("ht", Double.toString(height(lines)));
    var style = CellStyle.of(CellStyle.Face.ON_ACCENT).with(CellStyle.Fill.ACCENT).wrapped();
    for (int column = 0; column < columns.size(); column++) {
      var plan = columns.get(column);
      int number = workbook.styles().number(style.with(plan.header()));
      var cell = CellReference.cell(column, header);
      var shared = workbook.strings().number(plan.name());
      if (shared.isPresent()) {
        xml.start("c", "r", cell).attribute("s", number).attribute("t", "s");
        xml.element("v", Integer.toString(shared.getAsInt())).end();
      } else {
        RichCell.write(
            xml, cell, number, style.face(), RichText.plain(plan.name()), workbook.styles());
      }
    }
    xml.end();
  }

  /** The height of a row whose texts take so many lines, in points. */
  static double height(int lines) {
    return Math.min(409, lines * CellStyle.Face.BODY.height());
  }

  private void sums(XmlWriter xml, SheetPlan sheet) throws IOException {
    long row = lastRow(sheet) + 1;
    xml.start("row").attribute("r", row + 1);
    int label = label();
    for (int column = 0; column < columns.size(); column++) {
      var plan = columns.get(column);
      var reference = CellReference.cell(column, row);
      var style = CellStyle.of(CellStyle.Face.STRONG).with(CellStyle.Edge.ABOVE);
      if (column == label) {
        RichCell.write(
            xml,
            reference,
            workbook.styles().number(style.with(plan.header())),
            style.face(),
            RichText.plain(workbook.words().total()),
            workbook.styles());
        continue;
      }
      if (plan.summed()) {
        style = style.written(plan.style().format()).with(plan.style().horizontal());
      }
      xml.start("c", "r", reference).attribute("s", workbook.styles().number(style));
      var sum = sums[column];
      if (plan.summed() && sum != null) {
        sum(xml, plan, sum.doubleValue());
      }
      xml.end();
    }
    xml.end();
  }

  /**
   * Writes the formula and the value of a sum; one that is too large is an error in any program.
   */
  private void sum(XmlWriter xml, ColumnPlan column, double value) throws IOException {
    boolean fits = Math.abs(value) < Limits.SUM;
    if (!fits) {
      xml.attribute("t", "e");
    }
    xml.element("f", sum(column));
    xml.element("v", fits ? Double.toString(value) : "#NUM!");
  }

  /** The column whose last cell says that the others are sums; -1 if there is no room. */
  private int label() {
    return IntStream.range(0, columns.size())
        .filter(column -> !columns.get(column).summed())
        .findFirst()
        .orElse(-1);
  }

  /** The formula of a sum, over all sheets of the table. */
  private String sum(ColumnPlan column) {
    return String.join(
        "+",
        plan.sheets().stream()
            .map(sheet -> "SUBTOTAL(109," + column.reference(sheet.table()) + ")")
            .toList());
  }

  private void foot(XmlWriter xml, SheetPlan sheet, List<CellWriter.CellLink> links, Losses losses)
      throws IOException {
    conditions(xml, sheet);
    links(xml, sheet, links, losses);
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
    xml.attribute("fitToWidth", pagesAcross()).attribute("fitToHeight", 0);
    xml.attribute("orientation", "landscape").end();
    workbook.pageLines(xml);
    xml.start("ignoredErrors").start("ignoredError");
    xml.attribute("sqref", range(header + 1L, lastRow(sheet)));
    xml.attribute("numberStoredAsText", 1).end().end();
    var table = workbook.parts().relationships(sheet.part());
    xml.start("tableParts", "count", "1");
    xml.empty("tablePart", "r:id", table.part(RelationshipType.TABLE, tablePart(sheet))).end();
  }

  private void conditions(XmlWriter xml, SheetPlan sheet) throws IOException {
    if (sheet.rows() == 0) {
      return;
    }
    int priority = 1;
    var numeric = new ArrayList<String>();
    for (int column = 0; column < columns.size(); column++) {
      var cells = CellReference.range(column, header + 1L, column, lastRow(sheet));
      if (columns.get(column).column().type().isNumeric()) {
        numeric.add(cells);
      }
      if (columns.get(column).bars()) {
        xml.start("conditionalFormatting", "sqref", cells);
        xml.start("cfRule", "type", "dataBar").attribute("priority", priority++);
        xml.start("dataBar");
        xml.empty("cfvo", "type", "num", "val", "0");
        xml.empty("cfvo", "type", "max");
        xml.start("color").attribute("theme", ThemeColour.ACCENT_1.number());
        xml.attribute("tint", "0.6").end();
        xml.end().end().end();
      }
    }
    if (!numeric.isEmpty()) {
      xml.start("conditionalFormatting", "sqref", String.join(" ", numeric));
      xml.start("cfRule", "type", "cellIs").attribute("dxfId", StyleSheet.NEGATIVE);
      xml.attribute("priority", priority).attribute("operator", "lessThan");
      xml.element("formula", "0").end().end();
    }
  }

  private void links(XmlWriter xml, SheetPlan sheet, List<CellWriter.CellLink> links, Losses losses)
      throws IOException {
    var written = new ArrayList<CellWriter.CellLink>();
    for (var link : links) {
      if (written.size() < Limits.LINKS && workbook.leads(sheet.part(), link.target())) {
        written.add(link);
      } else {
        losses.add(Losses.Kind.LINK_AS_TEXT, link.column(), link.row());
      }
    }
    if (written.isEmpty()) {
      return;
    }
    xml.start("hyperlinks");
    for (var link : written) {
      workbook.link(
          xml, sheet.part(), CellReference.cell(link.column(), link.row()), link.target());
    }
    xml.end();
  }

  private int pagesAcross() {
    int letters = columns.stream().mapToInt(ColumnPlan::width).sum();
    return Math.ceilDiv(letters, LETTERS_PER_PAGE);
  }

  /** What is printed on each page again, as the value of a defined name. */
  String printTitles(SheetPlan sheet) {
    var name = CellReference.sheet(sheet.name());
    var rows = name + "!$1:$" + (header + 1);
    return pagesAcross() > 1 ? name + "!$A:$A," + rows : rows;
  }

  private static String tablePart(SheetPlan sheet) {
    return "/xl/tables/table" + sheet.number() + ".xml";
  }

  private void table(SheetPlan sheet) throws IOException {
    boolean sums = hasSums(sheet);
    try (var xml = workbook.parts().xml(tablePart(sheet), ContentType.workbook("table"))) {
      xml.start("table", "xmlns", Namespace.WORKBOOK).attribute("id", sheet.number());
      xml.attribute("name", sheet.table()).attribute("displayName", sheet.table());
      xml.attribute("ref", range(header, lastRow(sheet) + (sums ? 1 : 0)));
      if (sums) {
        xml.attribute("totalsRowCount", 1);
      } else {
        xml.attribute("totalsRowShown", 0);
      }
      xml.empty("autoFilter", "ref", range(header, lastRow(sheet)));
      xml.start("tableColumns").attribute("count", columns.size());
      for (int column = 0; column < columns.size(); column++) {
        tableColumn(xml, column, sums);
      }
      xml.end();
      xml.empty(
          "tableStyleInfo",
          "name",
          "TableStyleMedium2",
          "showFirstColumn",
          "0",
          "showLastColumn",
          "0",
          "showRowStripes",
          "1",
          "showColumnStripes",
          "0");
    }
  }

  private void tableColumn(XmlWriter xml, int column, boolean sums) throws IOException {
    var plan = columns.get(column);
    xml.start("tableColumn").attribute("id", column + 1L);
    xml.attribute("name", CharacterFilter.escaped(plan.name()));
    if (sums && column == label()) {
      xml.attribute("totalsRowLabel", workbook.words().total());
    }
    if (sums && plan.summed() && this.sums[column] != null) {
      boolean several = this.plan.sheets().size() > 1;
      xml.attribute("totalsRowFunction", several ? "custom" : "sum");
      if (several) {
        xml.element("totalsRowFormula", sum(plan));
      }
    }
    xml.end();
  }
}
