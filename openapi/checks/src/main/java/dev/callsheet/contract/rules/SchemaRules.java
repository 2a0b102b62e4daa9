package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ContractDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What every schema must have. */
final class SchemaRules {
  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final Pattern LOWER = Pattern.compile("[a-z0-9]+([._:][a-z0-9]+)*");
  private static final Pattern UPPER = Pattern.compile("[A-Z0-9]+([._:][A-Z0-9]+)*");
  private static final Pattern MEASURE =
      Pattern.compile(
          "(.*_)?(duration|elapsed|delay|interval|lifetime|offset|padding|silence|size|timeout"
              + "|length)");
  private static final Pattern OTHER_UNIT =
      Pattern.compile(
          ".*_(seconds?|secs?|s|minutes?|hours?|days?|ns|millis|milliseconds"
              + "|kb|mb|gb|kib|mib|gib|kilobytes|megabytes)");
  private static final Pattern OUR_UNIT = Pattern.compile(".*_(ms|us|bytes)");
  private static final Set<String> NAMED_FORMATS = Set.of("binary", "date-time");

  private SchemaRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule(
            "schema-descriptions",
            "every schema and property is described",
            SchemaRules::described),
        new HouseRule("bounds", "texts, lists and numbers have bounds", SchemaRules::bounded),
        new HouseRule("named-objects", "objects are named components", SchemaRules::named),
        new HouseRule(
            "required-properties", "what is required is a property", SchemaRules::required),
        new HouseRule(
            "closed-requests", "a request refuses unknown properties", SchemaRules::closedRequests),
        new HouseRule("property-names", "properties are in snake_case", SchemaRules::properties),
        new HouseRule(
            "units",
            "durations are in _ms, or finer in _us, and sizes in _bytes",
            SchemaRules::units),
        new HouseRule("times", "times are date-time and end in _at", SchemaRules::times),
        new HouseRule(
            "enum-values", "the values of an enum are spelt alike and unique", SchemaRules::enums),
        new HouseRule("family-enums", "a family spells its enums alike", SchemaRules::familyEnums));
  }

  private static void described(ContractDocument document, Violations violations) {
    for (var schema : Places.components(document, "schemas")) {
      if (schema.lacks("description")) {
        violations.add(schema.pointer(), schema.name() + " is not described", "add a description");
      }
    }
    for (var property : properties(document)) {
      if (document.resolve(property.node()).path("description").asString("").isBlank()) {
        violations.add(
            property.pointer(), property.name() + " is not described", "add a description");
      }
    }
  }

  private static void bounded(ContractDocument document, Violations violations) {
    for (var schema : Places.schemas(document)) {
      var bounds =
          switch (schema.text("type")) {
            case "string" -> boundsOfText(schema);
            case "array" -> List.of("maxItems");
            case "integer" -> List.of("format", "minimum", "maximum");
            case "number" -> List.of("minimum", "maximum");
            default -> List.<String>of();
          };
      for (var bound : bounds) {
        if (!schema.node().has(bound)) {
          violations.add(
              schema.pointer(),
              "this " + schema.text("type") + " has no " + bound,
              bound.equals("format") ? "say int32 or int64" : "add it");
        }
      }
    }
  }

  private static List<String> boundsOfText(Place text) {
    return NAMED_FORMATS.contains(text.text("format")) || text.node().has("enum")
        ? List.of()
        : List.of("minLength", "maxLength");
  }

  private static void named(ContractDocument document, Violations violations) {
    for (var schema : Places.schemas(document)) {
      var component = schema.pointer().matches("/components/schemas/[^/]+");
      if (schema.node().has("properties") && !component) {
        violations.add(
            schema.pointer(),
            "this object has no name",
            "make it a component under components/schemas and refer to it");
      }
    }
  }

  private static void required(ContractDocument document, Violations violations) {
    for (var schema : Places.components(document, "schemas")) {
      for (var name : schema.child("required").items()) {
        if (!schema.node().path("properties").has(name.node().asString())) {
          violations.add(
              name.pointer(),
              schema.name() + " requires " + name.node().asString() + ", which it does not have",
              "add the property, or do not require it");
        }
      }
    }
  }

  private static void closedRequests(ContractDocument document, Violations violations) {
    for (var operation : document.operations()) {
      for (var body : operation.bodies().entrySet()) {
        var pointer =
            document.follow(
                document.follow(operation.pointer() + "/requestBody")
                    + "/content/"
                    + ContractDocument.escape(body.getKey())
                    + "/schema");
        var schema = document.root().at(pointer);
        if (schema.path("type").asString("").equals("object")
            && schema.path("additionalProperties").asBoolean(true)) {
          violations.add(
              pointer,
              "the request of " + operation.id() + " takes unknown properties",
              "add additionalProperties: false");
        }
      }
    }
  }

  private static void properties(ContractDocument document, Violations violations) {
    for (var property : properties(document)) {
      if (!SNAKE_CASE.matcher(property.name()).matches()) {
        violations.add(property.pointer(), property.name() + " is not in snake_case", "rename it");
      }
    }
  }

  private static void units(ContractDocument document, Violations violations) {
    var measures = new ArrayList<>(properties(document));
    for (var parameter : Places.parameters(document)) {
      if (!parameter.text("in").equals("header")) {
        measures.add(parameter);
      }
    }
    for (var measure : measures) {
      var name = measure.node().path("name").asString(measure.name());
      var schema =
          document.resolve(
              measure.node().has("schema") ? measure.node().path("schema") : measure.node());
      var type = schema.path("type").asString("");
      if (!type.equals("integer") && !type.equals("number")) {
        continue;
      }
      if (MEASURE.matcher(name).matches() || OTHER_UNIT.matcher(name).matches()) {
        violations.add(
            measure.pointer(),
            name + " does not say its unit as we do",
            "give durations in _ms or _us and sizes in _bytes");
      }
      if (OUR_UNIT.matcher(name).matches() && type.equals("number")) {
        violations.add(measure.pointer(), name + " can have a fraction", "make it an integer");
      }
    }
  }

  private static void times(ContractDocument document, Violations violations) {
    for (var property : properties(document)) {
      var time = property.text("format").equals("date-time");
      var name = property.name();
      if (time && !name.endsWith("_at") && !name.equals("timestamp")) {
        violations.add(property.pointer(), name + " is a time", "end its name in _at");
      } else if (!time && name.endsWith("_at")) {
        violations.add(
            property.pointer(), name + " is named as a time", "make its format date-time");
      }
    }
  }

  private static void enums(ContractDocument document, Violations violations) {
    for (var schema : namedEnums(document)) {
      var seen = new HashSet<String>();
      var spelling = spelling(schema);
      for (var value : schema.child("enum").items()) {
        var text = value.node().asString();
        if (!LOWER.matcher(text).matches() && !UPPER.matcher(text).matches()) {
          violations.add(
              value.pointer(),
              "'" + text + "' is neither in lower_case nor in UPPER_CASE",
              "spell it so");
        } else if (!spelling.matcher(text).matches()) {
          violations.add(
              value.pointer(),
              "'" + text + "' is spelt otherwise than the other values",
              "spell all values of an enum alike");
        }
        if (!seen.add(text)) {
          violations.add(value.pointer(), "'" + text + "' stands here twice", "keep one of them");
        }
      }
    }
  }

  private static void familyEnums(ContractDocument document, Violations violations) {
    Map<String, String> families = new HashMap<>();
    Map<String, Place> first = new HashMap<>();
    for (var operation : document.operations()) {
      for (var pointer : References.from(document, operation.node())) {
        families.putIfAbsent(pointer, operation.family());
      }
    }
    for (var schema : namedEnums(document)) {
      var family = families.getOrDefault(component(schema.pointer()), "");
      var values = schema.node().path("enum");
      var neutral =
          values
              .valueStream()
              .map(JsonNode::asString)
              .allMatch(each -> LOWER.matcher(each).matches() && UPPER.matcher(each).matches());
      // A constant is no choice, and can be the name of an event.
      if (neutral || values.size() == 1) {
        continue;
      }
      var example = first.computeIfAbsent(family, _ -> schema);
      if (!spelling(example).equals(spelling(schema))) {
        violations.add(
            schema.pointer() + "/enum",
            "the family "
                + family
                + " spells the values of "
                + example.pointer().replace("/components/", "")
                + " otherwise",
            "spell these alike");
      }
    }
  }

  /** Enums of components; what errors call themselves is the catalogue's, or HTTP's. */
  private static List<Place> namedEnums(ContractDocument document) {
    var told = new HashSet<String>();
    for (var error : Occurrence.errors(document)) {
      told.addAll(error.narrowed(document, error.family().code()));
      error.family().messages().forEach(message -> told.addAll(error.narrowed(document, message)));
    }
    return Places.schemas(document).stream()
        .filter(schema -> schema.pointer().matches("/components/(schemas|parameters|headers)/.*"))
        .filter(schema -> schema.text("type").equals("string") && schema.node().has("enum"))
        .filter(schema -> !told.contains(schema.pointer()))
        .toList();
  }

  private static Pattern spelling(Place schema) {
    return hasLetters(schema, UPPER) && !hasLetters(schema, LOWER) ? UPPER : LOWER;
  }

  private static boolean hasLetters(Place schema, Pattern spelling) {
    return schema
        .node()
        .path("enum")
        .valueStream()
        .anyMatch(value -> isLetters(value.asString(), spelling));
  }

  private static boolean isLetters(String value, Pattern spelling) {
    return spelling.matcher(value).matches() && value.chars().anyMatch(Character::isLetter);
  }

  private static String component(String pointer) {
    return Stream.of(pointer.split("/", -1))
        .limit(4)
        .reduce((path, step) -> path + "/" + step)
        .orElse("");
  }

  private static List<Place> properties(ContractDocument document) {
    return Places.components(document, "schemas").stream()
        .flatMap(schema -> schema.child("properties").children().stream())
        .toList();
  }
}
