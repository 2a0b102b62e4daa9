package dev.callsheet.office.outline;

import dev.callsheet.office.warning.Warnings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.node.Node;

/**
 * What the parts of the reader share while they read one outline.
 *
 * @param numbers for each line that was parsed, which line of the outline it is, from 0
 * @param anchors those of the headings of the document
 */
record Reading(
    SourceLookup lookup,
    Warnings warnings,
    List<Integer> numbers,
    Set<String> anchors,
    Room room,
    List<Outline.Missing> missing,
    List<String> tables,
    List<String> charts,
    List<String> images) {
  private static final int MOST_MISSING = 100;

  Reading(SourceLookup lookup, Warnings warnings, List<Integer> numbers, Set<String> anchors) {
    this(
        lookup,
        warnings,
        numbers,
        anchors,
        new Room(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  /** The same reading, of lines that were parsed by themselves. */
  Reading within(List<Integer> lines) {
    return new Reading(lookup, warnings, lines, anchors, room, missing, tables, charts, images);
  }

  /** The line of the outline, from 1, that the node begins at. */
  int line(Node node) {
    for (var at = node; at != null; at = at.getParent()) {
      if (!at.getSourceSpans().isEmpty()) {
        int line = at.getSourceSpans().getFirst().getLineIndex();
        return line < numbers.size() ? numbers.get(line) + 1 : numbers.size();
      }
    }
    return 1;
  }

  void missing(Outline.Missing.Kind kind, int line, String message) {
    if (missing.size() < MOST_MISSING) {
      missing.add(new Outline.Missing(kind, line, message));
    }
  }

  void warn(String code, String message, int line) {
    warnings.add(code, message, "line " + line);
  }
}
