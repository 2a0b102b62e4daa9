package dev.callsheet.office.ooxml;

import dev.callsheet.office.theme.Theme;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The part that holds the colours and fonts to which all others refer by name. */
public final class ThemePart {
  /** Fonts of scripts that the theme's own fonts seldom have. */
  private static final Map<String, String> FONTS_BY_SCRIPT =
      new TreeMap<>(
          Map.of(
              "Arab", "Arial",
              "Beng", "Vrinda",
              "Deva", "Mangal",
              "Hang", "Malgun Gothic",
              "Hans", "Microsoft YaHei",
              "Hant", "Microsoft JhengHei",
              "Hebr", "Arial",
              "Jpan", "Yu Gothic",
              "Thai", "Tahoma"));

  private static final String FORMATS =
      """
      <a:fmtScheme name="Callsheet"><a:fillStyleLst>\
      <a:solidFill><a:schemeClr val="phClr"/></a:solidFill>\
      <a:solidFill><a:schemeClr val="phClr"><a:tint val="60000"/></a:schemeClr></a:solidFill>\
      <a:solidFill><a:schemeClr val="phClr"><a:shade val="90000"/></a:schemeClr></a:solidFill>\
      </a:fillStyleLst><a:lnStyleLst>\
      <a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>\
      <a:ln w="12700"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>\
      <a:ln w="19050"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>\
      </a:lnStyleLst><a:effectStyleLst>\
      <a:effectStyle><a:effectLst/></a:effectStyle>\
      <a:effectStyle><a:effectLst/></a:effectStyle>\
      <a:effectStyle><a:effectLst/></a:effectStyle>\
      </a:effectStyleLst><a:bgFillStyleLst>\
      <a:solidFill><a:schemeClr val="phClr"/></a:solidFill>\
      <a:solidFill><a:schemeClr val="phClr"><a:tint val="95000"/></a:schemeClr></a:solidFill>\
      <a:solidFill><a:schemeClr val="phClr"><a:shade val="95000"/></a:schemeClr></a:solidFill>\
      </a:bgFillStyleLst></a:fmtScheme>""";

  private ThemePart() {}

  /**
   * Writes it.
   *
   * @param part its name, as {@code /word/theme/theme1.xml}
   */
  public static void write(PackageWriter file, String part, Theme theme) throws IOException {
    try (var xml = file.xml(part, ContentType.THEME)) {
      xml.start("a:theme", "xmlns:a", Namespace.DRAWING, "name", "Callsheet");
      xml.start("a:themeElements");
      xml.start("a:clrScheme", "name", "Callsheet");
      colour(xml, "dk1", theme.dark());
      colour(xml, "lt1", theme.light());
      colour(xml, "dk2", theme.muted());
      colour(xml, "lt2", theme.tint());
      List<String> accents = theme.accents();
      for (int accent = 0; accent < accents.size(); accent++) {
        colour(xml, "accent" + (accent + 1), accents.get(accent));
      }
      colour(xml, "hlink", theme.link());
      colour(xml, "folHlink", theme.link());
      xml.end();
      xml.start("a:fontScheme", "name", "Callsheet");
      font(xml, "a:majorFont", theme.headingFont());
      font(xml, "a:minorFont", theme.bodyFont());
      xml.end();
      xml.markup(FORMATS);
      xml.end();
    }
  }

  private static void colour(XmlWriter xml, String name, String value) throws IOException {
    xml.start("a:" + name).empty("a:srgbClr", "val", value).end();
  }

  private static void font(XmlWriter xml, String element, String family) throws IOException {
    xml.start(element);
    xml.empty("a:latin", "typeface", family);
    xml.empty("a:ea", "typeface", "");
    xml.empty("a:cs", "typeface", "");
    for (var font : FONTS_BY_SCRIPT.entrySet()) {
      xml.empty("a:font", "script", font.getKey(), "typeface", font.getValue());
    }
    xml.end();
  }
}
