package dev.callsheet.office.docx;

import dev.callsheet.office.document.Block;
import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes one block after the other. */
final class BlockWriter {
  /** Code of no more lines is not divided between pages. */
  private static final int MOST_LINES_TOGETHER = 15;

  /** For a table that is divided into slices. */
  private static final long MOST_CELLS_READ = 100_000_000;

  private final Draft draft;
  private final XmlWriter xml;
  private final Sections sections;
  private final PageFrame frame;
  private final Flow flow;
  private final LineWriter lines;
  private final Captions captions;
  private final TableWriter tables;
  private final FigureWriter figures;
  private final ContentsWriter contents;
  private final Iterator<Outline.Section> headings;
  private int bookmarks;

  BlockWriter(Draft draft, XmlWriter xml, Charts charts, Sections sections, PageFrame frame) {
    this.draft = draft;
    this.xml = xml;
    this.sections = sections;
    this.frame = frame;
    this.flow = new Flow(xml);
    this.lines = new LineWriter(draft, xml);
    this.captions = new Captions(draft, xml);
    this.tables = new TableWriter(draft, xml);
    this.figures = new FigureWriter(draft, xml, flow, charts, captions);
    this.contents = new ContentsWriter(draft, xml, flow);
    this.headings = draft.outline().headings().iterator();
  }

  /** The title of the document, unless its first heading is that. */
  void title() throws IOException {
    var title = draft.order().document().metadata().title();
    var first = draft.outline().headings().stream().findFirst();
    boolean isHeading = first.isPresent() && first.get().title();
    if (title != null && !title.isBlank() && !isHeading) {
      lines.paragraph(flow.next("Title"), Line.of(title.strip()));
    }
  }

  /** The next heading. */
  void heading(Spot spot, @Nullable Mark mark) throws IOException {
    var heading = headings.next();
    if (heading.isEmpty()) {
      mark(spot, mark);
      draft.warn("heading_left_out", "A heading without words was left out.");
      return;
    }
    draft.at(heading.line().words());
    var paragraph = flow.next(heading.title() ? "Title" : "Heading" + heading.level());
    if (mark != null && !mark.isTaken()) {
      mark.take(paragraph, spot.indent());
    } else {
      paragraph.placed(spot);
    }
    boolean rightToLeft = lines.start(paragraph, heading.line().text());
    var id = Integer.toString(bookmarks++);
    xml.empty("w:bookmarkStart", "w:id", id, "w:name", heading.bookmark());
    lines.write(heading.line(), rightToLeft);
    xml.empty("w:bookmarkEnd", "w:id", id);
    xml.end();
  }

  void paragraph(Block.Paragraph paragraph, Spot spot, @Nullable Mark mark) throws IOException {
    var line = Line.of(paragraph.text());
    if (mark != null && !mark.isTaken()) {
      var item = flow.next(mark.style());
      mark.take(item, spot.indent());
      lines.item(item, line);
      return;
    }
    switch (spot.innermost()) {
      case PAGE -> lines.paragraph(flow.next("Normal"), line);
      case LIST -> lines.item(flow.next("ListContinue").placed(spot), line);
      case QUOTATION -> lines.paragraph(flow.next("Quote").placed(spot), line);
    }
  }

  /** Writes the mark of an item that no paragraph has taken, with nothing beside it. */
  void mark(Spot spot, @Nullable Mark mark) throws IOException {
    if (mark != null && !mark.isTaken()) {
      var item = flow.next(mark.style());
      mark.take(item, spot.indent());
      item.start(xml);
      xml.end();
    }
  }

  void table(Block.Table table, Spot spot) throws IOException {
    var where = draft.where();
    var name = table.data().name();
    draft.at(name);
    var layout = layout(table, spot);
    int slices = slices(table, layout);
    if (slices > 1) {
      draft.warn(
          "table_split",
          String.format(
              Locale.ROOT,
              "A table of %d columns is wider than a page and was divided into %d.",
              table.data().columns().size(),
              slices));
    }
    for (int slice = 0; slice < slices; slice++) {
      var part = slices == 1 ? "" : String.format(Locale.ROOT, " (%d/%d)", slice + 1, slices);
      var caption = flow.next("Caption").keepNext().placed(spot);
      if (slice == 0) {
        captions.table(caption, name, part);
      } else {
        lines.paragraph(caption, Line.of(name + part));
      }
      tables.write(table, layout, layout.slices().get(slice), spot.indent(), slice == 0);
      flow.afterTable();
    }
    draft.at(where);
  }

  void chart(Block.Chart chart, Spot spot) throws IOException {
    figures.chart(chart, spot, sections.page());
  }

  void picture(Block.Picture picture, Spot spot) throws IOException {
    figures.picture(picture, spot, sections.page());
  }

  void code(Block.Code code, Spot spot) throws IOException {
    flow.beforeCode();
    var words = code.text().replaceFirst("\\R$", "").split("\\R", -1);
    for (int line = 0; line < words.length; line++) {
      var paragraph = flow.next("Code").placed(spot);
      if (words.length <= MOST_LINES_TOGETHER && line < words.length - 1) {
        paragraph.keepNext();
      }
      paragraph.start(xml);
      lines.write(Line.of(words[line]), false);
      xml.end();
    }
    flow.afterCode();
  }

  void contents() throws IOException {
    contents.write();
  }

  void pageBreak() throws IOException {
    flow.pageBreak();
  }

  void rule(Spot spot) throws IOException {
    flow.next("Rule").placed(spot).start(xml);
    xml.end();
  }

  /** Ends the section, and with it the page. */
  void endSection() throws IOException {
    flow.afterSection();
    xml.start("w:p").start("w:pPr").empty("w:pStyle", "w:val", "Separator");
    frame.writeSection(xml, sections.isTurned());
    xml.end().end();
  }

  /** Ends the body. */
  void end() throws IOException {
    flow.end();
    frame.writeSection(xml, sections.isTurned());
  }

  /** How many slices are written, for each of which the table is read as a whole. */
  private int slices(Block.Table table, TableLayout layout) {
    int columns = table.data().columns().size();
    int all = layout.slices().size();
    int most =
        (int) Math.clamp(MOST_CELLS_READ / Math.max(1, table.data().rows() * columns), 1, all);
    if (most < all) {
      int shown = 1;
      for (var slice : layout.slices().subList(0, most)) {
        shown += slice.columns().size() - 1;
      }
      draft.warn(
          "table_columns_cut",
          "The document shows the first " + shown + " of " + columns + " columns.");
    }
    return most;
  }

  private TableLayout layout(Block.Table table, Spot spot) {
    if (spot.equals(Spot.TOP)) {
      return sections.layout(table);
    }
    int width = sections.page().textWidth() - spot.indent();
    return new TableFitting(table.data().columns(), width, 0, draft.rightToLeft()).fit();
  }
}
