package dev.callsheet.office.export;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** What stands around the rows of a sheet, read while its XML is parsed. */
final class SheetFrame extends DefaultHandler {
  /**
   * A link of cells.
   *
   * @param relation the id of what it leads to; null where it leads within the workbook
   */
  record Link(CellRangeAddress cells, @Nullable String relation) {}

  private final List<CellRangeAddress> merged = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private @Nullable CellRangeAddress filter;
  private int lastRow = -1;
  private int width;
  private int column;

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    switch (name) {
      case "row" -> {
        var number = attributes.getValue("r");
        lastRow = number == null ? lastRow + 1 : Integer.parseInt(number) - 1;
        column = -1;
      }
      case "c" -> {
        var reference = attributes.getValue("r");
        column = reference == null ? column + 1 : columnOf(reference);
        width = Math.max(width, column + 1);
      }
      case "mergeCell" -> merged.add(CellRangeAddress.valueOf(attributes.getValue("ref")));
      case "autoFilter" -> filter = CellRangeAddress.valueOf(attributes.getValue("ref"));
      case "hyperlink" ->
          links.add(
              new Link(
                  CellRangeAddress.valueOf(attributes.getValue("ref")),
                  attributes.getValue("r:id")));
      default -> {}
    }
  }

  private static int columnOf(String reference) {
    int column = 0;
    for (int at = 0; at < reference.length() && reference.charAt(at) >= 'A'; at++) {
      column = column * 26 + reference.charAt(at) - 'A' + 1;
    }
    return column - 1;
  }

  List<CellRangeAddress> merged() {
    return merged;
  }

  List<Link> links() {
    return links;
  }

  /** The cells that are filtered, whose first row is a header; null where none are. */
  @Nullable CellRangeAddress filter() {
    return filter;
  }

  /** The last row that is there, from 0; -1 if none is. */
  int lastRow() {
    return lastRow;
  }

  /** How many columns have a cell, with those before them. */
  int width() {
    return width;
  }
}
