package dev.callsheet.office.docx;

import dev.callsheet.office.ooxml.Namespace;
import dev.callsheet.office.ooxml.RelationshipType;
import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** The lists of a document: how they are marked, and where each ordered one begins to count. */
final class Numbering {
  /** As many levels as the format has. */
  static final int LEVELS = 9;

  /** How far each level is indented, in twentieths of a point. */
  static final int STEP = 454;

  /** The one list of all that are not ordered, which their style names too. */
  static final int BULLETS = 1;

  /** The list that the style of ordered ones names, for what others write into the document. */
  private static final int NUMBERS = 2;

  /** The largest number that Word begins with. */
  private static final int LAST_START = 32_767;

  private static final int FIRST_KIND = 0x1C5A_0000;

  private static final List<String> FORMATS = List.of("decimal", "lowerLetter", "lowerRoman");

  private final Draft draft;
  private final List<Ordered> ordered = new ArrayList<>();

  /**
   * @param shift how many of the levels above are not ordered
   */
  private record Ordered(int level, int start, int shift) {}

  Numbering(Draft draft) {
    this.draft = draft;
  }

  /**
   * A list of its own, which counts from its start.
   *
   * @param level its depth, from 0
   * @param orderedAbove how many of the lists around it are ordered
   */
  int ordered(int level, int start, int orderedAbove) {
    int number = Math.clamp(start, 0, LAST_START);
    if (number != start) {
      draft.warn(
          "list_start_changed",
          String.format(
              Locale.ROOT,
              "A list begins with %d instead of %d, which the format cannot hold.",
              number,
              start));
    }
    ordered.add(new Ordered(level, number, level - Math.min(level, orderedAbove)));
    return NUMBERS + ordered.size();
  }

  void write() throws IOException {
    try (var xml = draft.part(RelationshipType.NUMBERING, "/word/numbering.xml", "numbering")) {
      xml.start("w:numbering", "xmlns:w", Namespace.TEXT);
      kind(xml, 0, level -> "bullet", level -> level % 2 == 0 ? "•" : "–");
      for (int shift = 0; shift < FORMATS.size(); shift++) {
        int shifted = shift;
        kind(
            xml,
            1 + shift,
            level -> FORMATS.get(Math.floorMod(level - shifted, FORMATS.size())),
            level -> "%" + (level + 1) + ".");
      }
      number(xml, BULLETS, 0);
      xml.end();
      number(xml, NUMBERS, 1);
      xml.end();
      for (int list = 0; list < ordered.size(); list++) {
        var counted = ordered.get(list);
        number(xml, NUMBERS + 1 + list, 1 + counted.shift() % FORMATS.size());
        xml.start("w:lvlOverride", "w:ilvl", Integer.toString(counted.level()));
        xml.empty("w:startOverride", "w:val", Integer.toString(counted.start()));
        xml.end();
        xml.end();
      }
    }
  }

  private static void number(XmlWriter xml, int number, int kind) throws IOException {
    xml.start("w:num", "w:numId", Integer.toString(number));
    xml.empty("w:abstractNumId", "w:val", Integer.toString(kind));
  }

  private static void kind(
      XmlWriter xml, int kind, IntFunction<String> format, IntFunction<String> mark)
      throws IOException {
    xml.start("w:abstractNum", "w:abstractNumId", Integer.toString(kind));
    // Word tells kinds of lists apart by this when it copies between documents.
    xml.empty("w:nsid", "w:val", String.format(Locale.ROOT, "%08X", FIRST_KIND + kind));
    xml.empty("w:multiLevelType", "w:val", "hybridMultilevel");
    for (int level = 0; level < LEVELS; level++) {
      xml.start("w:lvl", "w:ilvl", Integer.toString(level));
      xml.empty("w:start", "w:val", "1");
      xml.empty("w:numFmt", "w:val", format.apply(level));
      xml.empty("w:lvlText", "w:val", mark.apply(level));
      xml.empty("w:lvlJc", "w:val", "left");
      xml.start("w:pPr");
      xml.start("w:ind").attribute("w:left", (level + 1L) * STEP).attribute("w:hanging", STEP);
      xml.end().end().end();
    }
    xml.end();
  }
}
