package dev.callsheet.codegen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A value in the document, with the line on which its key (or, in a list, itself) stands. */
final class YamlNode {
  private final YamlDocument document;
  private final Node node;
  private final int line;

  YamlNode(YamlDocument document, Node node, int line) {
    this.document = document;
    this.node = node;
    this.line = line;
  }

  YamlDocument document() {
    return document;
  }

  int line() {
    return line;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  boolean isMap() {
    return node instanceof MappingNode;
  }

  Optional<YamlNode> find(String key) {
    return Optional.ofNullable(entries().get(key));
  }

  YamlNode get(String key) {
    return find(key)
        .orElseThrow(
            () ->
                document.failure(
                    line, "The key `" + key + "` is missing here.", "Add `" + key + "`."));
  }

  /** The entries of a map in the order of the document; empty for anything else. */
  Map<String, YamlNode> entries() {
    if (!(node instanceof MappingNode map)) {
      return Map.of();
    }
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    for (var tuple : map.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        int keyLine = key.getStartMark().getLine() + 1;
        entries.put(key.getValue(), new YamlNode(document, tuple.getValueNode(), keyLine));
      }
    }
    return Collections.unmodifiableMap(entries);
  }

  /** The items of a list; empty for anything else. */
  List<YamlNode> items() {
    if (!(node instanceof SequenceNode sequence)) {
      return List.of();
    }
    List<YamlNode> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(new YamlNode(document, item, item.getStartMark().getLine() + 1));
    }
    return List.copyOf(items);
  }

  List<YamlNode> items(String key) {
    return find(key).map(YamlNode::items).orElse(List.of());
  }

  String text() {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw document.failure(line, "A plain value is expected here.", "Write a scalar.");
  }

  String text(String key) {
    return get(key).text();
  }

  String text(String key, String otherwise) {
    return find(key).map(YamlNode::text).orElse(otherwise);
  }

  @Nullable String textOrNull(String key) {
    return find(key).map(YamlNode::text).orElse(null);
  }

  boolean flag(String key) {
    return find(key).map(YamlNode::text).map("true"::equals).orElse(false);
  }

  @Nullable Long numberOrNull(String key) {
    return find(key).map(value -> value.number()).orElse(null);
  }

  long number() {
    try {
      return Long.parseLong(text().replace("_", ""));
    } catch (NumberFormatException exception) {
      throw document.failure(line, "`" + text() + "` is not a whole number.", "Write digits.");
    }
  }

  /** This node as JSON, indented. */
  String json() {
    return YamlJson.text(node);
  }

  /** What {@code $ref} of this map says, or null. */
  @Nullable String reference() {
    return textOrNull("$ref");
  }

  /** This node, or the one that its {@code $ref} leads to. */
  YamlNode resolved() {
    String reference = reference();
    return reference == null ? this : document.at(reference, line);
  }
}
