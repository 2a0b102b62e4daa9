package dev.callsheet.codegen.refusal;

import dev.callsheet.codegen.yaml.Violations;
import dev.callsheet.codegen.yaml.YamlDocument;
import dev.callsheet.codegen.yaml.YamlNode;
import dev.callsheet.contract.document.SourceLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a document is made as OpenAPI 3.0 has it, before anything is read of it: which keys stand
 * where, what stands at them, and where references lead.
 */
final class DocumentShape {
  /** What may stand beside the reference to a schema, for it is read there. */
  private static final Set<String> BESIDE_SCHEMA =
      Set.of("$ref", "description", "title", "example", "deprecated", "externalDocs");

  /** A part that is no reference, and has all that it must have. */
  record Found(Part part, YamlNode node) {}

  private final YamlDocument document;
  private final Violations violations;
  private final List<Found> found = new ArrayList<>();
  private boolean readable = true;

  private DocumentShape(YamlDocument document, Violations violations) {
    this.document = document;
    this.violations = violations;
  }

  /** Goes through a document. */
  static DocumentShape of(YamlDocument document, Violations violations) {
    var shape = new DocumentShape(document, violations);
    shape.source(document.lines());
    if (shape.readable) {
      shape.part(Part.DOCUMENT, document.root());
    }
    return shape;
  }

  /** Whether all stands where it is looked for, whatever else was found. */
  boolean isReadable() {
    return readable;
  }

  List<Found> found() {
    return found;
  }

  private void source(SourceLines lines) {
    for (int line : lines.aliases()) {
      readable = false;
      violations.add(line, "A YAML alias stands here.", "Write it out, or use a `$ref`.");
    }
    for (SourceLines.Repetition repetition : lines.repetitions()) {
      violations.add(
          repetition.line(),
          "The key `%s` stands on line %d already.".formatted(repetition.key(), repetition.first()),
          "Keep one of them.");
    }
  }

  private void part(Part part, YamlNode node) {
    if (!node.isMap()) {
      require(false, node, "%s is a map, but none stands here.".formatted(sentence(part.called())));
      return;
    }
    if (part.section() != null && node.find("$ref").isPresent()) {
      reference(part, node);
      return;
    }
    if (keys(part, node)) {
      found.add(new Found(part, node));
    }
  }

  /** Checks the keys of a part and what stands at them; whether it can be looked at further. */
  private boolean keys(Part part, YamlNode node) {
    boolean whole = true;
    for (Part.Key key : part.keys()) {
      boolean instead = key.name().equals("schema") && node.find("content").isPresent();
      if (key.required() && node.find(key.name()).isEmpty()) {
        whole = false;
        if (!instead) {
          violations.attempt(() -> node.get(key.name()));
        }
      }
    }
    for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
      String name = entry.getKey();
      Optional<Part.Key> known = part.key(name);
      if (known.isPresent()) {
        whole &= value(known.get().value(), name, entry.getValue());
      } else if (!name.startsWith("x-")) {
        UnknownKeys.refuse(part, name, entry.getValue(), violations);
      }
    }
    return whole;
  }

  /** Checks what stands at a key; whether it is of the kind that belongs there. */
  private boolean value(String value, String key, YamlNode node) {
    return switch (value) {
      case "any" -> true;
      case "text" -> text(key, node);
      case "pointer" -> pointer(node);
      case "place" -> node.isScalar() && node.text().isEmpty() || pointer(node);
      case "pointers" -> pointers(key, node);
      case "flag" -> flag(key, node);
      case "whole" ->
          require(node.isScalar(), node, "`%s` is no number.".formatted(key))
              && violations.read(node::number).isPresent();
      case "number" -> require(node.isNumber(), node, "`%s` is no number.".formatted(key));
      case "list" -> require(node.isList(), node, "`%s` is no list.".formatted(key));
      case "texts" -> require(isTexts(node), node, "`%s` is no list of texts.".formatted(key));
      case "words" ->
          require(
              node.isScalar() || isTexts(node),
              node,
              "`%s` is neither a text nor a list of texts.".formatted(key));
      case "values" -> {
        if (node.isMap()) {
          part(Part.SCHEMA, node);
          yield true;
        }
        yield require(node.isFlag(), node, "`%s` is neither a schema nor a flag.".formatted(key));
      }
      default -> parts(value, key, node);
    };
  }

  private boolean pointers(String key, YamlNode node) {
    if (!node.isList()) {
      return pointer(node);
    }
    return require(!node.items().isEmpty(), node, "`%s` is an empty list.".formatted(key))
        && node.items().stream().allMatch(this::pointer);
  }

  private boolean pointer(YamlNode node) {
    return plain(node)
        && (node.text().startsWith("/")
            || unreadable(
                node,
                "`%s` does not begin with a slash.".formatted(node.text()),
                "Write a path, or a JSON pointer."));
  }

  private static boolean isTexts(YamlNode node) {
    return node.isList() && node.items().stream().allMatch(YamlNode::isScalar);
  }

  private boolean text(String key, YamlNode node) {
    if (key.equals("type") && node.isList()) {
      return unreadable(
          node,
          "A list of types is of OpenAPI 3.1, and the generators read 3.0.",
          "Write one type, and `nullable: true` where it may be null.");
    }
    return plain(node);
  }

  private boolean plain(YamlNode node) {
    return node.isScalar()
        || unreadable(node, "A plain value is expected here.", "Write a scalar.");
  }

  private boolean flag(String key, YamlNode node) {
    if (key.startsWith("exclusive") && node.isNumber()) {
      return unreadable(
          node,
          "A number at `%s` is of OpenAPI 3.1, and the generators read 3.0.".formatted(key),
          "Write the number as `%s`, and `%s: true` beside it."
              .formatted(key.equals("exclusiveMinimum") ? "minimum" : "maximum", key));
    }
    return require(node.isFlag(), node, "`%s` is neither true nor false.".formatted(key));
  }

  private boolean parts(String value, String key, YamlNode node) {
    String inner = value.replaceAll("[\\[\\]{}]", "");
    if (value.startsWith("[")) {
      node.items().forEach(item -> part(Part.valueOf(inner), item));
      return require(node.isList(), node, "`%s` is no list.".formatted(key));
    }
    if (value.startsWith("{")) {
      node.entries()
          .forEach(
              (name, entry) -> {
                if (!name.startsWith("x-") || isNamedFreely(inner)) {
                  each(inner, name, entry);
                }
              });
      return require(node.isMap(), node, "`%s` is no map.".formatted(key));
    }
    part(Part.valueOf(inner), node);
    return node.isMap();
  }

  /** Names that a document gives freely may begin as extensions do. */
  private static boolean isNamedFreely(String value) {
    return !value.equals("PATH") && !value.equals("RESPONSE");
  }

  private void each(String value, String name, YamlNode entry) {
    if (value.equals(value.toLowerCase(Locale.ROOT))) {
      value(value, name, entry);
    } else {
      part(Part.valueOf(value), entry);
    }
  }

  private void reference(Part part, YamlNode node) {
    YamlNode place = node.get("$ref");
    if (!require(place.isScalar(), place, "`$ref` is no text.")) {
      return;
    }
    String reference = place.text();
    beside(part, node);
    String component = "#/components/" + part.section() + "/";
    if (!violations.read(() -> document.target(reference, node.line())).isPresent()) {
      return;
    }
    if (!reference.startsWith(component) || reference.substring(component.length()).contains("/")) {
      unreadable(
          place,
          "The reference %s does not lead to %s of the components."
              .formatted(reference, part.called()),
          "Describe it in components/%s and refer to it there.".formatted(part.section()));
    } else if (node.pointer().lastIndexOf('/') == component.length() - 2
        && node.pointer().startsWith(component.substring(1))) {
      unreadable(
          place,
          "A component that is a reference alone is not generated.",
          "Refer to %s where this one is used.".formatted(reference));
    }
  }

  private void beside(Part part, YamlNode node) {
    node.entries()
        .forEach(
            (key, value) -> {
              boolean read = part == Part.SCHEMA && BESIDE_SCHEMA.contains(key);
              if (!read && !key.equals("$ref") && !key.startsWith("x-")) {
                violations.add(
                    value,
                    "What stands beside a `$ref` counts for nothing, so does `%s`.".formatted(key),
                    part == Part.SCHEMA
                        ? "Put the reference into `allOf` and write it beside that."
                        : "Write it where the reference leads, or write all of it here.");
              }
            });
  }

  private boolean require(boolean met, YamlNode node, String what) {
    return met || unreadable(node, what, "Write it as OpenAPI 3.0 has it.");
  }

  private boolean unreadable(YamlNode node, String what, String mend) {
    readable = false;
    violations.add(node, what, mend);
    return false;
  }

  private static String sentence(String called) {
    return called.substring(0, 1).toUpperCase(Locale.ROOT) + called.substring(1);
  }
}
