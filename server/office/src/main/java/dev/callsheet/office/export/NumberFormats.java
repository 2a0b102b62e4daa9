package dev.callsheet.office.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.w3c.dom.Element;

/** The formats of numbers that the styles of a workbook give to cells. */
final class NumberFormats {
  /**
   * One of them.
   *
   * @param index by which programs know those that no file explains
   */
  record Format(int index, String pattern) {
    static final Format GENERAL = new Format(0, "General");
  }

  private final List<Format> byStyle = new ArrayList<>();

  NumberFormats(OfficePart workbook) throws IOException {
    for (var part : OfficePackage.relatedAs(workbook, "styles")) {
      read(OfficePackage.xml(part).getDocumentElement());
    }
  }

  private void read(Element root) {
    var own = new HashMap<Integer, String>();
    var explained = OfficePackage.child(root, "numFmts");
    if (explained != null) {
      for (var format : OfficePackage.children(explained)) {
        own.put(number(format), OfficePackage.attribute(format, "formatCode"));
      }
    }
    var styles = OfficePackage.child(root, "cellXfs");
    if (styles == null) {
      return;
    }
    for (var style : OfficePackage.children(styles)) {
      int index = number(style);
      var builtin = BuiltinFormats.getBuiltinFormat(index);
      byStyle.add(
          new Format(index, own.getOrDefault(index, builtin == null ? "General" : builtin)));
    }
  }

  private static int number(Element element) {
    var id = OfficePackage.attribute(element, "numFmtId");
    return id.matches("[0-9]{1,9}") ? Integer.parseInt(id) : 0;
  }

  /** The format of a style of cells, by its number. */
  Format of(int style) {
    return style >= 0 && style < byStyle.size() ? byStyle.get(style) : Format.GENERAL;
  }
}
