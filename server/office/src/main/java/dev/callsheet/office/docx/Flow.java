package dev.callsheet.office.docx;

import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;

/** What one block leaves for the next: a page break, the space below a table. */
final class Flow {
  /** Between a table and what follows, in twentieths of a point. */
  private static final int SPACE_AFTER_TABLE = 200;

  private final XmlWriter xml;
  private boolean breaksPage;
  private boolean afterTable;
  private boolean afterCode;
  private boolean empty = true;

  Flow(XmlWriter xml) {
    this.xml = xml;
  }

  /** The next paragraph, of that style. */
  Paragraph next(String style) {
    var paragraph = new Paragraph(style).pageBreakBefore(breaksPage);
    if (afterTable && !style.startsWith("Heading") && !style.equals("Separator")) {
      paragraph.before(SPACE_AFTER_TABLE);
    }
    breaksPage = false;
    afterTable = false;
    afterCode = false;
    empty = false;
    return paragraph;
  }

  /** The next paragraph begins a page; before the first one that is so anyway. */
  void pageBreak() throws IOException {
    if (breaksPage) {
      separate();
    }
    breaksPage = !empty;
  }

  /** A table has ended. */
  void afterTable() {
    afterTable = true;
  }

  /** Code has ended. */
  void afterCode() {
    afterCode = true;
  }

  /** Keeps code from running into what is there. */
  void beforeCode() throws IOException {
    if (afterCode) {
      separate();
    }
  }

  /** A section, and with it a page, has ended. */
  void afterSection() {
    breaksPage = false;
    afterTable = false;
  }

  /** Writes the paragraph that a body ends with if it is empty or ends with a table. */
  void end() throws IOException {
    if (afterTable || empty) {
      new Paragraph(empty ? "Normal" : "Separator").start(xml);
      xml.end();
    }
  }

  /** Writes an all but invisible paragraph. */
  private void separate() throws IOException {
    next("Separator").start(xml);
    xml.end();
  }
}
