package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What every schema must have. */
final class SchemaRules {
  private static final Pattern PROPERTY = Pattern.compile("[a-z]+(_[a-z]+)*");
  private static final Pattern VALUE = Pattern.compile("[a-z0-9]+([._][a-z0-9]+)*");
  private static final Set<String> NAMED_FORMATS = Set.of("binary", "date-time");

  private SchemaRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule("every schema and property is described", SchemaRules::described),
        new HouseRule("texts, lists and numbers have bounds", SchemaRules::bounded),
        new HouseRule("objects are named components", SchemaRules::named),
        new HouseRule("what is required is a property", SchemaRules::required),
        new HouseRule("a request refuses unknown properties", SchemaRules::closedRequests),
        new HouseRule("properties are in snake_case, with their unit", SchemaRules::properties),
        new HouseRule("times are date-time and end in _at", SchemaRules::times),
        new HouseRule("the values of an enum are spelt alike and unique", SchemaRules::enums),
        new HouseRule("every reference leads somewhere", SchemaRules::references),
        new HouseRule("every component is used", SchemaRules::used));
  }

  private static List<String> described(ContractDocument document) {
    var violations = new ArrayList<String>();
    for (var schema : schemas(document)) {
      if (schema.getValue().path("description").asString("").isBlank()) {
        violations.add(schema.getKey() + ": add a description");
      }
      for (var property : schema.getValue().path("properties").properties()) {
        if (document.resolve(property.getValue()).path("description").asString("").isBlank()) {
          violations.add(schema.getKey() + "." + property.getKey() + ": add a description");
        }
      }
    }
    return violations;
  }

  private static List<String> bounded(ContractDocument document) {
    var violations = new ArrayList<String>();
    Walk.over(
        "/components",
        document.root().path("components"),
        (pointer, node) -> {
          if (isExample(pointer) || !node.isObject()) {
            return;
          }
          switch (node.path("type").asString("")) {
            case "string" -> need(violations, pointer, node, boundsOfText(node));
            case "array" -> need(violations, pointer, node, List.of("maxItems"));
            case "integer", "number" ->
                need(violations, pointer, node, List.of("minimum", "maximum"));
            default -> {}
          }
          if (node.path("type").asString("").equals("integer") && !node.has("format")) {
            violations.add(pointer + ": say int32 or int64");
          }
        });
    return violations;
  }

  private static List<String> boundsOfText(JsonNode text) {
    var named = NAMED_FORMATS.contains(text.path("format").asString(""));
    return named || text.has("enum") ? List.of() : List.of("minLength", "maxLength");
  }

  private static void need(
      List<String> violations, String pointer, JsonNode schema, List<String> bounds) {
    for (var bound : bounds) {
      if (!schema.has(bound)) {
        violations.add(pointer + ": add " + bound);
      }
    }
  }

  private static List<String> named(ContractDocument document) {
    var violations = new ArrayList<String>();
    Walk.over(
        "",
        document.root(),
        (pointer, node) -> {
          var component = pointer.matches("/components/schemas/[^/]+");
          // The narrowing of a code is the one place where an object is written in place.
          var narrowing = pointer.contains("/schema/allOf/");
          if (!isExample(pointer)
              && node.isObject()
              && node.path("type").asString("").equals("object")
              && node.has("properties")
              && !component
              && !narrowing) {
            violations.add(pointer + ": make this object a schema component of its own");
          }
        });
    return violations;
  }

  private static List<String> required(ContractDocument document) {
    var violations = new ArrayList<String>();
    for (var schema : schemas(document)) {
      for (var name : schema.getValue().path("required")) {
        if (!schema.getValue().path("properties").has(name.asString())) {
          violations.add(schema.getKey() + ": requires " + name.asString() + ", which it lacks");
        }
      }
    }
    return violations;
  }

  private static List<String> closedRequests(ContractDocument document) {
    var violations = new ArrayList<String>();
    for (var schema : schemas(document)) {
      if (schema.getKey().endsWith("Request")
          && schema.getValue().path("additionalProperties").asBoolean(true)) {
        violations.add(schema.getKey() + ": add additionalProperties: false");
      }
    }
    return violations;
  }

  private static List<String> properties(ContractDocument document) {
    var violations = new ArrayList<String>();
    for (var schema : schemas(document)) {
      for (var property : schema.getValue().path("properties").properties()) {
        var name = property.getKey();
        if (!PROPERTY.matcher(name).matches()) {
          violations.add(schema.getKey() + "." + name + ": write it in snake_case");
        }
        if (property.getValue().path("type").asString("").equals("integer")
            && name.matches(".*(duration|silence|padding|offset|size|length)")) {
          violations.add(schema.getKey() + "." + name + ": end it in its unit, _ms or _bytes");
        }
      }
    }
    return violations;
  }

  private static List<String> times(ContractDocument document) {
    var violations = new ArrayList<String>();
    for (var schema : schemas(document)) {
      for (var property : schema.getValue().path("properties").properties()) {
        var time = property.getValue().path("format").asString("").equals("date-time");
        var name = property.getKey();
        if (time != (name.endsWith("_at") || name.equals("timestamp"))) {
          violations.add(
              schema.getKey()
                  + "."
                  + name
                  + ": a time, and only a time, is date-time and ends in _at");
        }
      }
    }
    return violations;
  }

  private static List<String> enums(ContractDocument document) {
    var violations = new ArrayList<String>();
    for (var schema : schemas(document)) {
      var values = schema.getValue().path("enum");
      var seen = new java.util.HashSet<String>();
      for (var value : values) {
        if (!VALUE.matcher(value.asString()).matches()) {
          violations.add(schema.getKey() + ": spell '" + value.asString() + "' in lower case");
        }
        if (!seen.add(value.asString())) {
          violations.add(schema.getKey() + ": '" + value.asString() + "' stands there twice");
        }
      }
    }
    return violations;
  }

  private static List<String> references(ContractDocument document) {
    var violations = new ArrayList<String>();
    Walk.over(
        "",
        document.root(),
        (pointer, node) -> {
          var reference = node.path("$ref").asString("");
          if (!reference.isEmpty()
              && (!reference.startsWith("#/")
                  || document.root().at(reference.substring(1)).isMissingNode())) {
            violations.add(pointer + ": nothing is at " + reference);
          }
        });
    return violations;
  }

  private static List<String> used(ContractDocument document) {
    var references = new java.util.HashSet<String>();
    Walk.over(
        "", document.root(), (pointer, node) -> references.add(node.path("$ref").asString("")));
    var violations = new ArrayList<String>();
    for (var kind : document.root().path("components").properties()) {
      for (var name : kind.getValue().propertyNames()) {
        var reference = "#/components/" + kind.getKey() + "/" + name;
        if (!kind.getKey().equals("securitySchemes") && !references.contains(reference)) {
          violations.add(reference + ": nothing refers to it; remove it");
        }
      }
    }
    return violations;
  }

  private static List<java.util.Map.Entry<String, JsonNode>> schemas(ContractDocument document) {
    return List.copyOf(document.root().path("components").path("schemas").properties());
  }

  private static boolean isExample(String pointer) {
    return pointer.contains("/example");
  }
}
