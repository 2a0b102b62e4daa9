package dev.callsheet.office.docx;

import dev.callsheet.office.ooxml.CharacterFilter;
import dev.callsheet.office.ooxml.XmlWriter;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the runs of paragraphs. */
final class LineWriter {
  private final Draft draft;
  private final XmlWriter xml;

  LineWriter(Draft draft, XmlWriter xml) {
    this.draft = draft;
    this.xml = xml;
  }

  /** A whole paragraph; it runs as its words do. */
  void paragraph(Paragraph paragraph, Line line) throws IOException {
    boolean rightToLeft = start(paragraph, line.text());
    write(line, rightToLeft);
    xml.end();
  }

  /** Opens a paragraph that runs as those words do; whether that is from right to left. */
  boolean start(Paragraph paragraph, String words) throws IOException {
    boolean rightToLeft =
        draft.rightToLeft() ? !Script.isLeftToRight(words) : Script.beginsRightToLeft(words);
    if (rightToLeft != draft.rightToLeft()) {
      paragraph.turned(rightToLeft);
    }
    paragraph.start(xml);
    return rightToLeft;
  }

  /** A whole paragraph beside others, in a table or list, which all begin on the same side. */
  void item(Paragraph paragraph, Line line) throws IOException {
    if (!draft.rightToLeft()) {
      paragraph(paragraph, line);
      return;
    }
    paragraph.start(xml);
    write(line, true);
    xml.end();
  }

  /** The runs of a paragraph that is open. */
  void write(Line line, boolean rightToLeft) throws IOException {
    var spans = Script.spans(line.text(), rightToLeft);
    int span = 0;
    int at = 0;
    @Nullable String link = null;
    boolean linked = false;
    for (var piece : line.pieces()) {
      if (!Objects.equals(piece.form().link(), link)) {
        if (linked) {
          xml.end();
        }
        link = piece.form().link();
        linked = link != null && startLink(link);
      }
      int end = at + piece.text().length();
      while (at < end) {
        int until = Math.min(end, spans.get(span).to());
        var words = line.text().substring(at, until);
        run(words, piece.form(), linked, spans.get(span).script());
        at = until;
        if (at == spans.get(span).to()) {
          span++;
        }
      }
    }
    if (linked) {
      xml.end();
    }
  }

  /** A field with the result that it has for now, within a paragraph that is open. */
  void field(String instruction, String result, boolean rightToLeft) throws IOException {
    startField(instruction);
    write(Line.of(result), rightToLeft);
    endField();
  }

  /** Begins a field, of which the result follows. */
  void startField(String instruction) throws IOException {
    fieldCharacter("begin");
    xml.start("w:r").start("w:instrText", "xml:space", "preserve");
    xml.text(" " + instruction + " ").end().end();
    fieldCharacter("separate");
  }

  void endField() throws IOException {
    fieldCharacter("end");
  }

  private void fieldCharacter(String kind) throws IOException {
    xml.start("w:r").empty("w:fldChar", "w:fldCharType", kind).end();
  }

  /** Opens a link to a heading. */
  void startLinkWithin(String bookmark) throws IOException {
    xml.start("w:hyperlink", "w:anchor", bookmark, "w:history", "1");
  }

  private boolean startLink(String target) throws IOException {
    if (target.startsWith("#")) {
      var bookmark = draft.outline().bookmarks().get(target.substring(1));
      if (bookmark != null) {
        startLinkWithin(bookmark);
        return true;
      }
    } else {
      var id = draft.file().relationships(Draft.BODY).link(target);
      if (id.isPresent()) {
        xml.start("w:hyperlink", "r:id", id.get(), "w:history", "1");
        return true;
      }
    }
    draft.warn(
        "link_left_out",
        "The words of a link stand without it, for it does not lead to a page, an address of mail or"
            + " a heading: "
            + CharacterFilter.clean(Draft.cut(target)));
    return false;
  }

  private void run(String words, Line.Form form, boolean linked, Script script) throws IOException {
    xml.start("w:r");
    properties(words, form, linked, script);
    content(words);
    xml.end();
  }

  private void properties(String words, Line.Form form, boolean linked, Script script)
      throws IOException {
    if (script == Script.SIMPLE && !linked && form.equals(Line.Form.PLAIN)) {
      return;
    }
    xml.start("w:rPr");
    if (form.code()) {
      xml.empty("w:rStyle", "w:val", "CodeInText");
    } else if (linked) {
      xml.empty("w:rStyle", "w:val", "Hyperlink");
    }
    if (script == Script.EAST_ASIAN) {
      xml.empty("w:rFonts", "w:hint", "eastAsia");
    }
    if (form.strong()) {
      xml.empty("w:b").empty("w:bCs");
    }
    if (form.emphasis()) {
      xml.empty("w:i").empty("w:iCs");
    }
    if (form.struck()) {
      xml.empty("w:strike");
    }
    if (form.code() && linked) {
      xml.empty("w:color", "w:val", draft.order().theme().link(), "w:themeColor", "hyperlink");
      xml.empty("w:u", "w:val", "single");
    }
    switch (script) {
      case SIMPLE, EAST_ASIAN -> {}
      case RIGHT_TO_LEFT -> xml.empty("w:rtl");
      case COMPLEX -> xml.empty("w:cs");
    }
    if (script == Script.RIGHT_TO_LEFT || script == Script.COMPLEX) {
      var language = draft.languages().complex(words);
      if (!language.equals(draft.languages().complex())) {
        xml.empty("w:lang", "w:bidi", language);
      }
    }
    xml.end();
  }

  private void content(String words) throws IOException {
    int from = 0;
    for (int at = 0; at < words.length(); at++) {
      var element =
          switch (words.charAt(at)) {
            case '\t' -> "w:tab";
            case '\n', '\r', '\u0085', '\u2028', '\u2029' -> "w:br";
            case '\u00AD' -> "w:softHyphen";
            default -> "";
          };
      if (element.isEmpty()) {
        continue;
      }
      text(words.substring(from, at));
      boolean halfOfBreak =
          words.charAt(at) == '\r' && at + 1 < words.length() && words.charAt(at + 1) == '\n';
      if (!halfOfBreak) {
        xml.empty(element);
      }
      from = at + 1;
    }
    text(words.substring(from));
  }

  private void text(String words) throws IOException {
    if (!words.isEmpty()) {
      xml.start("w:t", "xml:space", "preserve").text(words).end();
    }
  }
}
