package dev.callsheet.office.pptx;

import dev.callsheet.office.ooxml.ContentType;
import dev.callsheet.office.ooxml.Namespace;
import dev.callsheet.office.ooxml.PackageWriter;
import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;

/** Writes the style of tables: a filled header, rows that alternate, hairlines between them. */
final class TableStyleXml {
  static final String PART = "/ppt/tableStyles.xml";
  static final String ID = "{7C1E9A34-52BD-4F0C-8E6A-1D94B3F7A250}";

  private TableStyleXml() {}

  static void write(PackageWriter file) throws IOException {
    try (var xml = file.xml(PART, ContentType.deck("tableStyles"))) {
      xml.start("a:tblStyleLst", "xmlns:a", Namespace.DRAWING, "def", ID);
      xml.start("a:tblStyle", "styleId", ID, "styleName", "Callsheet");
      xml.start("a:wholeTbl");
      font(xml, "tx1", false);
      xml.start("a:tcStyle").start("a:tcBdr");
      border(xml, "a:bottom");
      border(xml, "a:insideH");
      xml.end();
      xml.start("a:fill").empty("a:noFill").end().end().end();
      xml.start("a:band1H").start("a:tcStyle").empty("a:tcBdr");
      xml.start("a:fill").start("a:solidFill").empty("a:schemeClr", "val", "bg2");
      xml.end().end().end().end();
      xml.start("a:firstRow");
      font(xml, "bg1", true);
      xml.start("a:tcStyle").empty("a:tcBdr");
      xml.start("a:fill").start("a:solidFill").empty("a:schemeClr", "val", "accent1");
      xml.end().end().end().end();
    }
  }

  private static void font(XmlWriter xml, String colour, boolean bold) throws IOException {
    xml.start("a:tcTxStyle", "b", bold ? "on" : "off");
    xml.start("a:fontRef", "idx", "minor").empty("a:prstClr", "val", "black").end();
    xml.empty("a:schemeClr", "val", colour).end();
  }

  private static void border(XmlWriter xml, String side) throws IOException {
    xml.start(side).start("a:ln", "w", "6350", "cmpd", "sng").start("a:solidFill");
    xml.start("a:schemeClr", "val", "tx2").empty("a:tint", "val", "40000").end();
    xml.end().end().end();
  }
}
