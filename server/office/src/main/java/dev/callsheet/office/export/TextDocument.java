package dev.callsheet.office.export;

import dev.callsheet.office.export.Piece.Field;
import dev.callsheet.office.export.Piece.Part;
import dev.callsheet.office.export.Piece.Role;
import dev.callsheet.office.export.Piece.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads a text document piece by piece. */
final class TextDocument implements AutoCloseable {
  /** Takes the pieces, from top to bottom. */
  @FunctionalInterface
  interface Pieces {
    void piece(Piece piece) throws IOException;
  }

  private static final Pattern PAGE_NUMBER = Pattern.compile("\\b(?:NUM)?PAGES?\\b|SECTIONPAGES");
  private static final Set<String> OFF = Set.of("0", "false", "off", "none");

  private final OfficePackage file;
  private final OfficePart main;
  private final ParagraphStyles styles;
  private final ListNumbers numbers;

  TextDocument(Path path) throws IOException {
    file = new OfficePackage(path);
    try {
      main = file.main();
      styles = new ParagraphStyles(main);
      numbers = new ListNumbers(main);
    } catch (IOException | RuntimeException failure) {
      file.close();
      throw failure;
    }
  }

  Optional<String> title() throws IOException {
    return file.title();
  }

  Optional<String> language() throws IOException {
    return file.language();
  }

  /** Reads the text. */
  void read(Pieces pieces) throws IOException {
    try (var xml = new ElementStream(main)) {
      if (!xml.find("body")) {
        throw new IOException("There is no text in the file");
      }
      for (var name = xml.next(); name != null; name = xml.next()) {
        if (name.equals("tbl")) {
          table(xml, pieces);
        } else {
          block(xml.take(), main, pieces);
        }
      }
    }
  }

  private void table(ElementStream xml, Pieces pieces) throws IOException {
    var rows = new ArrayList<Row>();
    boolean begun = false;
    for (var name = xml.next(); name != null; name = xml.next()) {
      var part = xml.take();
      switch (name) {
        case "tblPr" -> {
          pieces.piece(new Piece.TableStart(isOn(part, "bidiVisual")));
          begun = true;
        }
        case "tr" -> {
          if (!begun) {
            pieces.piece(new Piece.TableStart(false));
            begun = true;
          }
          var row = row(part, main);
          if (row.fields().stream().noneMatch(Field::covered) && !rows.isEmpty()) {
            pieces.piece(new Piece.TableRows(List.copyOf(rows)));
            rows.clear();
          }
          rows.add(row);
        }
        default -> {}
      }
    }
    if (!rows.isEmpty()) {
      pieces.piece(new Piece.TableRows(rows));
    }
    if (begun) {
      pieces.piece(new Piece.TableEnd());
    }
  }

  /**
   * Reads what stands on every page, but for page numbers, which text without pages has not.
   *
   * @param kind {@code header} or {@code footer}
   */
  void furniture(String kind, Pieces pieces) throws IOException {
    for (var part : OfficePackage.relatedAs(main, kind)) {
      var root = OfficePackage.xml(part).getDocumentElement();
      for (var mark : OfficePackage.all(root, "textpath")) {
        pieces.piece(plain(OfficePackage.attribute(mark, "string")));
      }
      blocks(
          root,
          part,
          piece -> {
            if (piece instanceof Piece.Paragraph paragraph && !paragraph.parts().isEmpty()) {
              pieces.piece(paragraph);
            }
          });
    }
  }

  private static Piece plain(String text) {
    return new Piece.Paragraph(
        Role.TEXT,
        0,
        List.of(),
        false,
        List.of(new Piece.Words(text, false, false, false, false, false, null)));
  }

  private void blocks(Element parent, OfficePart part, Pieces pieces) throws IOException {
    for (var child : OfficePackage.children(parent)) {
      block(child, part, pieces);
    }
  }

  private void block(Element block, OfficePart part, Pieces pieces) throws IOException {
    switch (block.getLocalName()) {
      case "p" -> paragraph(block, part, pieces);
      case "tbl" -> pieces.piece(table(block, part));
      case "sdt" -> {
        var content = OfficePackage.child(block, "sdtContent");
        if (content != null) {
          blocks(content, part, pieces);
        }
      }
      case "ins", "customXml", "smartTag" -> blocks(block, part, pieces);
      default -> {}
    }
  }

  private void paragraph(Element paragraph, OfficePart part, Pieces pieces) throws IOException {
    if (!part.name().equals(main.name()) && hasPageNumber(paragraph)) {
      return;
    }
    var properties = OfficePackage.child(paragraph, "pPr");
    var ids =
        OfficePackage.all(paragraph, "bookmarkStart").stream()
            .map(mark -> OfficePackage.attribute(mark, "name"))
            .filter(name -> !name.isEmpty() && !name.equals("_GoBack"))
            .toList();
    var parts = new ArrayList<Part>();
    runs(paragraph, part, null, parts);
    boolean rightToLeft = isOn(properties, "bidi");
    var meaning = styles.meaning(properties);
    var numbering = styles.numbering(properties);
    var list = OfficePackage.attribute(OfficePackage.child(numbering, "numId"), "val");
    if (meaning.role() == Role.TEXT && !list.isEmpty() && !list.equals("0")) {
      var level = OfficePackage.attribute(OfficePackage.child(numbering, "ilvl"), "val");
      int depth = level.matches("[0-8]") ? Integer.parseInt(level) : 0;
      var marker = numbers.next(list, depth);
      if (marker != null) {
        pieces.piece(new Piece.Item(list, depth, marker, ids, rightToLeft, parts));
        return;
      }
    }
    var role = meaning.role();
    if (role == Role.TEXT && isIndented(properties)) {
      role = Role.CONTINUATION;
    }
    pieces.piece(new Piece.Paragraph(role, meaning.level(), ids, rightToLeft, parts));
  }

  private static boolean hasPageNumber(Element paragraph) {
    for (var instruction : OfficePackage.all(paragraph, "instrText")) {
      if (PAGE_NUMBER.matcher(instruction.getTextContent()).find()) {
        return true;
      }
    }
    for (var simple : OfficePackage.all(paragraph, "fldSimple")) {
      if (PAGE_NUMBER.matcher(OfficePackage.attribute(simple, "instr")).find()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIndented(@Nullable Element properties) {
    var indent = OfficePackage.child(properties, "ind");
    var left = OfficePackage.attribute(indent, "left") + OfficePackage.attribute(indent, "start");
    return left.matches("[1-9][0-9]*");
  }

  private void runs(Element parent, OfficePart part, @Nullable String link, List<Part> parts)
      throws IOException {
    for (var child : OfficePackage.children(parent)) {
      switch (child.getLocalName()) {
        case "r" -> run(child, part, link, parts);
        case "hyperlink" -> runs(child, part, target(child, part), parts);
        case "ins", "smartTag", "fldSimple", "customXml", "bdo", "dir" ->
            runs(child, part, link, parts);
        case "sdt" -> {
          var content = OfficePackage.child(child, "sdtContent");
          if (content != null) {
            runs(content, part, link, parts);
          }
        }
        default -> {}
      }
    }
  }

  private static @Nullable String target(Element hyperlink, OfficePart part) {
    var anchor = OfficePackage.attribute(hyperlink, "anchor");
    var id = OfficePackage.attribute(hyperlink, "id");
    var target = id.isEmpty() ? null : OfficePackage.external(part, id);
    if (target == null) {
      return anchor.isEmpty() ? null : "#" + anchor;
    }
    return Html.isLink(target) ? target : null;
  }

  private void run(Element run, OfficePart part, @Nullable String link, List<Part> parts)
      throws IOException {
    var properties = OfficePackage.child(run, "rPr");
    if (isOn(properties, "vanish")) {
      return;
    }
    for (var child : OfficePackage.children(run)) {
      switch (child.getLocalName()) {
        case "t" -> parts.add(words(child.getTextContent(), properties, link));
        case "tab" -> parts.add(words("\t", properties, link));
        case "noBreakHyphen" -> parts.add(words("\u2011", properties, link));
        case "br", "cr" -> {
          var type = OfficePackage.attribute(child, "type");
          if (!type.equals("page") && !type.equals("column")) {
            parts.add(new Piece.LineEnd());
          }
        }
        case "drawing" -> drawing(child, part, parts);
        case "AlternateContent" -> {
          var choice = OfficePackage.child(child, "Choice");
          if (choice != null) {
            run(choice, part, link, parts);
          }
        }
        default -> {}
      }
    }
  }

  private Part words(String text, @Nullable Element properties, @Nullable String link) {
    var underline = OfficePackage.child(properties, "u");
    return new Piece.Words(
        text,
        isOn(properties, "b"),
        isOn(properties, "i"),
        isOn(properties, "strike"),
        link == null && underline != null && isOn(properties, "u"),
        styles.isCode(properties),
        link);
  }

  private void drawing(Element drawing, OfficePart part, List<Part> parts) throws IOException {
    var properties = OfficePackage.all(drawing, "docPr");
    if (properties.isEmpty()) {
      return;
    }
    for (var blip : OfficePackage.all(drawing, "blip")) {
      var image = OfficePackage.related(part, OfficePackage.attribute(blip, "embed"));
      if (image != null) {
        parts.add(
            new Piece.Picture(image, OfficePackage.attribute(properties.getFirst(), "descr")));
      }
    }
    if (!OfficePackage.all(drawing, "chart").isEmpty()) {
      parts.add(new Piece.Named(ChartTitle.of(drawing, properties.getFirst(), part)));
    }
    for (var box : OfficePackage.all(drawing, "txbxContent")) {
      for (var paragraph : OfficePackage.all(box, "p")) {
        runs(paragraph, part, null, parts);
      }
    }
  }

  private Piece table(Element table, OfficePart part) throws IOException {
    var rows = new ArrayList<Row>();
    for (var row : OfficePackage.children(table)) {
      if ("tr".equals(row.getLocalName())) {
        rows.add(row(row, part));
      }
    }
    return new Piece.Table(isOn(OfficePackage.child(table, "tblPr"), "bidiVisual"), rows);
  }

  private Row row(Element row, OfficePart part) throws IOException {
    var fields = new ArrayList<Field>();
    for (var cell : OfficePackage.children(row)) {
      if ("tc".equals(cell.getLocalName())) {
        fields.add(field(cell, part));
      }
    }
    return new Row(isOn(OfficePackage.child(row, "trPr"), "tblHeader"), fields);
  }

  private Field field(Element cell, OfficePart part) throws IOException {
    var properties = OfficePackage.child(cell, "tcPr");
    var span = OfficePackage.attribute(OfficePackage.child(properties, "gridSpan"), "val");
    var merge = OfficePackage.child(properties, "vMerge");
    boolean covered = merge != null && !OfficePackage.attribute(merge, "val").equals("restart");
    var pieces = new ArrayList<Piece>();
    blocks(cell, part, pieces::add);
    return new Field(span.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(span) : 1, covered, pieces);
  }

  private static boolean isOn(@Nullable Element properties, String name) {
    var property = OfficePackage.child(properties, name);
    return property != null && !OFF.contains(OfficePackage.attribute(property, "val"));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
