package dev.callsheet.contract.writing;

import java.util.ArrayList;
import java.util.List;

/** Wraps prose for a block scalar. */
final class Paragraphs {
  private static final int WIDTH = 120;
  private static final String ITEM = "- ";

  private Paragraphs() {}

  /** Wraps paragraphs, which a blank line ends; the items of a list go on two columns further. */
  static List<String> wrapped(String text, int indent) {
    var lines = new ArrayList<String>();
    for (var line : text.split("\n", -1)) {
      if (line.isBlank()) {
        lines.add("");
      } else {
        var hanging = line.startsWith(ITEM) ? indent + ITEM.length() : indent;
        lines.addAll(wrapped(line, indent, hanging));
      }
    }
    return lines;
  }

  private static List<String> wrapped(String text, int first, int rest) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder(" ".repeat(first));
    var begun = false;
    for (var word : text.strip().split("\\s+", -1)) {
      if (begun && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(rest));
        begun = false;
      }
      line.append(begun ? " " : "").append(word);
      begun = true;
    }
    lines.add(line.toString());
    return lines;
  }
}
