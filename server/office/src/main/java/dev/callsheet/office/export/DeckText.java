package dev.callsheet.office.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Writes what the slides of a deck say as text: each with its number and title, its text, tables by
 * tabs, what its pictures and charts show, and the notes of the speaker.
 */
final class DeckText {
  /** What stands on every slide. */
  private static final Set<String> FURNITURE = Set.of("sldNum", "ftr", "dt", "hdr", "sldImg");

  private static final Set<String> TITLES = Set.of("title", "ctrTitle");

  private final Writer out;

  private DeckText(Writer out) {
    this.out = out;
  }

  static void write(Path file, Path made) throws IOException {
    try (var deck = new OfficePackage(file);
        var out = new BufferedWriter(Files.newBufferedWriter(made))) {
      new DeckText(out).all(deck);
    }
  }

  private void all(OfficePackage deck) throws IOException {
    var main = deck.main();
    int number = 0;
    for (var slide : OfficePackage.all(OfficePackage.xml(main).getDocumentElement(), "sldId")) {
      // The id of the relation, not that of the slide: both are called so.
      var id =
          slide.getAttributeNS(
              "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id");
      var part = OfficePackage.related(main, id);
      if (part != null) {
        number++;
        slide(part, number);
      }
    }
  }

  private void slide(OfficePart part, int number) throws IOException {
    if (number > 1) {
      out.write("\n");
    }
    var root = OfficePackage.xml(part).getDocumentElement();
    var tree = OfficePackage.at(root, "cSld", "spTree");
    var shapes = tree == null ? List.<Element>of() : shapes(tree);
    var title =
        shapes.stream()
            .filter(shape -> TITLES.contains(placeholder(shape)))
            .findFirst()
            .map(shape -> String.join(" ", lines(OfficePackage.child(shape, "txBody"), false)))
            .orElse("");
    var heading = "Slide " + number + (title.isBlank() ? "" : ": " + title.strip());
    out.write(heading + "\n" + "=".repeat(Math.min(72, heading.length())) + "\n");
    for (var shape : shapes) {
      if (!TITLES.contains(placeholder(shape)) && !FURNITURE.contains(placeholder(shape))) {
        shape(shape, part);
      }
    }
    for (var notes : OfficePackage.relatedAs(part, "notesSlide")) {
      notes(notes);
    }
  }

  /** All shapes, those of groups in place of the groups. */
  private static List<Element> shapes(Element tree) {
    var shapes = new ArrayList<Element>();
    for (var child : OfficePackage.children(tree)) {
      if ("grpSp".equals(child.getLocalName())) {
        shapes.addAll(shapes(child));
      } else {
        shapes.add(child);
      }
    }
    return shapes;
  }

  private static String placeholder(Element shape) {
    var properties =
        OfficePackage.children(shape).isEmpty() ? null : OfficePackage.children(shape).getFirst();
    var placeholder = OfficePackage.at(properties, "nvPr", "ph");
    return placeholder == null ? "" : OfficePackage.attribute(placeholder, "type");
  }

  private void shape(Element shape, OfficePart part) throws IOException {
    switch (shape.getLocalName()) {
      case "sp" -> block(lines(OfficePackage.child(shape, "txBody"), true));
      case "pic" -> {
        var properties = OfficePackage.at(shape, "nvPicPr", "cNvPr");
        var alternative = OfficePackage.attribute(properties, "descr").strip();
        if (!alternative.isEmpty()) {
          block(List.of("[" + alternative + "]"));
        }
      }
      case "graphicFrame" -> {
        var tables = OfficePackage.all(shape, "tbl");
        if (!tables.isEmpty()) {
          block(table(tables.getFirst()));
          return;
        }
        var properties = OfficePackage.at(shape, "nvGraphicFramePr", "cNvPr");
        block(List.of("[" + ChartTitle.of(shape, properties, part) + "]"));
      }
      default -> {}
    }
  }

  private void notes(OfficePart part) throws IOException {
    var said = new ArrayList<String>();
    for (var shape : OfficePackage.all(OfficePackage.xml(part).getDocumentElement(), "sp")) {
      if (placeholder(shape).equals("body")) {
        said.addAll(lines(OfficePackage.child(shape, "txBody"), false));
      }
    }
    if (said.stream().anyMatch(line -> !line.isBlank())) {
      said.addFirst("Notes:");
      block(said);
    }
  }

  private void block(List<String> lines) throws IOException {
    if (lines.stream().allMatch(String::isBlank)) {
      return;
    }
    out.write("\n");
    for (var line : lines) {
      out.write(line.stripTrailing());
      out.write("\n");
    }
  }

  private static List<String> table(Element table) {
    var rows = new ArrayList<String>();
    for (var row : OfficePackage.children(table)) {
      if ("tr".equals(row.getLocalName())) {
        rows.add(
            OfficePackage.children(row).stream()
                .filter(cell -> "tc".equals(cell.getLocalName()))
                .map(cell -> String.join(" ", lines(OfficePackage.child(cell, "txBody"), false)))
                .collect(Collectors.joining("\t")));
      }
    }
    return rows;
  }

  private static List<String> lines(@Nullable Element body, boolean indented) {
    if (body == null) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    for (var paragraph : OfficePackage.children(body)) {
      if (!"p".equals(paragraph.getLocalName())) {
        continue;
      }
      var level = OfficePackage.attribute(OfficePackage.child(paragraph, "pPr"), "lvl");
      var words = new StringBuilder();
      if (indented && !level.isEmpty()) {
        words.append("  ".repeat(Integer.parseInt(level)));
      }
      for (var run : OfficePackage.children(paragraph)) {
        switch (run.getLocalName()) {
          case "r", "fld" -> {
            var text = OfficePackage.child(run, "t");
            words.append(text == null ? "" : text.getTextContent());
          }
          case "br" -> words.append('\n');
          default -> {}
        }
      }
      lines.add(words.toString());
    }
    return lines;
  }
}
