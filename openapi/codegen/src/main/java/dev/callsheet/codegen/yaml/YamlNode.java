package dev.callsheet.codegen.yaml;

import dev.callsheet.contract.document.ContractDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** A value in the document, with the line on which its key (or, in a list, itself) stands. */
public final class YamlNode {
  private static final DefaultIndenter INDENTATION = new DefaultIndenter("  ", "\n");
  private static final ObjectWriter WRITER =
      JsonMapper.shared()
          .writer()
          .with(
              new DefaultPrettyPrinter()
                  .withSeparators(
                      Separators.createDefaultInstance()
                          .withObjectNameValueSpacing(Separators.Spacing.AFTER))
                  .withObjectIndenter(INDENTATION)
                  .withArrayIndenter(INDENTATION));

  private final YamlDocument document;
  private final String pointer;
  private final JsonNode node;

  YamlNode(YamlDocument document, String pointer, JsonNode node) {
    this.document = document;
    this.pointer = pointer;
    this.node = node;
  }

  /** The document that it stands in. */
  public YamlDocument document() {
    return document;
  }

  /** Where it stands, as a JSON pointer. */
  public String pointer() {
    return pointer;
  }

  /** Its line, counted from 1. */
  public int line() {
    return document.line(pointer);
  }

  boolean isPresent() {
    return !node.isMissingNode();
  }

  /** Whether it is a list. */
  public boolean isList() {
    return node.isArray();
  }

  /** Whether it is a map. */
  public boolean isMap() {
    return node.isObject();
  }

  /** Whether it is a text, a number or a boolean. */
  public boolean isScalar() {
    return node.isValueNode() && !node.isNull();
  }

  /** Whether it is a number. */
  public boolean isNumber() {
    return node.isNumber();
  }

  /** Whether it is true or false. */
  public boolean isFlag() {
    return node.isBoolean();
  }

  /** What stands at a key of this map; empty where nothing does. */
  public Optional<YamlNode> find(String key) {
    return node.has(key) ? Optional.of(child(key)) : Optional.empty();
  }

  private YamlNode child(String key) {
    return new YamlNode(document, pointer + "/" + ContractDocument.escape(key), node.path(key));
  }

  /** What stands at a key of this map; refused where nothing does. */
  public YamlNode get(String key) {
    return find(key)
        .orElseThrow(
            () ->
                document.failure(
                    line(), "The key `" + key + "` is missing here.", "Add `" + key + "`."));
  }

  /** The entries of a map in the order of the document; empty for anything else. */
  public Map<String, YamlNode> entries() {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    node.properties().forEach(entry -> entries.put(entry.getKey(), child(entry.getKey())));
    return Collections.unmodifiableMap(entries);
  }

  /** The items of a list; empty for anything else. */
  public List<YamlNode> items() {
    List<YamlNode> items = new ArrayList<>();
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      items.add(new YamlNode(document, pointer + "/" + index, node.get(index)));
    }
    return List.copyOf(items);
  }

  /** The items of the list at a key; empty where none is. */
  public List<YamlNode> items(String key) {
    return find(key).map(YamlNode::items).orElse(List.of());
  }

  /** A plain value as a text; anything else is refused. */
  public String text() {
    if (node.isValueNode()) {
      return node.asString("");
    }
    throw document.failure(line(), "A plain value is expected here.", "Write a scalar.");
  }

  /** The text at a key, which must be there. */
  public String text(String key) {
    return get(key).text();
  }

  /** The text at a key, or another where nothing stands there. */
  public String text(String key, String otherwise) {
    return find(key).map(YamlNode::text).orElse(otherwise);
  }

  /** The text at a key, null where nothing stands there. */
  public @Nullable String textOrNull(String key) {
    return find(key).map(YamlNode::text).orElse(null);
  }

  /** Whether true stands at a key. */
  public boolean flag(String key) {
    return find(key).map(YamlNode::text).map("true"::equals).orElse(false);
  }

  /** A whole number of 64 bits; anything else is refused. */
  public long number() {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.asLong();
    }
    throw document.failure(line(), "`" + text() + "` is not a whole number.", "Write digits.");
  }

  /** What stands here, as the checks and the tests see it. */
  public JsonNode node() {
    return node;
  }

  /** This node as JSON, indented. */
  public String json() {
    return WRITER.writeValueAsString(node);
  }

  /** What {@code $ref} of this map says, or null. */
  public @Nullable String reference() {
    return textOrNull("$ref");
  }

  /** This node, or the one that its {@code $ref} leads to. */
  public YamlNode resolved() {
    String reference = reference();
    return reference == null ? this : document.follow(reference, line());
  }
}
