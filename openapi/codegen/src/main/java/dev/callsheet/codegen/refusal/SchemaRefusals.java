package dev.callsheet.codegen.refusal;

import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.contract.Union;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.codegen.yaml.Violations;
import dev.callsheet.codegen.yaml.YamlNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/**
 * Refuses what a schema may not say, wherever it stands.
 *
 * <p>A format is a hint by OpenAPI. One that Java has a type for gives the value that type; any
 * other, such as {@code hostname}, leaves it the text or number that it is.
 */
final class SchemaRefusals {
  private static final Set<String> TYPES =
      Set.of("array", "boolean", "integer", "number", "object", "string");

  /** What may stand beside {@code oneOf}. */
  private static final Set<String> BESIDE_ONE_OF =
      Set.of(
          "oneOf",
          "discriminator",
          "type",
          "title",
          "description",
          "nullable",
          "example",
          "deprecated",
          "externalDocs");

  private static final String NAMED = "/components/schemas/";

  private final YamlNode node;
  private final Violations violations;

  SchemaRefusals(YamlNode node, Violations violations) {
    this.node = node;
    this.violations = violations;
  }

  void check() {
    type();
    node.find("enum").ifPresent(this::values);
    if (node.find("oneOf").isEmpty()) {
      noUnion();
    } else if (node.find("discriminator").isPresent()) {
      union(node.get("oneOf"));
    }
    numbers();
    node.find("pattern").ifPresent(this::pattern);
    node.find("default").ifPresent(this::fallback);
    if (node.flag("readOnly") && node.flag("writeOnly")) {
      violations.add(node, "Nobody may say what is readOnly and writeOnly.", "Keep one of both.");
    }
  }

  private void type() {
    node.find("type")
        .filter(type -> !TYPES.contains(type.text()))
        .ifPresent(
            type ->
                violations.add(
                    node,
                    "The type " + type.text() + " is none of OpenAPI 3.0.",
                    "Use string, integer, number, boolean, array or object."));
    if (node.text("type", "").equals("array")) {
      node.get("items");
    }
  }

  private void values(YamlNode values) {
    String type = node.text("type", "string");
    if (!type.equals("string") && !type.equals("integer")) {
      violations.add(
          values,
          "An enum of the type %s is not generated.".formatted(type),
          "List texts or whole numbers, or tell the values in the description.");
      return;
    }
    if (Schema.CONVERTED.contains(node.text("format", ""))) {
      violations.add(
          values,
          "An enum of the format %s is not generated.".formatted(node.text("format")),
          "Leave the format out.");
    }
    boolean whole = type.equals("integer");
    List<JsonNode> all = values.items().stream().map(YamlNode::node).toList();
    if (all.isEmpty()
        || !all.stream().allMatch(whole ? JsonNode::isIntegralNumber : JsonNode::isString)) {
      violations.add(
          values,
          "The values of this enum are not all %s.".formatted(whole ? "whole numbers" : "texts"),
          whole
              ? "List whole numbers; `nullable: true` allows null."
              : "Put each into quotes; `nullable: true` allows null.");
      return;
    }
    Map<String, String> constants = new LinkedHashMap<>();
    boolean named = isNamed();
    for (YamlNode item : values.items()) {
      String value = item.text();
      String name = named && JavaNames.hasWords(value) ? JavaNames.constant(value) : value;
      if (named && !JavaNames.hasWords(value)) {
        violations.add(
            item,
            "No Java constant can be called after the value `%s`.".formatted(value),
            "Give it a value with a letter or digit from A to Z or 0 to 9.");
        continue;
      }
      String first = constants.putIfAbsent(name, value);
      if (first != null) {
        violations.add(
            item,
            first.equals(value)
                ? "The value %s stands twice in this enum.".formatted(value)
                : "The values %s and %s of this enum become one Java constant, %s."
                    .formatted(first, value, name),
            "Keep one of them, or give one another value.");
      }
    }
    unknown(values, constants.keySet());
  }

  /** The client adds a constant for what it does not know, and has two names for it. */
  private void unknown(YamlNode values, Set<String> constants) {
    if (isNamed() && constants.containsAll(Set.of("UNKNOWN", "UNRECOGNIZED"))) {
      violations.add(
          values,
          "An enum cannot have both unknown and unrecognized.",
          "Give one of them another value; the client needs a constant for what it does not know.");
    }
  }

  private boolean isNamed() {
    return node.pointer().startsWith(NAMED) && node.pointer().indexOf('/', NAMED.length()) < 0;
  }

  private void noUnion() {
    node.find("discriminator")
        .ifPresent(
            discriminator ->
                violations.add(
                    discriminator,
                    "A `discriminator` without `oneOf` tells nothing apart.",
                    "List the cases as `oneOf` beside it, in a schema of its own."));
  }

  private void union(YamlNode cases) {
    node.entries()
        .forEach(
            (key, value) -> {
              if (!BESIDE_ONE_OF.contains(key) && !key.startsWith("x-")) {
                violations.add(
                    value,
                    "The keyword `%s` beside `oneOf` is not generated.".formatted(key),
                    "Write it into each of the cases.");
              }
            });
    YamlNode discriminator = node.get("discriminator");
    String property = discriminator.text("propertyName");
    Map<String, YamlNode> mapping =
        discriminator.find("mapping").map(YamlNode::entries).orElse(Map.of());
    Map<String, String> named = new HashMap<>();
    for (YamlNode each : cases.items()) {
      violations.attempt(() -> unionCase(each, property, mapping, named));
    }
    mapping.forEach(
        (value, target) -> {
          boolean known =
              cases.items().stream().anyMatch(each -> target.text().equals(each.reference()));
          if (!known) {
            violations.add(
                target,
                "The discriminator maps %s to %s, which is no case of this `oneOf`."
                    .formatted(value, target.text()),
                "Write the `$ref` of one of its cases.");
          }
        });
  }

  private void unionCase(
      YamlNode place, String property, Map<String, YamlNode> mapping, Map<String, String> named) {
    Schema schema = Schema.of(place);
    List<String> values = Union.values(schema, property, mapping);
    Schema told = schema.properties().get(property);
    if (told == null || !schema.required().contains(property)) {
      violations.add(
          place,
          "The case %s of this `oneOf` does not require the property %s that tells it apart."
              .formatted(schema.name(), property),
          "Add %s to its properties and to `required`.".formatted(property));
    } else if (!told.type().equals("string")) {
      violations.add(
          place,
          "The property %s that tells the case %s apart is no text."
              .formatted(property, schema.name()),
          "Give it the type string.");
    } else if (!told.enumValues().isEmpty()
        && !Set.copyOf(told.enumValues()).equals(Set.copyOf(values))) {
      violations.add(
          place,
          "The discriminator names the case %s %s, but its %s can be %s."
              .formatted(
                  schema.name(),
                  String.join(" or ", values),
                  property,
                  String.join(" or ", told.enumValues())),
          "Map the values of its `enum`, and no others.");
    }
    for (String value : values) {
      String first = named.putIfAbsent(value, String.valueOf(schema.name()));
      if (first != null) {
        violations.add(
            place,
            "The value %s names two cases of this `oneOf`, %s and %s."
                .formatted(value, first, schema.name()),
            "Give each case values of its own.");
      }
    }
  }

  private void numbers() {
    boolean whole = node.text("type", "").equals("integer");
    for (String key : List.of("minimum", "maximum", "multipleOf")) {
      node.find(key)
          .filter(number -> whole && !isLong(number.node()))
          .ifPresent(
              number ->
                  violations.add(
                      number,
                      "The `%s` of an integer is not a whole number of 64 bits.".formatted(key),
                      "Write it in digits alone."));
    }
    node.find("multipleOf")
        .filter(number -> number.node().decimalValue().signum() <= 0)
        .ifPresent(
            number ->
                violations.add(
                    number, "Nothing is a multiple of 0 or less.", "Write a positive number."));
    for (String bound : List.of("Minimum", "Maximum")) {
      String key = bound.equals("Minimum") ? "minimum" : "maximum";
      node.find("exclusive" + bound)
          .filter(flag -> node.flag("exclusive" + bound) && node.find(key).isEmpty())
          .ifPresent(
              flag ->
                  violations.add(
                      flag,
                      "There is no `%s` that `exclusive%s` could exclude.".formatted(key, bound),
                      "Write `%s` beside it.".formatted(key)));
    }
  }

  private static boolean isLong(JsonNode number) {
    return number.isIntegralNumber() && number.canConvertToLong();
  }

  private void pattern(YamlNode pattern) {
    try {
      Pattern.compile(pattern.text());
    } catch (PatternSyntaxException unreadable) {
      violations.add(
          pattern,
          "Java cannot read this pattern: %s.".formatted(unreadable.getDescription()),
          "Write it so that Java and JavaScript read it alike.");
    }
  }

  private void fallback(YamlNode value) {
    if (!value.isScalar()) {
      violations.add(
          value,
          "A default that is no text, number or boolean is not generated.",
          "Leave it out and tell it in the description.");
      return;
    }
    String type = node.text("type", "");
    boolean fits =
        switch (type) {
          case "string" -> value.node().isString();
          case "integer" -> value.node().isIntegralNumber();
          case "number" -> value.isNumber();
          case "boolean" -> value.isFlag();
          default -> true;
        };
    boolean listed =
        node.find("enum").isEmpty()
            || node.items("enum").stream().anyMatch(item -> item.node().equals(value.node()));
    if (!fits || !listed) {
      violations.add(
          value,
          fits
              ? "The default %s is none of the enum.".formatted(value.text())
              : "The default %s is no %s.".formatted(value.text(), type),
          "Write a value that the schema allows.");
    }
  }
}
