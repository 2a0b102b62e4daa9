package dev.callsheet.office.export;

import dev.callsheet.office.export.Piece.Part;
import dev.callsheet.office.export.Piece.Role;
import dev.callsheet.office.warning.Warnings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a text document as a page of HTML whose headings, lists and tables are such. */
final class TextDocumentHtml {
  private record OpenList(String list, int level, String tag) {}

  private final Html html;
  private final Warnings warnings;
  private final Deque<OpenList> lists = new ArrayDeque<>();
  private final Set<String> ids = new HashSet<>();

  /** The part of the table that has begun; null before its first row. */
  private @Nullable String rowGroup;

  /** What further paragraphs of the same role go into. */
  private @Nullable Role group;

  private TextDocumentHtml(Html html, Warnings warnings) {
    this.html = html;
    this.warnings = warnings;
  }

  static void write(Path file, Path made, Warnings warnings) throws IOException {
    try (var document = new TextDocument(file);
        var html = new Html(made)) {
      var page = new TextDocumentHtml(html, warnings);
      html.begin(document.title().orElse("Document"), document.language().orElse("en"));
      page.furniture(document, "header");
      html.raw("<main>\n");
      document.read(page::piece);
      page.close();
      html.raw("</main>\n");
      page.furniture(document, "footer");
      html.end();
    }
  }

  private void furniture(TextDocument document, String kind) throws IOException {
    html.raw("<" + kind + ">\n");
    document.furniture(kind, this::piece);
    close();
    html.raw("</" + kind + ">\n");
  }

  private void piece(Piece piece) throws IOException {
    switch (piece) {
      case Piece.Paragraph paragraph -> paragraph(paragraph);
      case Piece.Item item -> item(item);
      case Piece.Table table -> {
        close();
        tableStart(table.rightToLeft());
        rows(table.rows());
        tableEnd();
      }
      case Piece.TableStart table -> {
        close();
        tableStart(table.rightToLeft());
      }
      case Piece.TableRows table -> rows(table.rows());
      case Piece.TableEnd _ -> tableEnd();
    }
  }

  private void paragraph(Piece.Paragraph paragraph) throws IOException {
    if (paragraph.role() == Role.CONTINUATION && !lists.isEmpty()) {
      block("p", paragraph);
      return;
    }
    if (group != paragraph.role()) {
      close();
      open(paragraph.role());
    }
    switch (paragraph.role()) {
      case TITLE -> block("h1", paragraph);
      case HEADING -> block("h" + Math.min(6, paragraph.level()), paragraph);
      case CODE -> {
        anchors(paragraph.ids(), "<span", "></span>");
        parts(paragraph.parts(), true);
        html.raw("\n");
      }
      case CONTENTS -> {
        html.raw("<div style=\"margin-inline-start:" + (paragraph.level() - 1) + "rem\">");
        parts(paragraph.parts(), false);
        html.raw("</div>\n");
      }
      case TEXT, CONTINUATION, QUOTATION -> block("p", paragraph);
    }
  }

  private void block(String tag, Piece.Paragraph paragraph) throws IOException {
    if (paragraph.parts().isEmpty() && paragraph.ids().isEmpty()) {
      return;
    }
    html.raw("<" + tag);
    direction(paragraph.rightToLeft());
    identified(paragraph.ids());
    parts(paragraph.parts(), false);
    html.raw("</" + tag + ">\n");
  }

  private void direction(boolean rightToLeft) throws IOException {
    html.raw(rightToLeft ? " dir=\"rtl\"" : "");
  }

  /** Ends a tag with the first id; further ones get places of their own within. */
  private void identified(List<String> names) throws IOException {
    var fresh = names.stream().filter(ids::add).toList();
    if (!fresh.isEmpty()) {
      html.raw(" id=\"").text(id(fresh.getFirst())).raw("\"");
    }
    html.raw(">");
    for (var name : fresh.stream().skip(1).toList()) {
      html.raw("<span id=\"").text(id(name)).raw("\"></span>");
    }
  }

  private void anchors(List<String> names, String before, String after) throws IOException {
    for (var name : names) {
      if (ids.add(name)) {
        html.raw(before).raw(" id=\"").text(id(name)).raw("\"").raw(after);
      }
    }
  }

  /** An id has no spaces. */
  private static String id(String name) {
    return name.replaceAll("\\s", "_");
  }

  private void open(Role role) throws IOException {
    group = role;
    html.raw(
        switch (role) {
          case CODE -> "<pre>";
          case QUOTATION -> "<blockquote>\n";
          case CONTENTS -> "<nav>\n";
          case TEXT, TITLE, HEADING, CONTINUATION -> "";
        });
  }

  private void close() throws IOException {
    while (!lists.isEmpty()) {
      closeList();
    }
    if (group != null) {
      html.raw(
          switch (group) {
            case CODE -> "</pre>\n";
            case QUOTATION -> "</blockquote>\n";
            case CONTENTS -> "</nav>\n";
            case TEXT, TITLE, HEADING, CONTINUATION -> "";
          });
    }
    group = null;
  }

  private void closeList() throws IOException {
    html.raw("</li>\n</" + lists.pop().tag() + ">\n");
  }

  private void item(Piece.Item item) throws IOException {
    if (lists.isEmpty()) {
      close();
    }
    while (!lists.isEmpty() && lists.element().level() > item.level()) {
      closeList();
    }
    var tag = item.marker().form() == null ? "ul" : "ol";
    var open = lists.peek();
    boolean same =
        open != null
            && open.level() == item.level()
            && open.list().equals(item.list())
            && open.tag().equals(tag);
    if (open != null && open.level() == item.level() && !same) {
      closeList();
    }
    if (same) {
      html.raw("</li>\n");
    } else {
      lists.push(new OpenList(item.list(), item.level(), tag));
      html.raw("\n<" + tag);
      var form = item.marker().form();
      if (form != null && !form.equals("1")) {
        html.raw(" type=\"" + form + '"');
      }
      if (form != null && item.marker().number() != 1) {
        html.raw(" start=\"" + item.marker().number() + '"');
      }
      html.raw(">\n");
    }
    html.raw("<li");
    direction(item.rightToLeft());
    identified(item.ids());
    parts(item.parts(), false);
  }

  private void tableStart(boolean rightToLeft) throws IOException {
    html.raw("<div class=\"s\">\n<table");
    direction(rightToLeft);
    html.raw(">\n");
    rowGroup = null;
  }

  private void tableEnd() throws IOException {
    html.raw(rowGroup == null ? "" : "</" + rowGroup + ">\n");
    html.raw("</table>\n</div>\n");
  }

  private void rows(List<Piece.Row> rows) throws IOException {
    for (int number = 0; number < rows.size(); number++) {
      // Further headers would be those of another table.
      boolean header = rows.get(number).header() && !"tbody".equals(rowGroup);
      var group = header ? "thead" : "tbody";
      if (!group.equals(rowGroup)) {
        html.raw(rowGroup == null ? "" : "</" + rowGroup + ">\n").raw("<" + group + ">\n");
        rowGroup = group;
      }
      row(rows, number, header ? "th scope=\"col\"" : "td");
    }
  }

  private void row(List<Piece.Row> rows, int number, String tag) throws IOException {
    html.raw("<tr>");
    int column = 0;
    for (var field : rows.get(number).fields()) {
      if (!field.covered()) {
        html.raw("<" + tag);
        int high = high(rows, number, column);
        html.raw(high > 1 ? " rowspan=\"" + high + '"' : "");
        html.raw(field.columns() > 1 ? " colspan=\"" + field.columns() + '"' : "");
        html.raw(">");
        field(field);
        html.raw("</" + tag.substring(0, 2) + ">");
      }
      column += field.columns();
    }
    html.raw("</tr>\n");
  }

  /** How many rows a field of this row covers. */
  private static int high(List<Piece.Row> rows, int number, int column) {
    int high = 1;
    while (number + high < rows.size() && isCovered(rows.get(number + high), column)) {
      high++;
    }
    return high;
  }

  private static boolean isCovered(Piece.Row row, int column) {
    int at = 0;
    for (var field : row.fields()) {
      if (at == column) {
        return field.covered();
      }
      at += field.columns();
    }
    return false;
  }

  private void field(Piece.Field field) throws IOException {
    var pieces = field.pieces();
    if (pieces.size() == 1 && pieces.getFirst() instanceof Piece.Paragraph only) {
      anchors(only.ids(), "<span", "></span>");
      parts(only.parts(), false);
      return;
    }
    // A table within a cell has lists and groups of its own.
    var inner = new TextDocumentHtml(html, warnings);
    inner.ids.addAll(ids);
    for (var piece : pieces) {
      inner.piece(piece);
    }
    inner.close();
    ids.addAll(inner.ids);
  }

  private void parts(List<Part> parts, boolean code) throws IOException {
    @Nullable String link = null;
    for (var part : parts) {
      var target = part instanceof Piece.Words words ? words.link() : null;
      if (link != null && !link.equals(target)) {
        html.raw("</a>");
      }
      if (target != null && !target.equals(link)) {
        html.raw("<a href=\"");
        html.text(target.startsWith("#") ? "#" + id(target.substring(1)) : target).raw("\">");
      }
      link = target;
      part(part, code);
    }
    html.raw(link == null ? "" : "</a>");
  }

  private void part(Part part, boolean code) throws IOException {
    switch (part) {
      case Piece.Words words -> words(words, code);
      case Piece.LineEnd _ -> html.raw(code ? "\n" : "<br>");
      case Piece.Picture picture -> picture(picture);
      case Piece.Named named -> {
        html.text("[" + named.title() + "]");
        warnings.add("chart_left_out", "Charts are exported as their titles.", named.title());
      }
    }
  }

  private void picture(Piece.Picture picture) throws IOException {
    if (Html.isPicture(picture.image())) {
      html.picture(picture.image(), picture.alternative());
      return;
    }
    html.text("[" + picture.alternative() + "]");
    warnings.add(
        "picture_left_out",
        "A picture that browsers do not show is exported as its alternative text.",
        picture.alternative());
  }

  private void words(Piece.Words words, boolean code) throws IOException {
    boolean own = words.code() && !code;
    html.raw(words.bold() ? "<strong>" : "").raw(words.italic() ? "<em>" : "");
    html.raw(words.struck() ? "<s>" : "").raw(words.underlined() ? "<u>" : "");
    html.raw(own ? "<code>" : "").text(words.text()).raw(own ? "</code>" : "");
    html.raw(words.underlined() ? "</u>" : "").raw(words.struck() ? "</s>" : "");
    html.raw(words.italic() ? "</em>" : "").raw(words.bold() ? "</strong>" : "");
  }
}
