package dev.callsheet.codegen.client;

import java.util.ArrayList;
import java.util.List;

/** Turns the document's Markdown into Javadoc. */
final class ClientProse {

  private static final int WIDTH = 90;

  private ClientProse() {}

  /**
   * Returns the text as Javadoc that JavaPoet takes as it is, wrapped, with code marked as such.
   */
  static String javadoc(String markdown) {
    List<String> paragraphs = new ArrayList<>();
    for (String paragraph : markdown.strip().split("\\n\\s*\\n", -1)) {
      String oneLine = paragraph.replaceAll("\\s+", " ").strip();
      paragraphs.add(wrap(escape(oneLine)));
    }
    return String.join("\n\n<p>", paragraphs);
  }

  private static String escape(String text) {
    String plain =
        text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("*/", "*&#47;")
            .replace("@", "&#64;")
            .replace("$", "$$");
    return plain
        .replaceAll("\\*\\*([^*]+)\\*\\*", "<b>$1</b>")
        .replaceAll("`([^`{}]+)`", "{@code $1}");
  }

  /** The text in lines as wide as code is. */
  static String wrap(String text) {
    StringBuilder wrapped = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        wrapped.append('\n');
        column = 0;
      } else if (column > 0) {
        wrapped.append(' ');
        column++;
      }
      wrapped.append(word);
      column += word.length();
    }
    return wrapped.toString();
  }

  /** Returns the text with a full stop. */
  static String sentence(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() || stripped.matches("(?s).*[.!?]") ? stripped : stripped + ".";
  }
}
