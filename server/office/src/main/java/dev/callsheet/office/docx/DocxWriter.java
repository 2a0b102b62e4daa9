package dev.callsheet.office.docx;

import dev.callsheet.office.document.DocumentWriter;
import dev.callsheet.office.document.Order;
import dev.callsheet.office.ooxml.CharacterFilter;
import dev.callsheet.office.ooxml.ContentType;
import dev.callsheet.office.ooxml.DocumentProperties;
import dev.callsheet.office.ooxml.Namespace;
import dev.callsheet.office.ooxml.PackageWriter;
import dev.callsheet.office.ooxml.RelationshipType;
import dev.callsheet.office.ooxml.ThemePart;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Makes text documents in WordprocessingML.
 *
 * <p>Tables are written as they are read; what the speaker says is left out, with a warning.
 */
public final class DocxWriter implements DocumentWriter {
  private static final String THEME = "/word/theme/theme1.xml";

  /** Makes one. */
  public DocxWriter() {}

  @Override
  public int write(Order order, OutputStream file) throws IOException {
    order.progress().at(0);
    var filter = new CharacterFilter(order.warnings());
    try (var parts = new PackageWriter(file, filter)) {
      var draft = new Draft(order, parts, filter);
      parts.relationships("/").part(RelationshipType.DOCUMENT, Draft.BODY);
      DocumentProperties.write(parts, order.document().metadata());
      parts.relationships(Draft.BODY).part(RelationshipType.THEME, THEME);
      ThemePart.write(parts, THEME, order.theme());
      new Stylesheet(draft).write();
      writeBody(draft);
      draft.pictures().write();
      parts.finish();
    }
    order.progress().at(1);
    return 0;
  }

  private static void writeBody(Draft draft) throws IOException {
    var sections = new Sections(draft);
    var frame = new PageFrame(draft);
    frame.write(sections.areTurned());
    var numbering = new Numbering(draft);
    var charts = Charts.write(draft);
    try (var xml = draft.file().xml(Draft.BODY, ContentType.text("document.main"))) {
      xml.start(
          "w:document",
          "xmlns:w",
          Namespace.TEXT,
          "xmlns:r",
          Namespace.RELATIONSHIP,
          "xmlns:wp",
          Namespace.TEXT_DRAWING,
          "xmlns:a",
          Namespace.DRAWING,
          "xmlns:pic",
          Namespace.PICTURE);
      xml.start("w:body");
      var writer = new BlockWriter(draft, xml, charts, sections, frame);
      new Body(draft, numbering, sections, writer).write();
    }
    numbering.write();
  }
}
