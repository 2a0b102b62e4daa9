package dev.callsheet.office.pptx;

import dev.callsheet.office.ooxml.ContentType;
import dev.callsheet.office.ooxml.PackageWriter;
import dev.callsheet.office.ooxml.Pictures;
import dev.callsheet.office.ooxml.RelationshipType;
import dev.callsheet.office.ooxml.ThemePart;
import dev.callsheet.office.ooxml.XmlWriter;
import dev.callsheet.office.theme.Theme;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the template: the master of slides, and the layouts, which all slides follow. */
final class MasterXml {
  static final String PART = "/ppt/slideMasters/slideMaster1.xml";

  /** The numbers of the placeholders for the footer and the number of the slide. */
  static final int FOOTER = 11;

  static final int NUMBER = 12;

  /** The size of the footer's text, in points. */
  static final double FOOTER_SIZE = 10;

  static final Box FOOTER_BOX = new Box(48, 500, 640, 26);

  private static final String THEME = "/ppt/theme/theme1.xml";
  private static final Box NUMBER_BOX = new Box(812, 500, 100, 26);
  private static final Box LOGO_BOX = new Box(792, 28, 120, 48);
  private static final Box TEST_BOX = new Box(430, 4, 100, 22);
  private static final String FIELD = "{5B0C1D7E-3A52-4C86-9F2B-6D0A7E41C8B4}";

  /** Numbers of masters and layouts begin here. */
  static final long FIRST_ID = 2_147_483_648L;

  private final PackageWriter file;
  private final Theme theme;
  private final boolean test;
  private final Script script;
  private final Pictures pictures;

  MasterXml(PackageWriter file, Theme theme, boolean test, Script script, Pictures pictures) {
    this.file = file;
    this.theme = theme;
    this.test = test;
    this.script = script;
    this.pictures = pictures;
  }

  void write() throws IOException {
    ThemePart.write(file, THEME, theme);
    for (var layout : Layout.values()) {
      layout(layout);
    }
    master();
  }

  private void master() throws IOException {
    var references = file.relationships(PART);
    try (var xml = file.xml(PART, ContentType.deck("slideMaster"))) {
      var shapes = Shapes.root(xml, "p:sldMaster");
      xml.start("p:cSld").start("p:bg").start("p:bgRef", "idx", "1001");
      xml.empty("a:schemeClr", "val", "bg1").end().end();
      shapes.begin();
      shapes.beginText("Title", "title", 0, false);
      place(xml, shapes, Layout.CONTENT.titleBox(theme.logo() != null));
      text(xml, "ctr", "Title", null);
      shapes.beginText("Text", "body", 1, false);
      place(xml, shapes, Layout.BODY);
      text(xml, "t", "Text", null);
      shapes.beginText("Footer", "ftr", FOOTER, true);
      place(xml, shapes, mirrored(FOOTER_BOX));
      small(xml, "l");
      xml.start("a:p").empty("a:endParaRPr", "lang", script.tag()).end().end().end();
      shapes.beginText("Slide number", "sldNum", NUMBER, true);
      place(xml, shapes, mirrored(NUMBER_BOX));
      small(xml, "r");
      number(xml, script.tag(), FIELD, "‹#›");
      xml.end().end();
      logo(xml, shapes);
      mark(xml, shapes);
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
      xml.start("p:sldLayoutIdLst");
      for (var layout : Layout.values()) {
        xml.start("p:sldLayoutId").attribute("id", FIRST_ID + 1 + layout.ordinal());
        xml.attribute("r:id", references.part(RelationshipType.SLIDE_LAYOUT, layout.part()));
        xml.end();
      }
      xml.end();
      references.part(RelationshipType.THEME, THEME);
      styles(xml);
    }
  }

  private void layout(Layout layout) throws IOException {
    file.relationships(layout.part()).part(RelationshipType.SLIDE_MASTER, PART);
    try (var xml = file.xml(layout.part(), ContentType.deck("slideLayout"))) {
      var shapes = Shapes.root(xml, "p:sldLayout");
      if (layout.type() != null) {
        xml.attribute("type", layout.type());
      }
      xml.attribute("preserve", "1");
      if (layout.type() == null) {
        xml.attribute("userDrawn", "1");
      }
      xml.start("p:cSld", "name", layout.title());
      if (layout == Layout.SECTION) {
        xml.start("p:bg").start("p:bgPr").start("a:solidFill");
        xml.empty("a:schemeClr", "val", "bg2").end();
        xml.empty("a:effectLst").end().end();
      }
      shapes.begin();
      ornaments(shapes, layout);
      shapes.beginText("Title", layout.titleType(), 0, false);
      boolean own = !layout.hasFooter();
      if (own) {
        place(xml, shapes, layout.titleBox(theme.logo() != null));
        text(xml, "b", "Title", layout.titleSize());
      } else {
        xml.empty("p:spPr");
        text(xml, null, "Title", null);
      }
      for (var holder : layout.holders()) {
        shapes.beginText(holder.name(), holder.type(), holder.index(), false);
        place(xml, shapes, holder.box());
        if (own) {
          unmarked(xml, holder.name());
        } else {
          text(xml, null, holder.name(), null);
        }
      }
      if (layout.hasFooter()) {
        shapes.beginText("Footer", "ftr", FOOTER, true);
        xml.empty("p:spPr").start("p:txBody").empty("a:bodyPr").empty("a:lstStyle");
        xml.start("a:p").empty("a:endParaRPr", "lang", script.tag()).end().end().end();
        shapes.beginText("Slide number", "sldNum", NUMBER, true);
        xml.empty("p:spPr").start("p:txBody").empty("a:bodyPr").empty("a:lstStyle");
        number(xml, script.tag(), FIELD, "‹#›");
        xml.end().end();
      }
      xml.end().end();
      xml.start("p:clrMapOvr").empty("a:masterClrMapping").end();
    }
  }

  private void ornaments(Shapes shapes, Layout layout) throws IOException {
    double edge = script.rightToLeft() ? Layout.WIDTH - 16 : 0;
    switch (layout) {
      case TITLE -> {
        shapes.ornament("Bar", new Box(edge, 0, 16, Layout.HEIGHT), "accent1");
        shapes.ornament("Line", new Box(lineEdge(72, 816, 120), 299, 120, 4), "accent2");
      }
      case SECTION -> {
        shapes.ornament("Bar", new Box(edge, 0, 16, Layout.HEIGHT), "accent1");
        shapes.ornament("Line", new Box(lineEdge(72, 816, 80), 309, 80, 4), "accent1");
      }
      case CONTENT, TWO_CONTENTS, PICTURE, TABLE, CHART, TITLE_ONLY ->
          shapes.ornament("Line", new Box(lineEdge(48, 864, 60), 98, 60, 3), "accent1");
    }
  }

  private double lineEdge(double x, double width, double length) {
    return script.rightToLeft() ? x + width - length : x;
  }

  /** What is read from right to left begins at the right. */
  private Box mirrored(Box box) {
    return script.rightToLeft()
        ? new Box(Layout.WIDTH - box.x() - box.width(), box.y(), box.width(), box.height())
        : box;
  }

  private static void place(XmlWriter xml, Shapes shapes, Box box) throws IOException {
    xml.start("p:spPr");
    shapes.rectangle(box);
    xml.end();
  }

  /**
   * Writes what stands in a placeholder until something is written into it.
   *
   * @param anchor null where it is that of the master
   * @param size null where it is that of the master
   */
  private void text(XmlWriter xml, @Nullable String anchor, String text, @Nullable Double size)
      throws IOException {
    xml.start("p:txBody").start("a:bodyPr");
    if (anchor != null) {
      xml.attribute("lIns", "0").attribute("tIns", "0");
      xml.attribute("rIns", "0").attribute("bIns", "0");
      xml.attribute("anchor", anchor);
    }
    xml.empty("a:normAutofit").end();
    xml.start("a:lstStyle");
    if (size != null) {
      xml.start("a:lvl1pPr").start("a:defRPr");
      xml.attribute("sz", Math.round(size * 100)).end().end();
    }
    xml.end();
    xml.start("a:p").start("a:r").empty("a:rPr", "lang", "en-US").element("a:t", text);
    xml.end().end().end().end();
  }

  /** Text below a large title, which has no marks. */
  private void unmarked(XmlWriter xml, String text) throws IOException {
    xml.start("p:txBody").start("a:bodyPr").empty("a:normAutofit").end();
    xml.start("a:lstStyle").start("a:lvl1pPr", "marL", "0", "indent", "0");
    xml.empty("a:buNone").start("a:defRPr");
    colour(xml, "tx2");
    xml.end().end().end();
    xml.start("a:p").start("a:r").empty("a:rPr", "lang", "en-US").element("a:t", text);
    xml.end().end().end().end();
  }

  private void small(XmlWriter xml, String side) throws IOException {
    var other = side.equals("l") ? "r" : "l";
    xml.start("p:txBody");
    xml.empty("a:bodyPr", "lIns", "0", "tIns", "0", "rIns", "0", "bIns", "0", "anchor", "ctr");
    xml.start("a:lstStyle").start("a:lvl1pPr", "algn", script.rightToLeft() ? other : side);
    xml.start("a:defRPr").attribute("sz", Math.round(FOOTER_SIZE * 100));
    colour(xml, "tx2");
    fonts(xml, "+mn");
    xml.end().end().end();
  }

  /** Writes the paragraph with the number of the slide. */
  static void number(XmlWriter xml, String language, String field, String shown)
      throws IOException {
    xml.start("a:p").start("a:fld", "id", field, "type", "slidenum");
    xml.empty("a:rPr", "lang", language).element("a:t", shown).end();
    xml.empty("a:endParaRPr", "lang", language).end();
  }

  private void logo(XmlWriter xml, Shapes shapes) throws IOException {
    var logo = theme.logo();
    if (logo == null) {
      return;
    }
    xml.start("p:pic").start("p:nvPicPr");
    shapes.name("Logo", logo.name());
    xml.start("p:cNvPicPr").empty("a:picLocks", "noChangeAspect", "1").end();
    xml.empty("p:nvPr", "userDrawn", "1").end();
    xml.start("p:blipFill");
    pictures.show(logo, PART).write(xml);
    xml.start("a:stretch").empty("a:fillRect").end().end();
    xml.start("p:spPr");
    shapes.rectangle(LOGO_BOX.fit(logo.width() * 1e4, logo.height() * 1e4));
    xml.end().end();
  }

  /** The mark of tests stands where no slide has anything. */
  private void mark(XmlWriter xml, Shapes shapes) throws IOException {
    if (!test) {
      return;
    }
    xml.start("p:sp").start("p:nvSpPr");
    shapes.name("Test", null);
    xml.empty("p:cNvSpPr", "txBox", "1").empty("p:nvPr", "userDrawn", "1").end();
    xml.start("p:spPr");
    shapes.rectangle(TEST_BOX);
    xml.start("a:solidFill").empty("a:schemeClr", "val", "tx1").end();
    xml.end();
    xml.start("p:txBody");
    xml.empty("a:bodyPr", "tIns", "0", "bIns", "0", "anchor", "ctr").empty("a:lstStyle");
    xml.start("a:p").empty("a:pPr", "algn", "ctr").start("a:r");
    xml.start("a:rPr", "lang", Locale.US.toLanguageTag(), "sz", "1200", "b", "1");
    colour(xml, "bg1");
    fonts(xml, "+mn");
    xml.end().element("a:t", "TEST").end().end().end().end();
  }

  private static void colour(XmlWriter xml, String name) throws IOException {
    xml.start("a:solidFill").empty("a:schemeClr", "val", name).end();
  }

  private void styles(XmlWriter xml) throws IOException {
    xml.start("p:txStyles");
    xml.start("p:titleStyle").start("a:lvl1pPr");
    direction(xml);
    xml.start("a:lnSpc").start("a:spcPct");
    xml.attribute("val", Math.round(TitleFit.LINE_SPACING * 100_000)).end().end();
    xml.start("a:spcBef").empty("a:spcPct", "val", "0").end();
    xml.empty("a:buNone");
    form(xml, Layout.CONTENT.titleSize(), true, "+mj");
    xml.end().end();
    xml.start("p:bodyStyle");
    for (int level = 0; level < TextStyle.LEVELS; level++) {
      xml.start("a:lvl" + (level + 1) + "pPr");
      xml.attribute("marL", Box.units(TextStyle.INDENT * (level + 1)));
      xml.attribute("indent", -Box.units(TextStyle.INDENT));
      direction(xml);
      xml.start("a:lnSpc").empty("a:spcPct", "val", "100000").end();
      xml.start("a:spcBef").start("a:spcPts");
      xml.attribute("val", Math.round(TextStyle.before(level) * 100)).end().end();
      xml.start("a:buClr").empty("a:schemeClr", "val", "accent1").end();
      xml.empty("a:buFont", "typeface", "Arial");
      xml.empty("a:buChar", "char", level % 2 == 0 ? "•" : "–");
      form(xml, TextStyle.size(level), false, "+mn");
      xml.end();
    }
    xml.end();
    xml.start("p:otherStyle");
    for (int level = 1; level <= TextStyle.LEVELS; level++) {
      xml.start("a:lvl" + level + "pPr");
      direction(xml);
      form(xml, 18, false, "+mn");
      xml.end();
    }
    xml.end().end();
  }

  private void direction(XmlWriter xml) throws IOException {
    xml.attribute("algn", script.rightToLeft() ? "r" : "l");
    xml.attribute("rtl", script.rightToLeft() ? "1" : "0");
  }

  private static void form(XmlWriter xml, double size, boolean bold, String font)
      throws IOException {
    xml.start("a:defRPr").attribute("sz", Math.round(size * 100)).attribute("b", bold ? "1" : "0");
    colour(xml, "tx1");
    fonts(xml, font);
    xml.end();
  }

  private static void fonts(XmlWriter xml, String font) throws IOException {
    xml.empty("a:latin", "typeface", font + "-lt");
    xml.empty("a:ea", "typeface", font + "-ea");
    xml.empty("a:cs", "typeface", font + "-cs");
  }
}
