package dev.callsheet.office.docx;

import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;

/** Numbers tables and figures, and writes what they are called. */
final class Captions {
  private final Draft draft;
  private final XmlWriter xml;
  private final LineWriter lines;
  private int tables;
  private int figures;

  Captions(Draft draft, XmlWriter xml) {
    this.draft = draft;
    this.xml = xml;
    this.lines = new LineWriter(draft, xml);
  }

  /**
   * That of the next table.
   *
   * @param name left out where it says no more than the number does
   * @param part which part of the table it is; empty where it is whole
   */
  void table(Paragraph caption, String name, String part) throws IOException {
    tables++;
    var words = name.equals("Table " + tables) ? part : ": " + name + part;
    write(caption, draft.labels().table(), "Table", tables, words);
  }

  /** That of the next figure. */
  void figure(Paragraph caption, String name) throws IOException {
    figures++;
    var words = name.isBlank() ? "" : ": " + name.strip();
    write(caption, draft.labels().figure(), "Figure", figures, words);
  }

  private void write(Paragraph caption, String label, String sequence, int number, String words)
      throws IOException {
    boolean rightToLeft = draft.rightToLeft();
    caption.start(xml);
    lines.write(Line.of(label + " "), rightToLeft);
    lines.field("SEQ " + sequence + " \\* ARABIC", Integer.toString(number), rightToLeft);
    lines.write(Line.of(words), rightToLeft);
    xml.end();
  }
}
