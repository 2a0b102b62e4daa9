package dev.callsheet.office.xlsx;

import dev.callsheet.office.ooxml.CharacterFilter;
import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;

/** Writes a text whose letters do not all look alike into a cell. */
final class RichCell {
  private RichCell() {}

  /**
   * Writes the cell.
   *
   * @param face how letters look that nothing is said of
   */
  static void write(
      XmlWriter xml,
      String reference,
      int style,
      CellStyle.Face face,
      RichText text,
      StyleSheet styles)
      throws IOException {
    xml.start("c", "r", reference).attribute("s", style).attribute("t", "inlineStr");
    xml.start("is");
    if (text.isPlain()) {
      letters(xml, text.plain());
    } else {
      for (var run : text.runs()) {
        xml.start("r");
        if (!run.isPlain()) {
          xml.start("rPr");
          styles.letters(xml, face, run);
          xml.end();
        }
        letters(xml, run.text());
        xml.end();
      }
    }
    xml.end().end();
  }

  private static void letters(XmlWriter xml, String text) throws IOException {
    xml.start("t", "xml:space", "preserve").text(CharacterFilter.escaped(text)).end();
  }
}
