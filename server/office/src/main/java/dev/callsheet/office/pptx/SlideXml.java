package dev.callsheet.office.pptx;

import dev.callsheet.office.chart.ChartParts;
import dev.callsheet.office.chart.ChartStyle;
import dev.callsheet.office.chart.ChartValues;
import dev.callsheet.office.document.Order;
import dev.callsheet.office.image.Image;
import dev.callsheet.office.ooxml.ContentType;
import dev.callsheet.office.ooxml.Namespace;
import dev.callsheet.office.ooxml.PackageWriter;
import dev.callsheet.office.ooxml.Pictures;
import dev.callsheet.office.ooxml.RelationshipType;
import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes slides and their notes. */
final class SlideXml {
  /** Pixels of pictures in a point, unless they are made smaller. */
  private static final double PIXELS = 96.0 / 72;

  /** Pictures become blurred beyond this. */
  private static final double MOST_ENLARGED = 2;

  /** How programs know the field with the number of the slide. */
  private static final String NUMBER_FIELD = "{5B0C1D7E-3A52-4C86-9F2B-6D0A7E41C8B3}";

  private final PackageWriter file;
  private final Order order;
  private final TextXml text;
  private final Script script;
  private final Pictures pictures;
  private final ChartParts charts;
  private final @Nullable String footer;
  private final int slides;

  /**
   * @param footer null where there is none
   * @param slides how many there are
   */
  SlideXml(
      PackageWriter file,
      Order order,
      TextXml text,
      Script script,
      Pictures pictures,
      @Nullable String footer,
      int slides) {
    this.file = file;
    this.order = order;
    this.text = text;
    this.script = script;
    this.pictures = pictures;
    this.footer = footer;
    this.slides = slides;
    charts = new ChartParts(file, "/ppt/");
  }

  /** Where the part of a slide lies; slides count from 1. */
  static String part(int number) {
    return "/ppt/slides/slide" + number + ".xml";
  }

  /** How warnings name a slide, or the slide of notes, by its part. */
  static String where(String part) {
    return "slide " + part.replaceAll("\\D", "");
  }

  /** Says how many slides are done. */
  void progress(int done) {
    order.progress().at(DeckLayout.SHARE + (1 - DeckLayout.SHARE) * done / slides);
  }

  /** Writes a slide, its charts and its notes; no other part is open then. */
  void write(Slide slide, int number) throws IOException {
    var part = part(number);
    var references = file.relationships(part);
    references.part(RelationshipType.SLIDE_LAYOUT, slide.layout().part());
    var drawn = new ArrayList<Drawn>();
    for (var filling : slide.fillings()) {
      drawn.add(draw(slide, filling, number));
    }
    try (var xml = file.xml(part, ContentType.deck("slide"))) {
      var shapes = Shapes.root(xml, "p:sld");
      xml.start("p:cSld");
      shapes.begin();
      title(xml, shapes, slide, part);
      var holders = slide.layout().holders();
      for (int position = 0; position < drawn.size(); position++) {
        switch (drawn.get(position)) {
          case Words words -> words(xml, shapes, part, holders.get(position), words.page());
          case Grid grid -> grid(xml, shapes, part, holders.get(position), grid.page());
          case Graph graph -> graph(xml, shapes, part, holders.get(position), graph);
          case Photo photo -> photo(xml, shapes, part, holders.get(position), photo);
        }
      }
      if (slide.layout().hasFooter()) {
        footer(xml, shapes, number);
      }
      xml.end().end();
      xml.start("p:clrMapOvr").empty("a:masterClrMapping").end();
    }
    if (!slide.notes().isEmpty()) {
      notes(slide, part, number);
    }
  }

  /** A filling whose own parts are written. */
  private sealed interface Drawn {}

  private record Words(TextPages.Page page) implements Drawn {}

  private record Grid(TablePage page) implements Drawn {}

  private record Graph(String part, String name, String alternative) implements Drawn {}

  private record Photo(Image image, String alternative) implements Drawn {}

  private Drawn draw(Slide slide, Filling filling, int number) throws IOException {
    return switch (filling) {
      case Filling.Words words -> new Words(words.page());
      case Filling.Grid grid -> new Grid(grid.page());
      case Filling.Photo photo -> {
        var alternative = photo.picture().alternative();
        var image = photo.picture().image();
        yield new Photo(image, alternative.isBlank() ? image.name() : alternative);
      }
      case Filling.Graph graph -> {
        var locale = order.document().metadata().locale();
        var values = ChartValues.read(graph.chart(), locale, order.warnings(), where(part(number)));
        var heading = Line.prose(slide.title()).text().strip();
        var title = heading.equals(values.title()) ? null : values.title();
        int points = slide.layout() == Layout.TWO_CONTENTS ? 12 : 14;
        yield new Graph(
            charts.write(values, new ChartStyle(title, locale, points)),
            graph.chart().data().name(),
            values.alternative());
      }
    };
  }

  private void title(XmlWriter xml, Shapes shapes, Slide slide, String part) throws IOException {
    shapes.beginText("Title", slide.layout().titleType(), 0, false);
    xml.empty("p:spPr");
    xml.start("p:txBody");
    body(xml);
    var runs = new ArrayList<>(slide.title());
    if (!slide.counter().isEmpty()) {
      runs.add(Run.plain(slide.counter()));
    }
    double size = slide.layout().titleSize() * slide.titleScale();
    text.title(xml, part, runs, slide.titleScale() == 1 ? null : size);
    xml.end().end();
  }

  private static void body(XmlWriter xml) throws IOException {
    xml.start("a:bodyPr").empty("a:normAutofit").end();
    xml.empty("a:lstStyle");
  }

  private void words(
      XmlWriter xml, Shapes shapes, String part, Layout.Holder holder, TextPages.Page page)
      throws IOException {
    shapes.beginText(holder.name(), holder.type(), holder.index(), false);
    xml.empty("p:spPr");
    xml.start("p:txBody");
    body(xml);
    text.paragraphs(xml, part, page.lines(), page.scale());
    xml.end().end();
  }

  private void beginFrame(
      XmlWriter xml, Shapes shapes, String name, String alternative, Layout.Holder holder)
      throws IOException {
    xml.start("p:graphicFrame").start("p:nvGraphicFramePr");
    shapes.name(name, alternative);
    xml.start("p:cNvGraphicFramePr").empty("a:graphicFrameLocks", "noGrp", "1").end();
    shapes.placeholder(holder.type(), holder.index(), false);
    xml.end();
  }

  private void grid(XmlWriter xml, Shapes shapes, String part, Layout.Holder holder, TablePage page)
      throws IOException {
    beginFrame(xml, shapes, holder.name(), page.name(), holder);
    var box = holder.box();
    double left = script.rightToLeft() ? box.x() + box.width() - page.width() : box.x();
    shapes.place("p:xfrm", new Box(left, box.y(), page.width(), page.height()));
    xml.start("a:graphic");
    xml.start("a:graphicData", "uri", "http://schemas.openxmlformats.org/drawingml/2006/table");
    xml.start("a:tbl").start("a:tblPr");
    if (script.rightToLeft()) {
      xml.attribute("rtl", "1");
    }
    xml.attribute("firstRow", "1").attribute("bandRow", "1");
    xml.element("a:tableStyleId", TableStyleXml.ID).end();
    xml.start("a:tblGrid");
    for (double width : page.widths()) {
      xml.start("a:gridCol").attribute("w", Box.units(width)).end();
    }
    xml.end();
    for (var row : page.rows()) {
      xml.start("a:tr").attribute("h", Box.units(row.height()));
      for (var cell : row.cells()) {
        xml.start("a:tc").start("a:txBody").empty("a:bodyPr").empty("a:lstStyle");
        text.cell(xml, part, cell, page.size());
        xml.end().start("a:tcPr");
        xml.attribute("marL", Box.units(TablePage.SIDE));
        xml.attribute("marR", Box.units(TablePage.SIDE));
        xml.attribute("marT", Box.units(TablePage.PADDING));
        xml.attribute("marB", Box.units(TablePage.PADDING));
        xml.end().end();
      }
      xml.end();
    }
    xml.end().end().end().end();
  }

  private void graph(XmlWriter xml, Shapes shapes, String part, Layout.Holder holder, Graph graph)
      throws IOException {
    beginFrame(xml, shapes, holder.name(), graph.alternative(), holder);
    shapes.place("p:xfrm", holder.box());
    xml.start("a:graphic").start("a:graphicData", "uri", Namespace.CHART);
    xml.empty(
        "c:chart",
        "xmlns:c",
        Namespace.CHART,
        "r:id",
        file.relationships(part).part(RelationshipType.CHART, graph.part()));
    xml.end().end().end();
  }

  private void photo(XmlWriter xml, Shapes shapes, String part, Layout.Holder holder, Photo photo)
      throws IOException {
    var image = photo.image();
    xml.start("p:pic").start("p:nvPicPr");
    shapes.name(holder.name(), photo.alternative());
    xml.start("p:cNvPicPr").empty("a:picLocks", "noGrp", "1", "noChangeAspect", "1").end();
    shapes.placeholder(holder.type(), holder.index(), false);
    xml.end();
    xml.start("p:blipFill");
    pictures.show(image, part).write(xml);
    xml.start("a:stretch").empty("a:fillRect").end().end();
    xml.start("p:spPr");
    // A vector can become as large as there is room.
    double enlarged = (image.vector() == null ? MOST_ENLARGED : 1e4) / PIXELS;
    var box = holder.box().fit(image.width() * enlarged, image.height() * enlarged);
    // Beside text it begins where that begins.
    boolean besideText = holder.type() == null;
    shapes.rectangle(
        besideText ? new Box(box.x(), holder.box().y(), box.width(), box.height()) : box);
    xml.end().end();
  }

  private void footer(XmlWriter xml, Shapes shapes, int number) throws IOException {
    if (footer != null) {
      shapes.beginText("Footer", "ftr", MasterXml.FOOTER, true);
      xml.empty("p:spPr").start("p:txBody").empty("a:bodyPr").empty("a:lstStyle");
      text.title(xml, part(number), List.of(Run.plain(footer)), null);
      xml.end().end();
    }
    shapes.beginText("Slide number", "sldNum", MasterXml.NUMBER, true);
    xml.empty("p:spPr").start("p:txBody").empty("a:bodyPr").empty("a:lstStyle");
    MasterXml.number(xml, script.tag(), NUMBER_FIELD, Integer.toString(number));
    xml.end().end();
  }

  private void notes(Slide slide, String slidePart, int number) throws IOException {
    var part = "/ppt/notesSlides/notesSlide" + number + ".xml";
    file.relationships(slidePart).part(RelationshipType.NOTES, part);
    var references = file.relationships(part);
    references.part(RelationshipType.NOTES_MASTER, NotesMasterXml.PART);
    references.part(RelationshipType.SLIDE, slidePart);
    try (var xml = file.xml(part, ContentType.deck("notesSlide"))) {
      var shapes = Shapes.root(xml, "p:notes");
      xml.start("p:cSld");
      shapes.begin();
      xml.start("p:sp").start("p:nvSpPr");
      shapes.name("Slide image", null);
      xml.start("p:cNvSpPr")
          .empty("a:spLocks", "noGrp", "1", "noRot", "1", "noChangeAspect", "1")
          .end();
      shapes.placeholder("sldImg", 0, false);
      xml.end().empty("p:spPr").end();
      shapes.beginText("Notes", "body", 1, false);
      xml.empty("p:spPr").start("p:txBody");
      body(xml);
      text.paragraphs(xml, part, slide.notes(), NotesMasterXml.SCALE);
      xml.end().end();
      xml.end().end();
      xml.start("p:clrMapOvr").empty("a:masterClrMapping").end();
    }
  }
}
