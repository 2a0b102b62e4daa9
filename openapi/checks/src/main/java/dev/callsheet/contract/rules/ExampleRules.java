package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.DeclaredAnswer;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.schema.SchemaCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Examples: everywhere, valid, and showing what they are there for. */
final class ExampleRules {
  /** How a description tells the prefix of an id, as in {@code `cut_…`}. */
  private static final Pattern PREFIX = Pattern.compile("`([A-Za-z]+_?)…`");

  private ExampleRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule(
            "response-examples",
            "a JSON response has a named example, one for each code",
            ExampleRules::complete),
        new HouseRule(
            "code-examples",
            "the example of a code shows that code and its details",
            ExampleRules::ofCode),
        new HouseRule(
            "examples",
            "a JSON request, a parameter and a header have an example",
            ExampleRules::others),
        new HouseRule("valid-examples", "an example is valid", ExampleRules::valid),
        new HouseRule("utc", "times are in UTC", ExampleRules::times),
        new HouseRule("id-prefixes", "ids carry a prefix", ExampleRules::ids));
  }

  private static void complete(ContractDocument document, Violations violations) {
    for (var occurrence : Occurrence.all(document)) {
      var answer = occurrence.answer();
      var json = occurrence.json();
      if (!answer.mediaTypes().contains(json) || answer.isFile(json)) {
        continue;
      }
      var examples = examples(answer);
      if (examples.node().isEmpty()) {
        violations.add(examples.pointer(), answer.component() + " has no example", "add one");
        continue;
      }
      for (var example : examples.children()) {
        if (example.lacks("summary")) {
          violations.add(
              example.pointer(), example.name() + " has no summary", "say what it shows");
        }
      }
      if (occurrence.hasCodes()) {
        named(answer, examples, violations);
      }
    }
  }

  private static void named(DeclaredAnswer answer, Place examples, Violations violations) {
    for (var code : answer.codes()) {
      if (!examples.node().has(code)) {
        violations.add(
            examples.pointer(), answer.component() + " has no example of " + code, "add it");
      }
    }
    for (var example : examples.children()) {
      if (!answer.codes().contains(example.name())) {
        violations.add(
            example.pointer(),
            answer.component() + " has an example of " + example.name() + ", not a code of it",
            "name each example after the code that it shows");
      }
    }
  }

  /** The examples of the JSON of an answer. */
  private static Place examples(DeclaredAnswer answer) {
    return new Place(answer.pointer(), answer.node())
        .child("content")
        .child(Occurrence.json(answer))
        .child("examples");
  }

  private static void ofCode(ContractDocument document, Violations violations) {
    for (var occurrence : Occurrence.all(document)) {
      if (!occurrence.hasCodes()) {
        continue;
      }
      var family = occurrence.family();
      for (var example : examples(occurrence.answer()).children()) {
        var value = example.child("value");
        if (!family.codeOf(value.node()).equals(example.name())) {
          violations.add(
              value.pointer() + family.code(),
              "the example " + example.name() + " shows another code",
              "show " + example.name());
        }
        showsDetails(document, family, occurrence.answer().status(), example, violations);
      }
    }
  }

  /** What the catalogue says of a code's details, and no other detail, is in its example. */
  private static void showsDetails(
      ContractDocument document, Family family, int status, Place example, Violations violations) {
    if (family.details().isEmpty()) {
      return;
    }
    var pointer = family.details().get().toString();
    var shown = new HashSet<>(example.node().at("/value" + pointer).propertyNames());
    Stream.of(
            Stream.of(family.code()),
            family.messages().stream(),
            family.context().values().stream())
        .flatMap(fields -> fields)
        .filter(field -> !field.matches() && field.head().toString().equals(pointer))
        .forEach(field -> shown.remove(field.last().getMatchingProperty()));
    var details =
        document
            .entry(family.name(), example.name(), status)
            .map(entry -> document.resolve(entry.node().path("details")))
            .orElse(MissingNode.getInstance());
    for (var detail : details.path("required")) {
      if (!shown.contains(detail.asString())) {
        violations.add(
            example.pointer() + "/value" + pointer,
            "the example " + example.name() + " lacks its detail " + detail.asString(),
            "show it");
      }
    }
    shown.removeAll(details.path("properties").propertyNames());
    for (var detail : shown) {
      violations.add(
          example.pointer() + "/value" + pointer + "/" + detail,
          detail + " is no detail that the catalogue knows of " + example.name(),
          "add it to the details of its entry, or remove it here");
    }
  }

  private static void others(ContractDocument document, Violations violations) {
    for (var place : Places.exemplified(document)) {
      var file = document.resolve(place.child("schema").node()).path("format").asString("");
      var response = place.pointer().contains("/responses/");
      if (!response
          && !file.equals("binary")
          && !place.node().has("example")
          && !place.node().has("examples")) {
        violations.add(
            place.pointer(),
            place.node().path("name").asString(place.name()) + " has no example",
            "add one");
      }
    }
  }

  private static void valid(ContractDocument document, Violations violations) {
    var check = new SchemaCheck(document);
    for (var place : Places.exemplified(document)) {
      for (var example : examples(place)) {
        for (var breach : check.breaches(place.child("schema").pointer(), example.node())) {
          violations.add(
              example.pointer() + breach.instance(),
              "this is not valid: " + breach.message(),
              "mend the example, or the schema");
        }
      }
    }
  }

  private static void times(ContractDocument document, Violations violations) {
    forEachValue(
        document,
        (schema, value) -> {
          var text = value.node().asString("");
          if (schema.path("format").asString("").equals("date-time")
              && !text.endsWith("Z")
              && !text.endsWith("+00:00")) {
            violations.add(value.pointer(), "'" + text + "' is not in UTC", "end it in Z");
          }
        });
  }

  private static void ids(ContractDocument document, Violations violations) {
    var prefixes = new HashSet<String>();
    for (var schema : Places.components(document, "schemas")) {
      for (var property : schema.child("properties").children()) {
        var prefix = prefix(property.node());
        if (!prefix.isEmpty()) {
          prefixes.add(prefix);
        } else if (property.name().equals("id")) {
          violations.add(
              property.pointer(),
              "the id of " + schema.name() + " has no prefix",
              "give it one and name it in the description, as in `cut_…`");
        }
      }
    }
    BiConsumer<JsonNode, Place> check =
        (described, value) -> {
          var own = prefix(described);
          var known = own.isEmpty() ? prefixes : Set.of(own);
          if (known.stream().noneMatch(value.node().asString("")::startsWith)) {
            violations.add(
                value.pointer(),
                "'" + value.node().asString("") + "' does not begin with the prefix of an id",
                own.isEmpty() ? "use the prefix of its kind" : "begin it with " + own);
          }
        };
    forEachValue(
        document,
        (schema, value) -> {
          if (isId(value.name()) && value.node().isString()) {
            check.accept(schema, value);
          }
        });
    for (var parameter : Places.parameters(document)) {
      if (isId(parameter.text("name")) && parameter.node().has("example")) {
        check.accept(parameter.node(), parameter.child("example"));
      }
    }
  }

  private static boolean isId(String name) {
    return name.equals("id") || name.endsWith("_id");
  }

  private static String prefix(JsonNode described) {
    var prefix = PREFIX.matcher(described.path("description").asString(""));
    return prefix.find() ? prefix.group(1) : "";
  }

  /** Visits every value within every example, with its schema. */
  private static void forEachValue(ContractDocument document, BiConsumer<JsonNode, Place> visitor) {
    for (var place : Places.exemplified(document)) {
      for (var example : examples(place)) {
        forEachValue(document, place.node().path("schema"), example, visitor);
      }
    }
  }

  private static void forEachValue(
      ContractDocument document,
      JsonNode reference,
      Place value,
      BiConsumer<JsonNode, Place> visitor) {
    var schema = document.resolve(reference);
    visitor.accept(schema, value);
    parts(schema, value).forEach(part -> forEachValue(document, part, value, visitor));
    for (var property : schema.path("properties").properties()) {
      if (value.node().has(property.getKey())) {
        forEachValue(document, property.getValue(), value.child(property.getKey()), visitor);
      }
    }
    value.items().forEach(item -> forEachValue(document, schema.path("items"), item, visitor));
  }

  /** What a schema is put together of; of choices that a property tells apart, the one it tells. */
  private static List<JsonNode> parts(JsonNode schema, Place value) {
    var discriminator = schema.path("discriminator");
    var told = value.text(discriminator.path("propertyName").asString(""));
    var target = discriminator.path("mapping").path(told).asString("/" + told);
    return Stream.concat(
            schema.path("allOf").valueStream(),
            schema
                .path("oneOf")
                .valueStream()
                .filter(
                    choice ->
                        discriminator.isMissingNode()
                            || choice.path("$ref").asString("").endsWith(target)))
        .toList();
  }

  private static List<Place> examples(Place place) {
    var examples = new ArrayList<Place>();
    if (place.node().has("example")) {
      examples.add(place.child("example"));
    }
    place.child("examples").children().forEach(each -> examples.add(each.child("value")));
    return examples;
  }
}
