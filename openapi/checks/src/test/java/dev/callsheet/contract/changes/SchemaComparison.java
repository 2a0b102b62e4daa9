package dev.callsheet.contract.changes;

import dev.callsheet.contract.document.ContractDocument;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Compares what two schemas allow. A component is told of by its own name, once. */
final class SchemaComparison {
  private final ContractDocument before;
  private final ContractDocument after;
  private final ChangeLog log;

  /** What was compared already: recursive schemas have an end. */
  private final Set<List<Object>> seen = new HashSet<>();

  SchemaComparison(ContractDocument before, ContractDocument after, ChangeLog log) {
    this.before = before;
    this.after = after;
    this.log = log;
  }

  void compare(Pair schemas, Place place, Direction direction) {
    compare(schemas, place, "", direction);
  }

  private void compare(Pair schemas, Place place, String path, Direction direction) {
    var name = EffectiveSchema.name(schemas.after());
    var formerName = EffectiveSchema.name(schemas.before());
    if (!name.equals(formerName)) {
      log.add(
          Effect.BREAKING,
          named(place, path),
          "is now of the schema %s (before: %s), which is a class in a generated client"
              .formatted(schema(name), schema(formerName)));
    }
    if (!name.isEmpty()) {
      if (!seen.add(List.of(schemas, place.operation(), direction))) {
        return;
      }
      var component = new Place("Schema `" + name + "`", "", place.operation(), "");
      contents(schemas, component, name, direction);
    } else {
      contents(schemas, place, path, direction);
    }
  }

  private void contents(Pair schemas, Place place, String path, Direction direction) {
    var pair =
        new Pair(
            EffectiveSchema.of(before, schemas.before()),
            EffectiveSchema.of(after, schemas.after()));
    var here = named(place, path);
    properties(pair, place, path, direction);
    for (var key : List.of("items", "additionalProperties")) {
      if (pair.at(key).before().isObject() && pair.at(key).after().isObject()) {
        compare(pair.at(key), place, path + (key.equals("items") ? "[]" : ".*"), direction);
      }
    }
    for (var key : List.of("oneOf", "anyOf")) {
      choices(pair.at(key), place, path, direction);
    }
    for (var key : pair.differences()) {
      keyword(key, pair.at(key), here, direction);
    }
  }

  private void keyword(String key, Pair pair, Place here, Direction direction) {
    switch (key) {
      case "properties", "required", "oneOf", "anyOf" -> {} // told of in parts
      case "description", "title", "example", "examples", "externalDocs", "deprecated" ->
          log.reworded(here, key, pair);
      case "type", "format", "readOnly", "writeOnly" ->
          log.add(Effect.BREAKING, here, "has another `%s`: %s".formatted(key, pair.values()));
      case "default" ->
          log.add(
              pair.added() ? Effect.ADDITIVE : Effect.BREAKING,
              here,
              "has another value when it is left out: " + pair.values());
      case "enum" -> values(pair, here, direction);
      case "minimum" -> bound(pair, here, direction, true, "is at least");
      case "maximum" -> bound(pair, here, direction, false, "is at most");
      case "minLength" -> bound(pair, here, direction, true, "has a least length of");
      case "maxLength" -> bound(pair, here, direction, false, "has a greatest length of");
      case "minItems" -> bound(pair, here, direction, true, "has a least number of items of");
      case "maxItems" -> bound(pair, here, direction, false, "has a greatest number of items of");
      case "minProperties" ->
          bound(pair, here, direction, true, "has a least number of properties of");
      case "maxProperties" ->
          bound(pair, here, direction, false, "has a greatest number of properties of");
      case "pattern", "multipleOf" ->
          log.add(
              pair.added()
                  ? direction.narrowed()
                  : pair.removed() ? direction.widened() : Effect.BREAKING,
              here,
              in(direction, "has another `%s`: %s".formatted(key, pair.values())));
      case "exclusiveMinimum", "exclusiveMaximum", "uniqueItems" ->
          log.add(
              pair.after().asBoolean(false) ? direction.narrowed() : direction.widened(),
              here,
              in(direction, "has another `%s`: %s".formatted(key, pair.values())));
      case "nullable" ->
          log.add(
              pair.after().asBoolean(false) ? direction.widened() : direction.narrowed(),
              here,
              in(
                  direction,
                  pair.after().asBoolean(false) ? "may now be null" : "may no longer be null"));
      case "items" -> whole(key, pair, here);
      case "additionalProperties" -> additional(pair, here, direction);
      case "discriminator" -> discriminator(pair, here, direction);
      default -> log.unclassified(here, key, pair);
    }
  }

  private void properties(Pair pair, Place place, String path, Direction direction) {
    var properties = pair.at("properties");
    var required = texts(pair.at("required").after());
    var formerlyRequired = texts(pair.at("required").before());
    var names = new LinkedHashSet<>(properties.keys());
    names.addAll(formerlyRequired);
    names.addAll(required);
    for (var name : names) {
      var property = properties.at(name);
      var here = path.isEmpty() ? name : path + "." + name;
      var needed = required.contains(name);
      var description = description(after, property.after());
      if (property.added()) {
        log.add(
            direction.added(needed),
            named(place, here),
            in(direction, needed ? "is new and required" : "is new") + description);
      } else if (property.removed()) {
        log.add(Effect.BREAKING, named(place, here), in(direction, "is gone"));
      } else {
        if (needed != formerlyRequired.contains(name)) {
          log.add(
              direction.required(needed),
              named(place, here),
              in(direction, requirement(needed, direction)));
        }
        compare(property, place, here, direction);
      }
    }
    if (direction.sent()) {
      order(
          required(properties.before(), formerlyRequired),
          required(properties.after(), required),
          named(place, path));
    }
  }

  /** What is required is an argument of the generated client's constructors, in this order. */
  private void order(List<String> former, List<String> current, Place place) {
    if (differentlyOrdered(former, current)) {
      log.add(
          Effect.BREAKING,
          place,
          "has its required properties in another order, %s (before: %s), which are the arguments of"
                  .formatted(current, former)
              + " a generated client");
    }
  }

  /** Whether what both lists have stands in another order. */
  static boolean differentlyOrdered(List<String> former, List<String> current) {
    var kept = former.stream().filter(current::contains).toList();
    return !kept.equals(current.stream().filter(former::contains).toList());
  }

  static String requirement(boolean needed, Direction direction) {
    if (!direction.sent()) {
      return needed ? "is always present now" : "may now be absent";
    }
    return needed
        ? "is required now"
        : "is optional now, and so no longer an argument in a generated client";
  }

  private void values(Pair pair, Place here, Direction direction) {
    if (pair.added() || pair.removed()) {
      log.add(
          Effect.BREAKING,
          here,
          pair.added() ? "is an enum now: " + pair.values() : "is no longer an enum");
      return;
    }
    var former = texts(pair.before());
    var current = texts(pair.after());
    for (var value : current) {
      if (!former.contains(value)) {
        log.add(
            Effect.ADDITIVE,
            here,
            in(
                direction,
                direction.sent()
                    ? "may now be `" + value + "`"
                    : "may now be `" + value + "`, which older clients see as unknown"));
      }
    }
    for (var value : former) {
      if (!current.contains(value)) {
        log.add(Effect.BREAKING, here, "no longer has the value `" + value + "`");
      }
    }
  }

  private void bound(Pair pair, Place here, Direction direction, boolean least, String words) {
    var narrowed =
        pair.added()
            || (!pair.removed()
                && pair.after().decimalValue().compareTo(pair.before().decimalValue()) > 0
                    == least);
    log.add(
        narrowed ? direction.narrowed() : direction.widened(),
        here,
        in(direction, words + " " + pair.values()));
  }

  private void additional(Pair pair, Place here, Direction direction) {
    if (pair.before().isObject() || pair.after().isObject()) {
      whole("additionalProperties", pair, here);
      return;
    }
    var open = pair.after().asBoolean(true);
    log.add(
        open ? Effect.ADDITIVE : direction.narrowed(),
        here,
        in(
            direction,
            open
                ? "may have properties that are not listed"
                : "has no other properties than listed"));
  }

  /** A schema in a keyword: compared in parts where both sides have one. */
  private void whole(String key, Pair pair, Place here) {
    if (!pair.before().isObject() || !pair.after().isObject()) {
      log.add(Effect.BREAKING, here, "has another `%s`: %s".formatted(key, pair.values()));
    }
  }

  private void choices(Pair pair, Place place, String path, Direction direction) {
    var former = members(pair.before());
    var current = members(pair.after());
    current.forEach(
        (name, schema) -> {
          var counterpart = former.get(name);
          if (counterpart == null) {
            log.add(direction.widened(), named(place, path), in(direction, "may now be " + name));
          } else {
            compare(new Pair(counterpart, schema), place, path, direction);
          }
        });
    former
        .keySet()
        .forEach(
            name -> {
              if (!current.containsKey(name)) {
                log.add(Effect.BREAKING, named(place, path), "can no longer be " + name);
              }
            });
  }

  /** The members of a {@code oneOf} by the name of their component, or else by their position. */
  private static Map<String, JsonNode> members(JsonNode choices) {
    var members = new LinkedHashMap<String, JsonNode>();
    for (var choice : choices) {
      var name = EffectiveSchema.name(choice);
      members.put(name.isEmpty() ? "its choice " + (members.size() + 1) : schema(name), choice);
    }
    return members;
  }

  private void discriminator(Pair pair, Place here, Direction direction) {
    var mapping = pair.at("mapping");
    for (var value : mapping.differences()) {
      log.add(
          mapping.at(value).added() ? direction.widened() : Effect.BREAKING,
          here,
          in(direction, "is told by `%s`: %s".formatted(value, mapping.at(value).values())));
    }
    for (var key : pair.differences()) {
      if (!key.equals("mapping")) {
        log.add(
            Effect.BREAKING,
            here,
            "is told by another `%s`: %s".formatted(key, pair.at(key).values()));
      }
    }
    if (pair.added() || pair.removed()) {
      log.add(Effect.BREAKING, here, "has another `discriminator`: " + pair.values());
    }
  }

  private static List<String> required(JsonNode properties, Set<String> required) {
    return properties.propertyNames().stream().filter(required::contains).toList();
  }

  private static Set<String> texts(JsonNode values) {
    var texts = new LinkedHashSet<String>();
    values.forEach(value -> texts.add(value.asString()));
    return texts;
  }

  /** What a document says of a node, as the end of a line, or nothing. */
  static String description(ContractDocument document, JsonNode node) {
    var text = document.resolve(node).path("description").asString("").strip();
    return text.isEmpty() ? "" : ": " + text.replaceAll("\\s+", " ");
  }

  private static String in(Direction direction, String text) {
    return "in " + direction.title() + " " + text;
  }

  private static String schema(String name) {
    return name.isEmpty() ? "none" : "`" + name + "`";
  }

  private static Place named(Place place, String path) {
    return path.isEmpty() ? place : place.part("`" + path + "`");
  }
}
