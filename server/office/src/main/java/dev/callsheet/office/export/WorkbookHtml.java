package dev.callsheet.office.export;

import dev.callsheet.office.warning.Warnings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/**
 * Writes the sheets of a workbook as one page of HTML, as people see their cells, with a list of
 * links where there are several; row by row, whatever the number of rows.
 */
final class WorkbookHtml {
  /** So many rows without cells are shown as such; more are one. */
  private static final int LONGEST_GAP = 100;

  private final Workbook workbook;
  private final Html html;
  private final CellFormats formats;
  private final Warnings warnings;

  private WorkbookHtml(Workbook workbook, Html html, Warnings warnings) throws IOException {
    this.workbook = workbook;
    this.html = html;
    this.warnings = warnings;
    formats = workbook.formats(Locale.forLanguageTag(workbook.file().language().orElse("en")));
  }

  static void write(Path file, Path made, Warnings warnings) throws IOException {
    try (var workbook = new Workbook(file);
        var html = new Html(made)) {
      new WorkbookHtml(workbook, html, warnings).all();
    }
  }

  private void all() throws IOException {
    var all = workbook.sheets();
    var shown = all.stream().filter(sheet -> !sheet.hidden()).toList();
    var sheets = shown.isEmpty() ? all : shown;
    for (var sheet : all) {
      if (!sheets.contains(sheet)) {
        warnings.add("sheet_hidden", "A hidden sheet is not exported.", sheet.name());
      }
    }
    var name = sheets.isEmpty() ? "" : sheets.getFirst().name();
    var title = workbook.file().title().orElse(name);
    html.begin(title, workbook.file().language().orElse("en"));
    html.raw("<h1>").text(title).raw("</h1>\n");
    if (sheets.size() > 1) {
      contents(sheets);
    }
    for (int number = 0; number < sheets.size(); number++) {
      section(sheets.get(number), number + 1);
    }
    html.end();
  }

  private void contents(List<Workbook.Sheet> sheets) throws IOException {
    html.raw("<nav>\n<ul>\n");
    for (int number = 0; number < sheets.size(); number++) {
      html.raw("<li><a href=\"#sheet-" + (number + 1) + "\">");
      html.text(sheets.get(number).name()).raw("</a></li>\n");
    }
    html.raw("</ul>\n</nav>\n");
  }

  private void section(Workbook.Sheet sheet, int number) throws IOException {
    html.raw("<section id=\"sheet-" + number + "\">\n<h2>").text(sheet.name()).raw("</h2>\n");
    var frame = workbook.frame(sheet);
    if (frame.width() > 0) {
      var table = new Table(sheet.part(), frame);
      html.raw("<div class=\"s\">\n<table>\n<tbody>\n");
      workbook.read(sheet, table::row);
      html.raw("</tbody>\n</table>\n</div>\n");
    }
    for (var drawing : OfficePackage.relatedAs(sheet.part(), "drawing")) {
      drawing(drawing);
    }
    html.raw("</section>\n");
  }

  private void drawing(OfficePart part) throws IOException {
    var root = OfficePackage.xml(part).getDocumentElement();
    for (var picture : OfficePackage.all(root, "pic")) {
      var properties = OfficePackage.at(picture, "nvPicPr", "cNvPr");
      var blip = OfficePackage.at(picture, "blipFill", "blip");
      var image = OfficePackage.related(part, OfficePackage.attribute(blip, "embed"));
      if (image != null && Html.isPicture(image)) {
        html.raw("<p>");
        html.picture(image, OfficePackage.attribute(properties, "descr"));
        html.raw("</p>\n");
      }
    }
    for (var frame : OfficePackage.all(root, "graphicFrame")) {
      var properties = OfficePackage.at(frame, "nvGraphicFramePr", "cNvPr");
      html.raw("<p>[").text(ChartTitle.of(frame, properties, part)).raw("]</p>\n");
      warnings.add("chart_left_out", "Charts are exported as their titles.", null);
    }
  }

  /** The rows of one sheet. */
  private final class Table {
    private final int width;
    private final Map<Integer, Map<Integer, CellRangeAddress>> merged = new HashMap<>();
    private final Map<Integer, Map<Integer, String>> links = new HashMap<>();
    private final Set<Integer> headers = new HashSet<>();
    private int next;

    Table(OfficePart part, SheetFrame frame) throws IOException {
      width = frame.width();
      for (var range : frame.merged()) {
        for (int row = range.getFirstRow();
            row <= Math.min(range.getLastRow(), frame.lastRow());
            row++) {
          for (int column = range.getFirstColumn(); column <= range.getLastColumn(); column++) {
            merged.computeIfAbsent(row, _ -> new HashMap<>()).put(column, range);
          }
        }
      }
      for (var link : frame.links()) {
        var relation = link.relation();
        var target = relation == null ? null : OfficePackage.external(part, relation);
        if (target != null && Html.isLink(target)) {
          links
              .computeIfAbsent(link.cells().getFirstRow(), _ -> new HashMap<>())
              .put(link.cells().getFirstColumn(), target);
        }
      }
      if (frame.filter() != null) {
        headers.add(frame.filter().getFirstRow());
      }
      for (var table : OfficePackage.relatedAs(part, "table")) {
        var root = OfficePackage.xml(table).getDocumentElement();
        if (!OfficePackage.attribute(root, "headerRowCount").equals("0")) {
          headers.add(CellRangeAddress.valueOf(OfficePackage.attribute(root, "ref")).getFirstRow());
        }
      }
    }

    void row(int number, List<Cell> cells) throws IOException {
      // Rows that a merged cell reaches into must all be there.
      int gap = number - next;
      int shown = gap <= LONGEST_GAP || merged.containsKey(next) ? gap : 1;
      for (int empty = 0; empty < shown; empty++) {
        row(next + empty, new Cell[width]);
      }
      var filled = new Cell[width];
      for (var cell : cells) {
        filled[cell.column()] = cell;
      }
      row(number, filled);
      next = number + 1;
    }

    private void row(int number, @Nullable Cell[] cells) throws IOException {
      var ranges = merged.getOrDefault(number, Map.of());
      boolean header = headers.contains(number);
      html.raw("<tr>");
      for (int column = 0; column < width; column++) {
        var range = ranges.get(column);
        boolean first =
            range == null || range.getFirstRow() == number && range.getFirstColumn() == column;
        if (first) {
          cell(number, column, cells[column], range, header);
        }
      }
      html.raw("</tr>\n");
    }

    private void cell(
        int row, int column, @Nullable Cell cell, @Nullable CellRangeAddress range, boolean header)
        throws IOException {
      html.raw(header ? "<th scope=\"col\"" : "<td");
      if (cell != null && cell.kind() == Cell.Kind.NUMBER) {
        html.raw(" class=\"n\"");
      }
      if (range != null) {
        int high = range.getLastRow() - range.getFirstRow() + 1;
        int wide = Math.min(range.getLastColumn(), width - 1) - range.getFirstColumn() + 1;
        html.raw(high > 1 ? " rowspan=\"" + high + '"' : "");
        html.raw(wide > 1 ? " colspan=\"" + wide + '"' : "");
      }
      html.raw(">");
      if (cell != null) {
        words(cell, links.getOrDefault(row, Map.of()).get(column));
      }
      html.raw(header ? "</th>" : "</td>");
    }

    private void words(Cell cell, @Nullable String link) throws IOException {
      if (link != null) {
        html.raw("<a href=\"").text(link).raw("\">");
      }
      var lines = formats.shown(cell).split("\r?\n", -1);
      for (int line = 0; line < lines.length; line++) {
        html.raw(line == 0 ? "" : "<br>").text(lines[line]);
      }
      if (link != null) {
        html.raw("</a>");
      }
    }
  }
}
