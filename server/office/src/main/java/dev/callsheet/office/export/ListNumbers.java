package dev.callsheet.office.export;

import dev.callsheet.office.export.Piece.Marker;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Counts the items of the lists of a text document. */
final class ListNumbers {
  private record Level(String format, int start) {}

  private record Definition(String id, Map<Integer, Level> levels, Map<Integer, Integer> starts) {}

  private final Map<String, Definition> lists = new HashMap<>();
  private final Map<String, int[]> counts = new HashMap<>();
  private final Set<String> begun = new HashSet<>();

  ListNumbers(OfficePart document) throws IOException {
    for (var part : OfficePackage.relatedAs(document, "numbering")) {
      var root = OfficePackage.xml(part).getDocumentElement();
      var levels = new HashMap<String, Map<Integer, Level>>();
      for (var definition : OfficePackage.all(root, "abstractNum")) {
        levels.put(OfficePackage.attribute(definition, "abstractNumId"), levels(definition));
      }
      for (var list : OfficePackage.all(root, "num")) {
        var id = value(OfficePackage.child(list, "abstractNumId"));
        lists.put(
            OfficePackage.attribute(list, "numId"),
            new Definition(id, levels.getOrDefault(id, Map.of()), starts(list)));
      }
    }
  }

  private static Map<Integer, Level> levels(Element definition) {
    var levels = new HashMap<Integer, Level>();
    for (var level : OfficePackage.all(definition, "lvl")) {
      levels.put(
          number(OfficePackage.attribute(level, "ilvl"), 0),
          new Level(
              value(OfficePackage.child(level, "numFmt")),
              number(value(OfficePackage.child(level, "start")), 1)));
    }
    return levels;
  }

  private static Map<Integer, Integer> starts(Element list) {
    var starts = new HashMap<Integer, Integer>();
    for (var override : OfficePackage.all(list, "lvlOverride")) {
      var start = OfficePackage.child(override, "startOverride");
      if (start != null) {
        starts.put(number(OfficePackage.attribute(override, "ilvl"), 0), number(value(start), 1));
      }
    }
    return starts;
  }

  /** The marker of the next item of a list; null if there is no such list. */
  @Nullable Marker next(String list, int level) {
    var definition = lists.get(list);
    if (definition == null || level < 0 || level > 8) {
      return null;
    }
    var format = definition.levels().getOrDefault(level, new Level("bullet", 1));
    var form = form(format.format());
    if (form == null) {
      return new Marker(null, 0);
    }
    var count = counts.computeIfAbsent(definition.id(), _ -> new int[9]);
    var start = definition.starts().get(level);
    if (start != null && begun.add(list + "/" + level)) {
      count[level] = start;
    } else if (count[level] == 0) {
      count[level] = start == null ? format.start() : start;
    } else {
      count[level]++;
    }
    for (int deeper = level + 1; deeper < count.length; deeper++) {
      count[deeper] = 0;
    }
    return new Marker(form, count[level]);
  }

  private static @Nullable String form(String format) {
    return switch (format) {
      case "bullet", "none", "" -> null;
      case "lowerLetter" -> "a";
      case "upperLetter" -> "A";
      case "lowerRoman" -> "i";
      case "upperRoman" -> "I";
      default -> "1";
    };
  }

  private static String value(@Nullable Element element) {
    return OfficePackage.attribute(element, "val");
  }

  private static int number(String text, int otherwise) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException none) {
      return otherwise;
    }
  }
}
