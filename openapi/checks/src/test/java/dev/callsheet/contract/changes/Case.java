package dev.callsheet.contract.changes;

import dev.callsheet.contract.document.ContractDocument;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A class of change, shown on a copy of a small document.
 *
 * @param name what changes
 * @param given what the document lacks for it, put into both copies
 * @param edits the change
 * @param effect the gravest effect that it must have
 * @param line how the line of the changelog begins that must tell of it
 */
record Case(String name, List<Edit> given, List<Edit> edits, Effect effect, String line) {
  static Case of(String name) {
    return new Case(name, List.of(), List.of(), Effect.DOCUMENTATION, "");
  }

  Case given(String after, String text, String replacement) {
    return new Case(name, with(given, new Edit(after, text, replacement)), edits, effect, line);
  }

  Case change(String after, String text, String replacement) {
    return new Case(name, given, with(edits, new Edit(after, text, replacement)), effect, line);
  }

  /** A text that stands there but once, or first. */
  Case change(String text, String replacement) {
    return change(text, text, replacement);
  }

  Case add(String after, String text) {
    return change(after, after, after + text);
  }

  Case breaking(String says) {
    return new Case(name, given, edits, Effect.BREAKING, says);
  }

  Case additive(String says) {
    return new Case(name, given, edits, Effect.ADDITIVE, says);
  }

  Case documentation(String says) {
    return new Case(name, given, edits, Effect.DOCUMENTATION, says);
  }

  String released(String document) {
    return apply(given, document);
  }

  String current(String document) {
    return apply(edits, released(document));
  }

  static ContractDocument read(String text) {
    return ContractDocument.read(new YAMLMapper().readTree(text));
  }

  private static String apply(List<Edit> edits, String document) {
    var text = document;
    for (var edit : edits) {
      text = edit.apply(text);
    }
    return text;
  }

  private static List<Edit> with(List<Edit> edits, Edit edit) {
    var more = new ArrayList<>(edits);
    more.add(edit);
    return List.copyOf(more);
  }
}
