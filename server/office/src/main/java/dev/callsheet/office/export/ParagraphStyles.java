package dev.callsheet.office.export;

import dev.callsheet.office.export.Piece.Role;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What the styles of a text document mean, by their names and by what they build on. */
final class ParagraphStyles {
  private static final Pattern HEADING = Pattern.compile("heading ([1-9])");
  private static final Pattern CONTENTS = Pattern.compile("toc ([1-9])");
  private static final Pattern CODE = Pattern.compile("code|source|preformatted|listing|verbatim");
  private static final Pattern MONOSPACED =
      Pattern.compile("consol|courier|mono|menlo|monaco|code", Pattern.CASE_INSENSITIVE);

  /** What a style is for, and how deep. */
  record Meaning(Role role, int level) {
    static final Meaning TEXT = new Meaning(Role.TEXT, 0);
  }

  private final Map<String, Element> styles = new HashMap<>();

  ParagraphStyles(OfficePart document) throws IOException {
    for (var part : OfficePackage.relatedAs(document, "styles")) {
      for (var style : OfficePackage.all(OfficePackage.xml(part).getDocumentElement(), "style")) {
        styles.put(OfficePackage.attribute(style, "styleId"), style);
      }
    }
  }

  /** What the properties of a paragraph make of it. */
  Meaning meaning(@Nullable Element properties) {
    var outline = OfficePackage.child(properties, "outlineLvl");
    if (outline != null) {
      return outline(OfficePackage.attribute(outline, "val"));
    }
    var style = styles.get(value(OfficePackage.child(properties, "pStyle")));
    for (int depth = 0; style != null && depth < 10; depth++) {
      var meaning = byName(style);
      if (meaning != Meaning.TEXT) {
        return meaning;
      }
      var level = OfficePackage.at(style, "pPr", "outlineLvl");
      if (level != null) {
        return outline(OfficePackage.attribute(level, "val"));
      }
      style = styles.get(value(OfficePackage.child(style, "basedOn")));
    }
    return Meaning.TEXT;
  }

  /** The properties that name the list of a paragraph: its own, or those of its style. */
  @Nullable Element numbering(@Nullable Element properties) {
    var own = OfficePackage.child(properties, "numPr");
    if (own != null) {
      return own;
    }
    var style = styles.get(value(OfficePackage.child(properties, "pStyle")));
    for (int depth = 0; style != null && depth < 10; depth++) {
      var numbering = OfficePackage.at(style, "pPr", "numPr");
      if (numbering != null) {
        return numbering;
      }
      style = styles.get(value(OfficePackage.child(style, "basedOn")));
    }
    return null;
  }

  /** Whether the properties of a run give its letters all the same width. */
  boolean isCode(@Nullable Element properties) {
    var fonts = OfficePackage.child(properties, "rFonts");
    if (MONOSPACED.matcher(OfficePackage.attribute(fonts, "ascii")).find()) {
      return true;
    }
    var style = styles.get(value(OfficePackage.child(properties, "rStyle")));
    return style != null && CODE.matcher(name(style)).find();
  }

  private static Meaning byName(Element style) {
    var name = name(style);
    var heading = HEADING.matcher(name);
    if (heading.matches()) {
      return new Meaning(Role.HEADING, Integer.parseInt(heading.group(1)));
    }
    var contents = CONTENTS.matcher(name);
    if (contents.matches()) {
      return new Meaning(Role.CONTENTS, Integer.parseInt(contents.group(1)));
    }
    if (name.equals("title")) {
      return new Meaning(Role.TITLE, 1);
    }
    if (name.contains("quot")) {
      return new Meaning(Role.QUOTATION, 0);
    }
    if (CODE.matcher(name).find()) {
      return new Meaning(Role.CODE, 0);
    }
    if (name.startsWith("list continue")) {
      return new Meaning(Role.CONTINUATION, 0);
    }
    return Meaning.TEXT;
  }

  private static Meaning outline(String value) {
    // 9 is the level of text.
    return value.matches("[0-8]")
        ? new Meaning(Role.HEADING, Integer.parseInt(value) + 1)
        : Meaning.TEXT;
  }

  private static String name(Element style) {
    return value(OfficePackage.child(style, "name")).toLowerCase(Locale.ROOT);
  }

  private static String value(@Nullable Element element) {
    return OfficePackage.attribute(element, "val");
  }
}
