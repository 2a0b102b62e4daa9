package dev.callsheet.office.docx;

import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;
import java.util.Locale;

/**
 * Writes contents tables: links to the headings, without the numbers of their pages, which only a
 * layout knows.
 */
final class ContentsWriter {
  private final Draft draft;
  private final XmlWriter xml;
  private final Flow flow;
  private final LineWriter lines;

  ContentsWriter(Draft draft, XmlWriter xml, Flow flow) {
    this.draft = draft;
    this.xml = xml;
    this.flow = flow;
    this.lines = new LineWriter(draft, xml);
  }

  void write() throws IOException {
    var entries = draft.outline().contents();
    if (entries.isEmpty()) {
      draft.warn("contents_left_out", "There are no headings that a contents table could list.");
      return;
    }
    lines.paragraph(flow.next("TOCHeading"), Line.of(draft.labels().contents()));
    int outermost = draft.outline().outermost();
    int innermost = entries.stream().mapToInt(Outline.Section::level).max().orElseThrow();
    for (int entry = 0; entry < entries.size(); entry++) {
      var heading = entries.get(entry);
      boolean rightToLeft = lines.start(flow.next("TOC" + heading.level()), heading.line().text());
      if (entry == 0) {
        lines.startField(
            String.format(Locale.ROOT, "TOC \\o \"%d-%d\" \\n \\h \\z \\u", outermost, innermost));
      }
      lines.startLinkWithin(heading.bookmark());
      lines.write(Line.of(heading.line().words()), rightToLeft);
      xml.end();
      if (entry == entries.size() - 1) {
        lines.endField();
      }
      xml.end();
    }
  }
}
