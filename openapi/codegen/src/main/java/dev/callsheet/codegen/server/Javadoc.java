package dev.callsheet.codegen.server;

import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.contract.document.Family;
import java.util.Arrays;

/** Descriptions of the document as Javadoc. */
final class Javadoc {
  private Javadoc() {}

  /** The description of a schema as sentences. */
  static String sentence(Schema schema) {
    return sentence(
        schema.description().isEmpty()
            ? "The schema " + schema.name() + " of the document"
            : schema.description());
  }

  /** The description of a property, to stand after a parameter's name. */
  static String phrase(Schema schema) {
    return escaped(schema.description().isEmpty() ? "see the document" : schema.description());
  }

  static String sentence(String text) {
    String escaped = escaped(text);
    return escaped.endsWith(".") ? escaped : escaped + ".";
  }

  /** A family in the middle of a sentence. */
  static String family(Family family) {
    return family.isNone() ? "no family" : "the family {@code " + family.name() + "}";
  }

  private static String escaped(String text) {
    String plain =
        text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("@", "&#64;")
            .replace("*/", "*&#47;")
            .replaceAll("`([^`{}]+)`", "{@code $1}")
            .strip();
    return Arrays.stream(plain.split("\\s*\\n\\s*\\n\\s*"))
        .map(paragraph -> paragraph.replaceAll("\\s+", " "))
        .reduce((first, second) -> first + "\n\n<p>" + second)
        .orElse("");
  }
}
