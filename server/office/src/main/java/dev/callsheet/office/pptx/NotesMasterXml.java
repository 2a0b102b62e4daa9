package dev.callsheet.office.pptx;

import dev.callsheet.office.ooxml.ContentType;
import dev.callsheet.office.ooxml.PackageWriter;
import dev.callsheet.office.ooxml.RelationshipType;
import dev.callsheet.office.ooxml.ThemePart;
import dev.callsheet.office.theme.Theme;
import java.io.IOException;

/** Writes the master of the pages with speaker notes. */
final class NotesMasterXml {
  static final String PART = "/ppt/notesMasters/notesMaster1.xml";

  /** Pages of notes, in points. */
  static final double WIDTH = 540;

  static final double HEIGHT = 720;

  /** How much smaller the text of notes is than that of slides. */
  static final double SCALE = 0.6;

  private static final String THEME = "/ppt/theme/theme2.xml";
  private static final Box SLIDE = new Box(54, 54, 432, 243);
  private static final Box TEXT = new Box(54, 320, 432, 346);

  private NotesMasterXml() {}

  static void write(PackageWriter file, Theme theme, Script script) throws IOException {
    ThemePart.write(file, THEME, theme);
    file.relationships(PART).part(RelationshipType.THEME, THEME);
    try (var xml = file.xml(PART, ContentType.deck("notesMaster"))) {
      var shapes = Shapes.root(xml, "p:notesMaster");
      xml.start("p:cSld").start("p:bg").start("p:bgRef", "idx", "1001");
      xml.empty("a:schemeClr", "val", "bg1").end().end();
      shapes.begin();
      xml.start("p:sp").start("p:nvSpPr");
      shapes.name("Slide image", null);
      xml.start("p:cNvSpPr")
          .empty("a:spLocks", "noGrp", "1", "noRot", "1", "noChangeAspect", "1")
          .end();
      shapes.placeholder("sldImg", 2, false);
      xml.end().start("p:spPr");
      shapes.rectangle(SLIDE);
      xml.start("a:ln", "w", "9525").start("a:solidFill").empty("a:schemeClr", "val", "tx2");
      xml.end().end().end().end();
      shapes.beginText("Notes", "body", 3, false);
      xml.start("p:spPr");
      shapes.rectangle(TEXT);
      xml.end().start("p:txBody").empty("a:bodyPr").empty("a:lstStyle");
      xml.start("a:p").start("a:r").empty("a:rPr", "lang", "en-US").element("a:t", "Notes");
      xml.end().end().end().end();
      xml.end().end();
      xml.empty(
          "p:clrMap",
          "bg1",
          "lt1",
          "tx1",
          "dk1",
          "bg2",
          "lt2",
          "tx2",
          "dk2",
          "accent1",
          "accent1",
          "accent2",
          "accent2",
          "accent3",
          "accent3",
          "accent4",
          "accent4",
          "accent5",
          "accent5",
          "accent6",
          "accent6",
          "hlink",
          "hlink",
          "folHlink",
          "folHlink");
      xml.start("p:notesStyle");
      for (int level = 0; level < TextStyle.LEVELS; level++) {
        xml.start("a:lvl" + (level + 1) + "pPr");
        xml.attribute("marL", Box.units(TextStyle.INDENT * (level + 1)));
        xml.attribute("indent", -Box.units(TextStyle.INDENT));
        xml.attribute("algn", script.rightToLeft() ? "r" : "l");
        xml.attribute("rtl", script.rightToLeft() ? "1" : "0");
        xml.empty("a:buFont", "typeface", "Arial").empty("a:buChar", "char", "•");
        xml.start("a:defRPr", "sz", "1200").start("a:solidFill");
        xml.empty("a:schemeClr", "val", "tx1").end();
        xml.empty("a:latin", "typeface", "+mn-lt");
        xml.empty("a:ea", "typeface", "+mn-ea").empty("a:cs", "typeface", "+mn-cs");
        xml.end().end();
      }
    }
  }
}
