package dev.callsheet.office.pptx;

import dev.callsheet.office.ooxml.PackageWriter;
import dev.callsheet.office.ooxml.RelationshipType;
import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes paragraphs. */
final class TextXml {
  /** The theme has no font for code. */
  private static final String FIXED_FONT = "Consolas";

  /** The largest number at which a list may begin. */
  private static final int LARGEST_START = 32_767;

  private final PackageWriter file;
  private final Script script;
  private final Map<String, Spot> anchors;
  private final LostLinks lost;

  /** Hears of links that lead nowhere. */
  @FunctionalInterface
  interface LostLinks {
    void add(String part, String target);
  }

  TextXml(PackageWriter file, Script script, Map<String, Spot> anchors, LostLinks lost) {
    this.file = file;
    this.script = script;
    this.anchors = anchors;
    this.lost = lost;
  }

  /**
   * Writes paragraphs; at least one, for a body of text has one.
   *
   * @param part in which they stand, for their links
   */
  void paragraphs(XmlWriter xml, String part, List<Line> lines, double scale) throws IOException {
    int[] starts = starts(lines);
    for (int position = 0; position < lines.size(); position++) {
      paragraph(xml, part, lines.get(position), starts[position], scale);
    }
    if (lines.isEmpty()) {
      xml.start("a:p").empty("a:endParaRPr", "lang", script.tag()).end();
    }
  }

  /**
   * The number at which the list of each item begins: programs count on as long as it stays the
   * same and nothing but deeper items comes between.
   */
  private static int[] starts(List<Line> lines) {
    var starts = new int[lines.size()];
    for (int position = 0; position < lines.size(); position++) {
      var line = lines.get(position);
      if (line.form() != Line.Form.NUMBER) {
        continue;
      }
      starts[position] = line.number();
      int before = position - 1;
      while (before >= 0 && lines.get(before).level() > line.level()) {
        before--;
      }
      if (before >= 0
          && lines.get(before).form() == Line.Form.NUMBER
          && lines.get(before).list() == line.list()
          && lines.get(before).level() == line.level()) {
        starts[position] = starts[before];
      }
    }
    return starts;
  }

  private void paragraph(XmlWriter xml, String part, Line line, int start, double scale)
      throws IOException {
    var text = line.text();
    xml.start("a:p").start("a:pPr");
    boolean countable = start >= 1 && start <= LARGEST_START;
    switch (line.form()) {
      case BULLET, NUMBER -> {}
      case PROSE, CONTINUED, HEADING, CODE, QUOTE -> {
        xml.attribute("marL", Box.units(TextStyle.margin(line)));
        xml.attribute("indent", "0");
      }
    }
    if (line.level() > 0) {
      xml.attribute("lvl", line.level());
    }
    // Code is read from left to right wherever it stands.
    direction(xml, line.form() != Line.Form.CODE && script.rightToLeft(text));
    switch (line.form()) {
      case BULLET -> {}
      case NUMBER -> {
        xml.empty("a:buFont", "typeface", "+mj-lt");
        if (countable) {
          xml.start("a:buAutoNum", "type", "arabicPeriod");
          xml.attribute("startAt", start).end();
        } else {
          xml.empty("a:buNone");
        }
      }
      case PROSE, CONTINUED, HEADING, CODE, QUOTE -> xml.empty("a:buNone");
    }
    xml.end();
    var size = scale == 1 && line.form() != Line.Form.CODE ? null : TextStyle.size(line) * scale;
    if (line.form() == Line.Form.NUMBER && !countable) {
      run(xml, part, Run.plain(line.number() + ". "), line.form(), size);
    }
    for (var run : line.runs()) {
      run(xml, part, run, line.form(), size);
    }
    if (text.isEmpty()) {
      xml.start("a:endParaRPr", "lang", script.tag());
      size(xml, size);
      xml.end();
    }
    xml.end();
  }

  /**
   * Writes a title: one paragraph in the form that the layout has.
   *
   * @param size of its text, in points; null where it is that of the layout
   */
  void title(XmlWriter xml, String part, List<Run> runs, @Nullable Double size) throws IOException {
    xml.start("a:p").start("a:pPr");
    direction(xml, script.rightToLeft(Line.prose(runs).text()));
    xml.end();
    for (var run : runs) {
      run(xml, part, run, Line.Form.PROSE, size);
    }
    xml.empty("a:endParaRPr", "lang", script.tag());
    xml.end();
  }

  /** Writes the text of a cell. */
  void cell(XmlWriter xml, String part, TablePage.Cell cell, double size) throws IOException {
    boolean rightToLeft = script.rightToLeft(Line.prose(cell.runs()).text());
    xml.start("a:p").start("a:pPr");
    xml.attribute(
        "algn",
        switch (cell.side()) {
          case START -> script.rightToLeft() ? "r" : "l";
          case CENTER -> "ctr";
          case END -> script.rightToLeft() ? "l" : "r";
        });
    if (rightToLeft) {
      xml.attribute("rtl", "1");
    }
    xml.end();
    for (var run : cell.runs()) {
      run(xml, part, run, Line.Form.PROSE, size);
    }
    xml.start("a:endParaRPr", "lang", script.tag());
    size(xml, size);
    xml.end().end();
  }

  /** The master has what the document as a whole is written in. */
  private void direction(XmlWriter xml, boolean rightToLeft) throws IOException {
    if (rightToLeft != script.rightToLeft()) {
      xml.attribute("algn", rightToLeft ? "r" : "l");
      xml.attribute("rtl", rightToLeft ? "1" : "0");
    }
  }

  private void run(XmlWriter xml, String part, Run run, Line.Form form, @Nullable Double size)
      throws IOException {
    var pieces = run.text().split("\n", -1);
    for (int piece = 0; piece < pieces.length; piece++) {
      if (piece > 0) {
        xml.start("a:br");
        form(xml, part, run.withText(""), form, size);
        xml.end();
      }
      if (!pieces[piece].isEmpty()) {
        xml.start("a:r");
        form(xml, part, run.withText(pieces[piece]), form, size);
        xml.element("a:t", pieces[piece]).end();
      }
    }
  }

  private void form(XmlWriter xml, String part, Run run, Line.Form form, @Nullable Double size)
      throws IOException {
    xml.start("a:rPr", "lang", script.language(run.text()));
    size(xml, size);
    if (run.bold() || form == Line.Form.HEADING) {
      xml.attribute("b", "1");
    }
    if (run.italic() || form == Line.Form.QUOTE) {
      xml.attribute("i", "1");
    }
    if (run.struck()) {
      xml.attribute("strike", "sngStrike");
    }
    if (form == Line.Form.QUOTE) {
      xml.start("a:solidFill").empty("a:schemeClr", "val", "tx2").end();
    }
    if (run.code()) {
      xml.empty("a:latin", "typeface", FIXED_FONT);
      xml.empty("a:cs", "typeface", FIXED_FONT);
    }
    if (run.link() != null && !run.text().isEmpty()) {
      link(xml, part, run.link());
    }
    xml.end();
  }

  private static void size(XmlWriter xml, @Nullable Double size) throws IOException {
    if (size != null) {
      xml.attribute("sz", Math.round(size * 100));
    }
  }

  private void link(XmlWriter xml, String part, Run.Target target) throws IOException {
    switch (target) {
      case Run.Address address -> {
        var id = file.relationships(part).link(address.address());
        if (id.isPresent()) {
          xml.empty("a:hlinkClick", "r:id", id.get());
        } else {
          lost.add(part, address.address());
        }
      }
      case Run.Anchor anchor -> {
        var spot = anchors.get(anchor.anchor());
        jump(xml, part, spot == null ? anchors.get(decoded(anchor.anchor())) : spot);
        if (spot == null && anchors.get(decoded(anchor.anchor())) == null) {
          lost.add(part, "#" + anchor.anchor());
        }
      }
      case Run.Place place -> jump(xml, part, place.spot());
    }
  }

  private static String decoded(String anchor) {
    try {
      return URLDecoder.decode(anchor.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return anchor;
    }
  }

  private void jump(XmlWriter xml, String part, @Nullable Spot spot) throws IOException {
    // A heading without anything below it may have no slide.
    if (spot == null || spot.slide() == 0) {
      return;
    }
    var id = file.relationships(part).part(RelationshipType.SLIDE, SlideXml.part(spot.slide()));
    xml.empty("a:hlinkClick", "r:id", id, "action", "ppaction://hlinksldjump");
  }
}
