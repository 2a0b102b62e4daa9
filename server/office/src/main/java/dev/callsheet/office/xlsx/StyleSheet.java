package dev.callsheet.office.xlsx;

import dev.callsheet.office.ooxml.ContentType;
import dev.callsheet.office.ooxml.Namespace;
import dev.callsheet.office.ooxml.PackageWriter;
import dev.callsheet.office.ooxml.XmlWriter;
import dev.callsheet.office.theme.Theme;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The styles that the cells of a workbook have, each of them once. */
final class StyleSheet {
  /** The place, among the styles for conditions, of that for negative numbers. */
  static final int NEGATIVE = 0;

  /** Formats of a workbook's own have numbers from here on. */
  private static final int FIRST_FORMAT = 164;

  private static final int TEXT_FORMAT = 49;

  /** What the letters of code are wherever there is no theme. */
  private static final String FIXED_WIDTH = "Consolas";

  private final Theme theme;
  private final ThemeColour onAccent;
  private final ThemeColour onMark;
  private final Map<CellStyle, Integer> styles = new LinkedHashMap<>();
  private final Map<String, Integer> formats = new LinkedHashMap<>();

  StyleSheet(Theme theme) {
    this.theme = theme;
    onAccent = ThemeColour.readableOn(ThemeColour.ACCENT_1, theme);
    onMark = ThemeColour.readableOn(ThemeColour.ACCENT_2, theme);
    formats.put(CellStyle.GENERAL, 0);
    formats.put(CellStyle.AS_TEXT, TEXT_FORMAT);
    number(CellStyle.PLAIN);
  }

  /** The number by which a cell refers to its style. */
  int number(CellStyle style) {
    formats.computeIfAbsent(style.format(), _ -> FIRST_FORMAT + formats.size() - 2);
    return styles.computeIfAbsent(style, _ -> styles.size());
  }

  /** The properties of letters that differ from those of the others in their cell. */
  void letters(XmlWriter xml, CellStyle.Face face, RichText.Run run) throws IOException {
    var own =
        switch (run.form()) {
          case WORDS -> face;
          case CODE -> CellStyle.Face.CODE;
          case LINK -> CellStyle.Face.LINK;
        };
    letters(
        xml,
        own,
        "rFont",
        run.strong() || isStrong(face),
        run.emphasis() || face == CellStyle.Face.EMPHASIS,
        run.struck());
  }

  private void letters(
      XmlWriter xml,
      CellStyle.Face face,
      String font,
      boolean strong,
      boolean emphasis,
      boolean struck)
      throws IOException {
    if (strong) {
      xml.empty("b");
    }
    if (emphasis) {
      xml.empty("i");
    }
    if (struck) {
      xml.empty("strike");
    }
    if (face == CellStyle.Face.LINK) {
      xml.empty("u");
    }
    xml.empty("sz", "val", Integer.toString(face.size()));
    xml.empty("color", "theme", Integer.toString(colour(face).number()));
    boolean heading = isHeading(face);
    var family = heading ? theme.headingFont() : theme.bodyFont();
    boolean code = face == CellStyle.Face.CODE;
    xml.empty(font, "val", code ? FIXED_WIDTH : family);
    xml.empty("family", "val", code ? "3" : "2");
    if (!code) {
      xml.empty("scheme", "val", heading ? "major" : "minor");
    }
  }

  private static boolean isStrong(CellStyle.Face face) {
    return switch (face) {
      case STRONG, TITLE, HEADING_1, HEADING_2, HEADING_3, ON_ACCENT, MARK -> true;
      case BODY, EMPHASIS, LINK, CODE, MUTED -> false;
    };
  }

  private static boolean isHeading(CellStyle.Face face) {
    return switch (face) {
      case TITLE, HEADING_1, HEADING_2, HEADING_3 -> true;
      case BODY, STRONG, EMPHASIS, LINK, CODE, MUTED, ON_ACCENT, MARK -> false;
    };
  }

  private ThemeColour colour(CellStyle.Face face) {
    return switch (face) {
      case BODY, STRONG, EMPHASIS, TITLE, CODE -> ThemeColour.DARK;
      case HEADING_1, HEADING_2, HEADING_3, MUTED -> ThemeColour.MUTED;
      case LINK -> ThemeColour.LINK;
      case ON_ACCENT -> onAccent;
      case MARK -> onMark;
    };
  }

  /** Writes the part; all styles have been asked for before. */
  void write(PackageWriter parts, String name) throws IOException {
    try (var xml = parts.xml(name, ContentType.workbook("styles"))) {
      xml.start("styleSheet", "xmlns", Namespace.WORKBOOK);
      formats(xml);
      xml.start("fonts").attribute("count", CellStyle.Face.values().length);
      for (var face : CellStyle.Face.values()) {
        xml.start("font");
        letters(xml, face, "name", isStrong(face), face == CellStyle.Face.EMPHASIS, false);
        xml.end();
      }
      xml.end();
      fills(xml);
      edges(xml);
      xml.start("cellStyleXfs", "count", "1");
      xml.empty("xf", "numFmtId", "0", "fontId", "0", "fillId", "0", "borderId", "0");
      xml.end();
      xml.start("cellXfs").attribute("count", styles.size());
      for (var style : styles.keySet()) {
        cell(xml, style);
      }
      xml.end();
      xml.start("cellStyles", "count", "1");
      xml.empty("cellStyle", "name", "Normal", "xfId", "0", "builtinId", "0");
      xml.end();
      xml.start("dxfs", "count", "1");
      xml.start("dxf").start("font");
      xml.empty("color", "theme", Integer.toString(ThemeColour.ACCENT_5.number()));
      xml.end().end().end();
      xml.empty("tableStyles", "count", "0", "defaultTableStyle", "TableStyleMedium2");
    }
  }

  private void formats(XmlWriter xml) throws IOException {
    if (formats.size() == 2) {
      return;
    }
    xml.start("numFmts").attribute("count", formats.size() - 2);
    for (var format : formats.entrySet()) {
      if (format.getValue() >= FIRST_FORMAT) {
        xml.start("numFmt").attribute("numFmtId", format.getValue());
        xml.attribute("formatCode", format.getKey()).end();
      }
    }
    xml.end();
  }

  private static void fills(XmlWriter xml) throws IOException {
    // Office programs expect the first two, whatever they are declared as.
    xml.start("fills").attribute("count", CellStyle.Fill.values().length + 1);
    xml.start("fill").empty("patternFill", "patternType", "none").end();
    xml.start("fill").empty("patternFill", "patternType", "gray125").end();
    for (var colour :
        new ThemeColour[] {ThemeColour.ACCENT_1, ThemeColour.TINT, ThemeColour.ACCENT_2}) {
      xml.start("fill").start("patternFill", "patternType", "solid");
      xml.empty("fgColor", "theme", Integer.toString(colour.number()));
      xml.empty("bgColor", "indexed", "64").end().end();
    }
    xml.end();
  }

  private static void edges(XmlWriter xml) throws IOException {
    xml.start("borders").attribute("count", CellStyle.Edge.values().length);
    for (var edge : CellStyle.Edge.values()) {
      xml.start("border");
      edge(xml, "left", edge == CellStyle.Edge.BESIDE ? "medium" : null);
      edge(xml, "right", null);
      edge(xml, "top", edge == CellStyle.Edge.ABOVE ? "thin" : null);
      edge(xml, "bottom", edge == CellStyle.Edge.BELOW ? "thin" : null);
      edge(xml, "diagonal", null);
      xml.end();
    }
    xml.end();
  }

  private static void edge(XmlWriter xml, String side, @Nullable String line) throws IOException {
    xml.start(side);
    if (line != null) {
      xml.attribute("style", line);
      xml.empty("color", "theme", Integer.toString(ThemeColour.ACCENT_1.number()));
    }
    xml.end();
  }

  private void cell(XmlWriter xml, CellStyle style) throws IOException {
    xml.start("xf");
    xml.attribute("numFmtId", formats.getOrDefault(style.format(), 0));
    xml.attribute("fontId", style.face().ordinal());
    xml.attribute("fillId", fill(style.fill()));
    xml.attribute("borderId", style.edge().ordinal());
    xml.attribute("xfId", 0);
    if (style.quoted()) {
      xml.attribute("quotePrefix", 1);
    }
    if (!style.format().equals(CellStyle.GENERAL)) {
      xml.attribute("applyNumberFormat", 1);
    }
    xml.attribute("applyFont", 1);
    xml.attribute("applyFill", 1);
    xml.attribute("applyBorder", 1);
    if (style.horizontal() != CellStyle.Horizontal.GENERAL
        || style.lines() != CellStyle.Lines.ONE
        || style.indent() > 0) {
      xml.attribute("applyAlignment", 1);
      xml.start("alignment");
      switch (style.horizontal()) {
        case GENERAL -> {}
        case LEFT -> xml.attribute("horizontal", "left");
        case CENTER -> xml.attribute("horizontal", "center");
        case RIGHT, FROM_RIGHT -> xml.attribute("horizontal", "right");
      }
      switch (style.lines()) {
        case ONE -> {}
        case ONE_AT_TOP -> xml.attribute("vertical", "top");
        case AS_NEEDED -> xml.attribute("vertical", "top").attribute("wrapText", 1);
      }
      if (style.indent() > 0) {
        xml.attribute("indent", style.indent());
      }
      if (style.horizontal() == CellStyle.Horizontal.FROM_RIGHT) {
        xml.attribute("readingOrder", 2);
      }
      xml.end();
    }
    xml.end();
  }

  private static int fill(CellStyle.Fill fill) {
    return fill == CellStyle.Fill.NONE ? 0 : fill.ordinal() + 1;
  }
}
