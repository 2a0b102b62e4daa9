package dev.callsheet.office.docx;

import dev.callsheet.office.image.Image;
import dev.callsheet.office.ooxml.ContentType;
import dev.callsheet.office.ooxml.Namespace;
import dev.callsheet.office.ooxml.RelationshipType;
import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands above and below the text of each page, and the form of the pages. */
final class PageFrame {
  private static final String HEADER = "/word/header1.xml";
  private static final int LOGO_HEIGHT = 567;
  private static final Pattern PLACE = Pattern.compile("(?=\\{[01]})|(?<=\\{[01]})");

  private final Draft draft;
  private final Page page;
  private @Nullable String header;
  private @Nullable String footer;
  private @Nullable String turnedFooter;

  PageFrame(Draft draft) {
    this.draft = draft;
    this.page = draft.page();
  }

  /**
   * Writes the parts with the headers and footers.
   *
   * @param turned whether there are pages that lie on their side
   */
  void write(boolean turned) throws IOException {
    var references = draft.file().relationships(Draft.BODY);
    if (draft.order().test() || draft.order().theme().logo() != null) {
      header = references.part(RelationshipType.HEADER, HEADER);
      writeHeader();
    }
    footer = footer("/word/footer1.xml", page);
    if (turned) {
      turnedFooter = footer("/word/footer2.xml", page.turned());
    }
  }

  /** Writes the properties of the section that ends here. */
  void writeSection(XmlWriter xml, boolean turned) throws IOException {
    var form = turned ? page.turned() : page;
    xml.start("w:sectPr");
    if (header != null) {
      xml.empty("w:headerReference", "w:type", "default", "r:id", header);
    }
    var below = turned ? turnedFooter : footer;
    if (below != null) {
      xml.empty("w:footerReference", "w:type", "default", "r:id", below);
    }
    xml.empty("w:type", "w:val", "nextPage");
    xml.start("w:pgSz").attribute("w:w", form.width()).attribute("w:h", form.height());
    if (turned) {
      xml.attribute("w:orient", "landscape");
    }
    xml.end();
    xml.start("w:pgMar");
    for (var side : new String[] {"top", "right", "bottom", "left"}) {
      xml.attribute("w:" + side, form.margin());
    }
    xml.attribute("w:header", form.margin() / 2).attribute("w:footer", form.margin() / 2);
    xml.attribute("w:gutter", 0).end();
    if (draft.rightToLeft()) {
      xml.empty("w:bidi");
    }
    xml.end();
  }

  private void writeHeader() throws IOException {
    try (var xml = draft.file().xml(HEADER, ContentType.text("header"))) {
      root(xml, "w:hdr");
      Image logo = draft.order().theme().logo();
      if (logo != null) {
        new Paragraph("Header").start(xml);
        var size = Extent.within(logo, page.textWidth() / 3, LOGO_HEIGHT);
        new DrawingWriter(draft, xml).picture(logo, "Logo", size, HEADER);
        xml.end();
      }
      if (draft.order().test()) {
        new Paragraph("TestMark").start(xml);
        xml.markup(Template.of("watermark.xml").fill(Map.of()));
        xml.start("w:r").element("w:t", "TEST").end();
        xml.end();
      }
    }
  }

  private String footer(String part, Page form) throws IOException {
    try (var xml = draft.file().xml(part, ContentType.text("footer"))) {
      root(xml, "w:ftr");
      xml.start("w:p").start("w:pPr").empty("w:pStyle", "w:val", "Footer");
      xml.start("w:tabs");
      xml.start("w:tab", "w:val", "right").attribute("w:pos", form.textWidth()).end();
      xml.end().end();
      var lines = new LineWriter(draft, xml);
      var footer = draft.order().theme().footer();
      if (footer != null) {
        lines.write(Line.of(footer), draft.rightToLeft());
      }
      lines.write(Line.of("\t"), draft.rightToLeft());
      for (var words : PLACE.split(draft.labels().page())) {
        switch (words) {
          case "{0}" -> lines.field("PAGE", "1", draft.rightToLeft());
          case "{1}" -> lines.field("NUMPAGES", "1", draft.rightToLeft());
          default -> lines.write(Line.of(words), draft.rightToLeft());
        }
      }
    }
    return draft.file().relationships(Draft.BODY).part(RelationshipType.FOOTER, part);
  }

  private static void root(XmlWriter xml, String name) throws IOException {
    xml.start(
        name,
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
  }
}
