package dev.callsheet.contract.writing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The lines of a YAML text, to be replaced and added to. All numbers are those of the text as it
 * was given, counted from 1.
 */
final class Lines {
  private record Edit(int removed, List<String> added) {}

  private final List<String> lines;
  private final TreeMap<Integer, Edit> edits = new TreeMap<>();

  Lines(String text) {
    lines = Arrays.asList(text.split("\n", -1));
  }

  String get(int number) {
    return lines.get(number - 1);
  }

  /** How far a line is indented. */
  int indent(int number) {
    return get(number).length() - get(number).stripLeading().length();
  }

  /** The last line of what begins on a line: all that is further to the right belongs to it. */
  int end(int number) {
    var last = number;
    for (var next = number + 1; next <= lines.size(); next++) {
      if (get(next).isBlank()) {
        continue;
      }
      if (indent(next) <= indent(number)) {
        break;
      }
      last = next;
    }
    return last;
  }

  /** Puts other lines in place of those from one to another, both included. */
  void replace(int first, int last, List<String> added) {
    edits.put(first, new Edit(last - first + 1, added));
  }

  /** Adds a line above another one, below what was added there before. */
  void insertAbove(int number, String added) {
    var edit = edits.getOrDefault(number, new Edit(0, List.of()));
    var more = new ArrayList<>(edit.added());
    more.add(added);
    edits.put(number, new Edit(edit.removed(), more));
  }

  /** Returns the text with all edits. */
  String text() {
    var edited = new ArrayList<>(lines);
    edits
        .descendingMap()
        .forEach(
            (number, edit) -> {
              var place = edited.subList(number - 1, number - 1 + edit.removed());
              place.clear();
              place.addAll(edit.added());
            });
    return String.join("\n", edited);
  }
}
