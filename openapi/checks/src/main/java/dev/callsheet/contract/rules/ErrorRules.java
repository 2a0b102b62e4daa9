package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.FrameworkError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The bodies of errors: their codes, their form, and what they tell. */
final class ErrorRules {
  private ErrorRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule(
            "narrowed-codes",
            "an error response narrows its code, for HEAD to one",
            ErrorRules::narrowed),
        new HouseRule("error-bodies", "an error has a JSON body", ErrorRules::bodies),
        new HouseRule(
            "error-schemas",
            "the schema of an error is a component, and flat",
            ErrorRules::schemas),
        new HouseRule(
            "error-fields",
            "an error lists fields if some are not valid, and never else",
            ErrorRules::fields),
        new HouseRule(
            "error-places",
            "an error tells what its family says, where it says",
            ErrorRules::told));
  }

  private static void narrowed(ContractDocument document, Violations violations) {
    for (var error : Occurrence.errors(document)) {
      var answer = error.answer();
      if (answer.codes().isEmpty()) {
        violations.add(
            answer.pointer(),
            error.name() + " does not narrow its code",
            "narrow the property at " + error.family().code() + " by an enum");
      } else if (error.isHead() && answer.codes().size() > 1) {
        violations.add(
            error.pointer(),
            error.name() + " answers HEAD with one of " + answer.codes(),
            "answer HEAD with a single code, for it has no body to tell it");
      }
      if (answer.node().has("x-error-code")) {
        violations.add(
            answer.pointer() + "/x-error-code",
            error.name() + " names its code aside",
            "narrow the code in the schema");
      }
    }
  }

  private static void bodies(ContractDocument document, Violations violations) {
    for (var error : Occurrence.errors(document)) {
      var types = error.answer().mediaTypes();
      if (types.size() != 1 || !types.contains(error.json())) {
        violations.add(
            error.answer().pointer() + "/content",
            error.name() + " has no JSON body",
            "declare application/json, or a type that ends in +json, and nothing else");
      }
    }
  }

  private static void schemas(ContractDocument document, Violations violations) {
    for (var error : Occurrence.errors(document)) {
      var schema = error.answer().schema(error.json());
      if (schema.isMissingNode()) {
        continue;
      }
      if (!schema.has("$ref")) {
        violations.add(
            error.schemaPointer(),
            "the schema of " + error.name() + " has no name",
            "make it a component and refer to it");
      }
      var levels = levels(document, error);
      for (var level : levels) {
        if (level.node().has("allOf")) {
          violations.add(
              level.pointer() + "/allOf",
              "the schema of " + error.name() + " is put together by allOf",
              "write its properties out: stock clients lose them");
        }
        for (var choice : List.of("oneOf", "anyOf")) {
          if (level.node().has(choice) && !differs(document, error)) {
            violations.add(
                level.pointer() + "/" + choice,
                error.name() + " uses " + choice + ", though its codes have the same details",
                "write one schema with an enum of all its codes");
          }
        }
      }
      requireCode(document, error, violations);
    }
  }

  /** The schemas from the body to the object that holds the code. */
  private static List<Place> levels(ContractDocument document, Occurrence error) {
    var levels = new ArrayList<Place>();
    var pointer = document.follow(error.schemaPointer());
    levels.add(new Place(pointer, document.root().at(pointer)));
    for (var rest = error.family().code();
        !rest.matches() && !rest.tail().matches();
        rest = rest.tail()) {
      pointer =
          document.follow(
              pointer
                  + "/properties/"
                  + ContractDocument.escape(String.valueOf(rest.getMatchingProperty())));
      levels.add(new Place(pointer, document.root().at(pointer)));
    }
    return levels;
  }

  /** Whether the catalogue has different details for the codes of an error. */
  private static boolean differs(ContractDocument document, Occurrence error) {
    var details = new TreeSet<String>();
    for (var code : error.answer().codes()) {
      document
          .entry(error.family().name(), code, error.answer().status())
          .ifPresent(entry -> details.add(entry.node().path("details").toString()));
    }
    return details.size() > 1;
  }

  private static void requireCode(
      ContractDocument document, Occurrence error, Violations violations) {
    var code = error.family().code();
    for (var branch : branches(document, error)) {
      if (error.family().hasCodes()
          && branch.holds(document, code, false)
          && !branch.holds(document, code, true)) {
        violations.add(
            branch.pointer(),
            error.name() + " does not require its code at " + code,
            "require it there, and what it is in");
      }
    }
  }

  /**
   * A schema of which the body of an error, or the object in it that has the code, keeps one.
   *
   * @param pointer where it stands in the document
   * @param place where in the body the object is that keeps it
   */
  private record Branch(String pointer, JsonPointer place) {
    /** Whether bodies can have a property, or, if it is to be {@code required}, all have. */
    boolean holds(ContractDocument document, JsonPointer property, boolean required) {
      var below = place.toString();
      return property.toString().startsWith(below)
          && ErrorRules.holds(
              document,
              document.root().at(pointer),
              JsonPointer.compile(property.toString().substring(below.length())),
              required);
    }

    /** The codes that errors of this branch can have. */
    Set<String> codes(ContractDocument document, JsonPointer code) {
      var below = JsonPointer.compile(code.toString().substring(place.toString().length()));
      return document
          .values(pointer, below)
          .map(values -> Set.copyOf(values.keySet()))
          .orElse(Set.of());
    }
  }

  /**
   * The schemas of which a body keeps one: those of a {@code oneOf}, of the body or of what has the
   * code in it, or else the schema of the body.
   */
  private static List<Branch> branches(ContractDocument document, Occurrence error) {
    var levels = levels(document, error);
    var place = "";
    var code = error.family().code();
    for (var level : levels) {
      for (var choice : List.of("oneOf", "anyOf")) {
        var here = JsonPointer.compile(place);
        var count = level.node().path(choice).size();
        if (count > 0) {
          return IntStream.range(0, count)
              .mapToObj(
                  index ->
                      new Branch(
                          document.follow(level.pointer() + "/" + choice + "/" + index), here))
              .toList();
        }
      }
      place += "/" + ContractDocument.escape(String.valueOf(code.getMatchingProperty()));
      code = code.tail();
    }
    return List.of(new Branch(levels.getFirst().pointer(), JsonPointer.empty()));
  }

  private static void fields(ContractDocument document, Violations violations) {
    for (var error : Occurrence.errors(document)) {
      var place = error.family().fields();
      var invalid = error.family().frameworkErrors().get(FrameworkError.INVALID);
      if (place.isEmpty() || invalid == null || !error.family().hasCodes()) {
        continue;
      }
      for (var branch : branches(document, error)) {
        var codes = branch.codes(document, error.family().code());
        if (codes.equals(Set.of(invalid.code()))) {
          if (!branch.holds(document, place.get(), true)) {
            violations.add(
                branch.pointer(),
                error.name() + " does not require the fields that are not valid",
                "require an array at " + place.get());
          }
        } else if (branch.holds(document, place.get(), false)) {
          violations.add(
              branch.pointer(),
              error.name() + " lists fields, but answers " + new TreeSet<>(codes),
              "keep " + place.get() + " to errors of " + invalid.code() + " alone");
        }
      }
    }
  }

  private static void told(ContractDocument document, Violations violations) {
    var bodies = new HashMap<String, List<JsonNode>>();
    for (var error : Occurrence.errors(document)) {
      var family = error.family();
      var body = error.answer().schema(error.json());
      if (body.isMissingNode()) {
        continue;
      }
      bodies.computeIfAbsent(family.name(), _ -> new ArrayList<>()).add(body);
      if (!family.isNone()
          && branches(document, error).stream()
              .anyMatch(
                  branch ->
                      family.messages().stream()
                          .noneMatch(place -> branch.holds(document, place, true)))) {
        violations.add(
            error.answer().pointer(),
            error.name() + " has no required message at " + family.messages(),
            "require it there, or add where it is to the family's error/message");
      }
    }
    for (var family : document.families().values()) {
      var places = new LinkedHashMap<String, JsonPointer>();
      family.context().forEach((name, place) -> places.put("context/" + name, place));
      family.fields().ifPresent(place -> places.put("fields", place));
      places.forEach(
          (name, place) -> {
            if (bodies.getOrDefault(family.name(), List.of()).stream()
                .noneMatch(body -> holds(document, body, place, false))) {
              violations.add(
                  "/x-families/" + family.name() + "/error/" + name,
                  "no error of " + family.name() + " has anything at " + place,
                  "correct the pointer, or remove " + name);
            }
          });
    }
  }

  /**
   * Whether bodies of a schema can have a property, or, if it is to be {@code required}, all have.
   */
  private static boolean holds(
      ContractDocument document, JsonNode schema, JsonPointer place, boolean required) {
    var here = parts(document, schema).toList();
    for (var rest = place; !rest.matches(); rest = rest.tail()) {
      var name = rest.getMatchingProperty();
      var always =
          here.stream()
              .flatMap(part -> part.path("required").valueStream())
              .anyMatch(each -> each.asString().equals(name));
      here =
          here.stream()
              .map(part -> part.path("properties").path(name))
              .filter(property -> !property.isMissingNode())
              .flatMap(property -> parts(document, property))
              .toList();
      if (here.isEmpty() || (required && !always)) {
        return false;
      }
    }
    return true;
  }

  /** A schema and all that it is made of. */
  private static Stream<JsonNode> parts(ContractDocument document, JsonNode reference) {
    var schema = document.resolve(reference);
    return Stream.concat(
        Stream.of(schema),
        Stream.of("allOf", "oneOf", "anyOf")
            .flatMap(key -> schema.path(key).valueStream())
            .flatMap(part -> parts(document, part)));
  }
}
