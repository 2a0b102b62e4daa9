package dev.callsheet.office.pptx;

import dev.callsheet.office.document.DocumentWriter;
import dev.callsheet.office.document.Metadata;
import dev.callsheet.office.document.Order;
import dev.callsheet.office.ooxml.CharacterFilter;
import dev.callsheet.office.ooxml.ContentType;
import dev.callsheet.office.ooxml.DocumentProperties;
import dev.callsheet.office.ooxml.PackageWriter;
import dev.callsheet.office.ooxml.Pictures;
import dev.callsheet.office.ooxml.RelationshipType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes slide decks, as PowerPoint reads them, on a template of its own. */
public final class PptxWriter implements DocumentWriter {
  private static final String PRESENTATION = "/ppt/presentation.xml";
  private static final String PROPERTIES = "/ppt/presProps.xml";

  /** Numbers of slides begin here. */
  private static final int FIRST_SLIDE = 256;

  @Override
  public int write(Order order, OutputStream stream) throws IOException {
    var outline = new OutlineReader(order.document(), order.warnings()).read();
    var slides = new DeckLayout(order, outline.topics()).slides();
    var script = new Script(order.document().metadata().locale());
    var filter = new CharacterFilter(order.warnings());
    try (var file = new PackageWriter(stream, filter)) {
      file.relationships("/").part(RelationshipType.DOCUMENT, PRESENTATION);
      DocumentProperties.write(file, metadata(order, outline.topics()));
      var pictures = new Pictures(file, "/ppt/media/");
      new MasterXml(file, order.theme(), order.test(), script, pictures).write();
      NotesMasterXml.write(file, order.theme(), script);
      TableStyleXml.write(file);
      presentation(file, slides.size(), script);
      var text =
          new TextXml(
              file,
              script,
              outline.spots(),
              (part, target) ->
                  order
                      .warnings()
                      .add(
                          "link_left_out",
                          "A link to \"%s\" leads nowhere that a deck may lead to; its text stays."
                              .formatted(beginning(target)),
                          SlideXml.where(part)));
      var xml = new SlideXml(file, order, text, script, pictures, footer(order), slides.size());
      for (int number = 1; number <= slides.size(); number++) {
        filter.at(SlideXml.where(SlideXml.part(number)));
        xml.write(slides.get(number - 1), number);
        xml.progress(number);
      }
      filter.at(null);
      pictures.write();
      file.finish();
    }
    return slides.size();
  }

  private static Metadata metadata(Order order, List<Topic> topics) {
    var metadata = order.document().metadata();
    if (metadata.title() != null && !metadata.title().isBlank() || topics.isEmpty()) {
      return metadata;
    }
    var title = Line.prose(topics.getFirst().title()).text().replace('\n', ' ').strip();
    return new Metadata(title.isEmpty() ? null : title, metadata.author(), metadata.locale());
  }

  private static String beginning(String target) {
    return target.length() > 80 ? target.substring(0, 80) + "…" : target;
  }

  /** What has room of the theme's footer. */
  private static @Nullable String footer(Order order) {
    var footer = order.theme().footer();
    if (footer == null || footer.isBlank()) {
      return null;
    }
    var words = footer.strip().replaceAll("\\s+", " ");
    var locale = order.document().metadata().locale();
    var typesetter = new Typesetter(FontWidths.of(order.theme().bodyFont()), locale);
    var ends =
        typesetter.lines(
            List.of(Run.plain(words)), MasterXml.FOOTER_SIZE, false, MasterXml.FOOTER_BOX.width());
    if (ends.size() <= 2) {
      return words;
    }
    order.warnings().add("footer_cut", "The footer is too long for a slide.", null);
    return words.substring(0, Math.max(0, ends.get(1) - 2)).strip() + "…";
  }

  private static void presentation(PackageWriter file, int slides, Script script)
      throws IOException {
    var references = file.relationships(PRESENTATION);
    try (var xml = file.xml(PRESENTATION, ContentType.deck("presentation.main"))) {
      Shapes.root(xml, "p:presentation");
      if (script.rightToLeft()) {
        xml.attribute("rtl", "1");
      }
      xml.start("p:sldMasterIdLst").start("p:sldMasterId");
      xml.attribute("id", MasterXml.FIRST_ID);
      xml.attribute("r:id", references.part(RelationshipType.SLIDE_MASTER, MasterXml.PART));
      xml.end().end();
      xml.start("p:notesMasterIdLst").start("p:notesMasterId");
      xml.attribute("r:id", references.part(RelationshipType.NOTES_MASTER, NotesMasterXml.PART));
      xml.end().end();
      xml.start("p:sldIdLst");
      for (int number = 1; number <= slides; number++) {
        xml.start("p:sldId").attribute("id", FIRST_SLIDE + number - 1L);
        xml.attribute("r:id", references.part(RelationshipType.SLIDE, SlideXml.part(number)));
        xml.end();
      }
      xml.end();
      xml.start("p:sldSz").attribute("cx", Box.units(Layout.WIDTH));
      xml.attribute("cy", Box.units(Layout.HEIGHT)).end();
      xml.start("p:notesSz").attribute("cx", Box.units(NotesMasterXml.WIDTH));
      xml.attribute("cy", Box.units(NotesMasterXml.HEIGHT)).end();
      xml.start("p:defaultTextStyle").start("a:defPPr").start("a:defRPr");
      xml.attribute("lang", script.tag());
    }
    references.part(RelationshipType.PRESENTATION_PROPERTIES, PROPERTIES);
    references.part(RelationshipType.TABLE_STYLES, TableStyleXml.PART);
    references.part(RelationshipType.THEME, "/ppt/theme/theme1.xml");
    try (var xml = file.xml(PROPERTIES, ContentType.deck("presProps"))) {
      Shapes.root(xml, "p:presentationPr");
    }
  }
}
