package dev.callsheet.office.xlsx;

import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import dev.callsheet.office.document.Order;
import dev.callsheet.office.ooxml.CharacterFilter;
import dev.callsheet.office.ooxml.PackageWriter;
import dev.callsheet.office.ooxml.XmlWriter;
import dev.callsheet.office.warning.Warnings;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/**
 * What all sheets of a workbook share.
 *
 * @param places the cells that anchors of headings stand for, as formulas name them
 */
record Workbook(
    Order order,
    PackageWriter parts,
    CharacterFilter filter,
    StyleSheet styles,
    SharedStrings strings,
    FormatCodes formats,
    Words words,
    Work work,
    Map<String, String> places) {
  private static final int LETTER_SIZE = 1;
  private static final int A4_SIZE = 9;

  /** In millimetres. */
  private static final int A4_WIDTH = 210;

  /** As much of a footer as fits beside the number of the page. */
  private static final int LONGEST_FOOTER = 90;

  Warnings warnings() {
    return order.warnings();
  }

  Locale locale() {
    return order.document().metadata().locale();
  }

  boolean rightToLeft() {
    return rightToLeft(locale());
  }

  static boolean rightToLeft(Locale locale) {
    return ULocale.forLocale(locale).isRightToLeft();
  }

  /** The size of paper. */
  int paper() {
    var usual = LocaleData.getPaperSize(ULocale.forLocale(locale()));
    return usual.getWidth() == A4_WIDTH ? A4_SIZE : LETTER_SIZE;
  }

  /** How many rows stand above each header. */
  int rowsAbove() {
    return rowsAbove(order);
  }

  static int rowsAbove(Order order) {
    return order.test() ? 1 : 0;
  }

  /**
   * Writes the row that marks a test.
   *
   * @param at the column of the word, from 0
   * @param columns how many columns the mark is wide
   */
  void mark(XmlWriter xml, int at, int columns) throws IOException {
    var style = CellStyle.of(CellStyle.Face.MARK).with(CellStyle.Fill.MARK);
    int number = styles.number(style);
    xml.start("row", "r", "1");
    for (int column = 0; column < columns; column++) {
      var cell = CellReference.cell(column, 0);
      if (column == at) {
        RichCell.write(xml, cell, number, style.face(), RichText.plain(Words.TEST), styles);
      } else {
        xml.start("c", "r", cell).attribute("s", number).end();
      }
    }
    xml.end();
  }

  /** Writes what stands above and below each printed page. */
  void pageLines(XmlWriter xml) throws IOException {
    xml.start("headerFooter");
    if (order.test()) {
      xml.element("oddHeader", "&C" + Words.TEST);
    }
    var footer = order.theme().footer();
    var left = footer == null ? "" : "&L" + shown(footer.strip()).replace("&", "&&");
    xml.element("oddFooter", left + "&R&P / &N");
    xml.end();
  }

  private String shown(String footer) {
    if (footer.codePointCount(0, footer.length()) <= LONGEST_FOOTER) {
      return footer;
    }
    warnings().add("footer_cut", "The footer is too long for a page of a sheet.", null);
    return footer.substring(0, footer.offsetByCodePoints(0, LONGEST_FOOTER)) + "…";
  }

  /** Whether a target is one that a cell of a sheet can lead to. */
  boolean leads(String part, String target) {
    return target.startsWith("#")
        ? places.containsKey(target.substring(1))
        : parts.relationships(part).link(target).isPresent();
  }

  /** Writes the link of a cell to a target that it can lead to. */
  void link(XmlWriter xml, String part, String cell, String target) throws IOException {
    xml.start("hyperlink", "ref", cell);
    if (target.startsWith("#")) {
      xml.attribute("location", places.getOrDefault(target.substring(1), "A1"));
    } else {
      xml.attribute("r:id", parts.relationships(part).link(target).orElseThrow());
    }
    xml.end();
  }
}
