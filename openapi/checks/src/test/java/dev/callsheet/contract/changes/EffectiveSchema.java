package dev.callsheet.contract.changes;

import dev.callsheet.contract.document.ContractDocument;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a schema says once its references are followed and its {@code allOf} is one schema. */
final class EffectiveSchema {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private EffectiveSchema() {}

  static JsonNode of(ContractDocument document, JsonNode schema) {
    var resolved = document.resolve(schema);
    if (!resolved.has("allOf")) {
      return resolved;
    }
    var merged = ((ObjectNode) resolved).deepCopy();
    merged.remove("allOf");
    for (var part : resolved.path("allOf")) {
      merge(merged, of(document, part));
    }
    return merged;
  }

  /** The component that a schema is or narrows, or the empty string. */
  static String name(JsonNode schema) {
    if (schema.has("$ref")) {
      var reference = schema.path("$ref").asString();
      return reference.substring(reference.lastIndexOf('/') + 1);
    }
    for (var part : schema.path("allOf")) {
      var name = name(part);
      if (!name.isEmpty()) {
        return name;
      }
    }
    return "";
  }

  /** The schema of an error without the narrowing of its code, which is compared by itself. */
  static JsonNode withoutCodes(JsonNode schema, JsonPointer code) {
    if (!schema.isObject()) {
      return schema;
    }
    var copy = schema.deepCopy();
    removeCodes(copy, code);
    return copy;
  }

  private static void removeCodes(JsonNode schema, JsonPointer code) {
    for (var part : schema.path("allOf")) {
      removeCodes(part, code);
    }
    var field = schema;
    for (var rest = code; !rest.matches(); rest = rest.tail()) {
      field = field.path("properties").path(rest.getMatchingProperty());
    }
    if (field instanceof ObjectNode object) {
      object.remove("enum");
    }
  }

  private static void merge(ObjectNode into, JsonNode part) {
    for (var entry : part.properties()) {
      var key = entry.getKey();
      var there = into.path(key);
      if (there.isMissingNode() || there.equals(entry.getValue())) {
        into.set(key, entry.getValue());
      } else {
        into.set(key, both(key, there, entry.getValue()));
      }
    }
  }

  /** The value of a keyword under which both schemas are kept to. */
  private static JsonNode both(String key, JsonNode one, JsonNode other) {
    return switch (key) {
      case "properties" -> properties(one, other);
      case "required" -> {
        var union = new LinkedHashSet<JsonNode>();
        one.forEach(union::add);
        other.forEach(union::add);
        yield NODES.arrayNode().addAll(union);
      }
      case "enum" -> {
        var common = new LinkedHashSet<JsonNode>();
        one.forEach(common::add);
        var values = new LinkedHashSet<JsonNode>();
        other.forEach(values::add);
        common.retainAll(values);
        yield NODES.arrayNode().addAll(common);
      }
      case "minimum", "minLength", "minItems", "minProperties" ->
          number(one).compareTo(number(other)) > 0 ? one : other;
      case "maximum", "maxLength", "maxItems", "maxProperties" ->
          number(one).compareTo(number(other)) < 0 ? one : other;
      default -> pair(one, other);
    };
  }

  private static JsonNode properties(JsonNode one, JsonNode other) {
    var properties = ((ObjectNode) one).deepCopy();
    for (var entry : other.properties()) {
      var there = properties.path(entry.getKey());
      properties.set(
          entry.getKey(),
          there.isMissingNode()
              ? entry.getValue()
              : NODES.objectNode().set("allOf", pair(there, entry.getValue())));
    }
    return properties;
  }

  private static ArrayNode pair(JsonNode one, JsonNode other) {
    return NODES.arrayNode().add(one).add(other);
  }

  private static BigDecimal number(JsonNode bound) {
    return bound.decimalValue();
  }
}
