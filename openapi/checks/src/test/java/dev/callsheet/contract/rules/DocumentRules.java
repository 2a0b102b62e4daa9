package dev.callsheet.contract.rules;

import dev.callsheet.codegen.Violation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Walk;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The document as a whole: its version, its order, its names and references. */
final class DocumentRules {
  private static final List<String> ORDER =
      List.of("openapi", "info", "servers", "tags", "x-", "paths", "components");

  /** What OpenAPI 3.0 knows at places to which 3.1 has added. */
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "/info",
          Set.of("title", "description", "termsOfService", "contact", "license", "version"),
          "/info/license",
          Set.of("name", "url"),
          "/components",
          Set.of(
              "schemas",
              "responses",
              "parameters",
              "examples",
              "requestBodies",
              "headers",
              "securitySchemes",
              "links",
              "callbacks"));

  /** What a schema can have in OpenAPI 3.0; what 3.1 brought is not among them. */
  private static final Set<String> SCHEMA_KEYWORDS =
      Set.of(
          "additionalProperties",
          "allOf",
          "anyOf",
          "default",
          "deprecated",
          "description",
          "discriminator",
          "enum",
          "example",
          "exclusiveMaximum",
          "exclusiveMinimum",
          "externalDocs",
          "format",
          "items",
          "maxItems",
          "maxLength",
          "maxProperties",
          "maximum",
          "minItems",
          "minLength",
          "minProperties",
          "minimum",
          "multipleOf",
          "not",
          "nullable",
          "oneOf",
          "pattern",
          "properties",
          "readOnly",
          "required",
          "title",
          "type",
          "uniqueItems",
          "writeOnly",
          "xml");

  private static final Pattern COMPONENT_NAME = Pattern.compile("[A-Z][A-Za-z0-9]*");
  private static final Pattern STATUS = Pattern.compile("[1-5][0-9]{2}");

  private DocumentRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule("no key stands twice", DocumentRules::repetitions),
        new HouseRule("the generators take the document", DocumentRules::generators),
        new HouseRule("the document is OpenAPI 3.0.3", DocumentRules::version),
        new HouseRule("nothing in it needs OpenAPI 3.1", DocumentRules::newer),
        new HouseRule("the top level is in order", DocumentRules::order),
        new HouseRule("a tag is described, used and of one family", DocumentRules::tags),
        new HouseRule("components are named in UpperCamel, by meaning", DocumentRules::names),
        new HouseRule("every reference leads somewhere", DocumentRules::references),
        new HouseRule("every component is used", DocumentRules::used));
  }

  private static void repetitions(ContractDocument document, Violations violations) {
    for (var repetition : violations.source().lines().repetitions()) {
      violations.add(
          repetition.line(),
          "'" + repetition.key() + "' stands here already, on line " + repetition.first(),
          "keep one of the two");
    }
  }

  /** Missing and unused codes, their statuses, repeated names: see {@code ContractChecks}. */
  private static void generators(ContractDocument document, Violations violations) {
    for (var refusal : Violation.in(violations.source().text())) {
      violations.add(refusal.line(), clause(refusal.what()), clause(refusal.mend()));
    }
  }

  private static String clause(String sentence) {
    var text = sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private static void version(ContractDocument document, Violations violations) {
    var version = document.root().path("openapi").asString("");
    if (!version.equals("3.0.3")) {
      violations.add("/openapi", "the version is '" + version + "'", "write openapi: 3.0.3");
    }
  }

  private static void newer(ContractDocument document, Violations violations) {
    for (var schema : Places.schemas(document)) {
      for (var keyword : schema.children()) {
        if (!SCHEMA_KEYWORDS.contains(keyword.name()) && !keyword.name().startsWith("x-")) {
          violations.add(
              keyword.pointer(),
              "a schema of OpenAPI 3.0 has no " + keyword.name(),
              "say it in the words of 3.0");
        }
      }
      if (schema.node().has("type") && !schema.node().path("type").isString()) {
        violations.add(
            schema.pointer() + "/type",
            "a schema of OpenAPI 3.0 has one type",
            "name it, and add nullable: true if the value may be null");
      }
      for (var bound : List.of("exclusiveMinimum", "exclusiveMaximum")) {
        if (schema.node().path(bound).isNumber()) {
          violations.add(
              schema.pointer() + "/" + bound,
              bound + " is true or false in OpenAPI 3.0",
              "put the number into minimum or maximum");
        }
      }
    }
    KEYS.forEach(
        (pointer, known) -> {
          for (var key : new Place(pointer, document.root().at(pointer)).children()) {
            if (!known.contains(key.name()) && !key.name().startsWith("x-")) {
              violations.add(
                  key.pointer(),
                  "OpenAPI 3.0 has no " + key.name() + " in " + pointer.substring(1),
                  "say it in the words of 3.0");
            }
          }
        });
    Walk.over(
        "",
        document.root(),
        (pointer, node) -> {
          if (node.has("$ref") && node.size() > 1) {
            violations.add(
                pointer, "OpenAPI 3.0 ignores what stands beside a $ref", "leave the $ref alone");
          }
        });
  }

  private static void order(ContractDocument document, Violations violations) {
    var last = 0;
    for (var key : Places.root(document).children()) {
      var place = ORDER.indexOf(key.name().startsWith("x-") ? "x-" : key.name());
      if (place < 0) {
        violations.add(
            key.pointer(),
            key.name() + " does not belong at the top",
            "keep to openapi, info, servers, tags, extensions, paths, components");
      } else if (place < last) {
        violations.add(
            key.pointer(),
            key.name() + " comes too late",
            "order the top as openapi, info, servers, tags, extensions, paths, components");
      }
      last = Math.max(last, place);
    }
    for (var key : List.of("info", "tags", "paths", "components")) {
      if (!document.root().has(key)) {
        violations.add("", key + " is missing", "add it");
      }
    }
  }

  private static void tags(ContractDocument document, Violations violations) {
    var families = new HashMap<String, String>();
    var listed = new HashSet<String>();
    var tags = Places.root(document).child("tags").items();
    tags.forEach(tag -> listed.add(tag.text("name")));
    for (var operation : document.operations()) {
      var pointer = operation.pointer() + "/tags";
      var tag = operation.node().path("tags").path(0).asString("");
      if (!tag.isEmpty() && !listed.contains(tag)) {
        violations.add(pointer, "the tag " + tag + " is not listed", "add it to tags at the top");
      }
      var first = families.putIfAbsent(tag, operation.family());
      if (first != null && !first.equals(operation.family())) {
        violations.add(
            pointer,
            "the tag " + tag + " is one of the family " + first,
            "give the operations of " + operation.family() + " tags of their own");
      }
    }
    var seen = new HashSet<String>();
    for (var tag : tags) {
      var name = tag.text("name");
      if (tag.lacks("description")) {
        violations.add(tag.pointer(), "the tag " + name + " is not described", "describe it");
      }
      if (!families.containsKey(name)) {
        violations.add(tag.pointer(), "no operation has the tag " + name, "remove it");
      }
      if (!seen.add(name)) {
        violations.add(tag.pointer(), "the tag " + name + " is listed twice", "keep one of them");
      }
    }
  }

  private static void names(ContractDocument document, Violations violations) {
    for (var kind : Places.root(document).child("components").children()) {
      Map<String, String> seen = new HashMap<>();
      for (var component : kind.children()) {
        var name = component.name();
        if (!COMPONENT_NAME.matcher(name).matches()) {
          violations.add(component.pointer(), name + " is not in UpperCamel", "rename it");
        }
        if (kind.name().equals("responses") && STATUS.matcher(name).find()) {
          violations.add(
              component.pointer(),
              name + " is named by a status",
              "name what it means, such as CutConflict");
        }
        var other = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
        if (other != null) {
          violations.add(
              component.pointer(), name + " differs from " + other + " in case only", "rename it");
        }
      }
    }
  }

  private static void references(ContractDocument document, Violations violations) {
    Walk.over(
        "",
        document.root(),
        (pointer, node) -> {
          var reference = node.path("$ref").asString("");
          if (reference.isEmpty()) {
            return;
          }
          if (!reference.startsWith("#/")) {
            violations.add(pointer, reference + " leaves the document", "keep all in one file");
          } else if (document.root().at(reference.substring(1)).isMissingNode()) {
            violations.add(
                pointer, "nothing is at " + reference, "define it there, or correct the name");
          }
        });
  }

  private static void used(ContractDocument document, Violations violations) {
    var reached = new HashSet<String>();
    for (var part : List.of("paths", "x-families", "x-error-catalog")) {
      reached.addAll(References.from(document, document.root().path(part)));
    }
    for (var operation : Places.operations(document)) {
      for (var alternative : operation.node().path("security")) {
        alternative
            .propertyNames()
            .forEach(scheme -> reached.add("/components/securitySchemes/" + scheme));
      }
    }
    for (var kind : Places.root(document).child("components").children()) {
      for (var component : kind.children()) {
        if (!reached.contains(component.pointer())) {
          violations.add(component.pointer(), "no operation uses " + component.name(), "remove it");
        }
      }
    }
  }
}
