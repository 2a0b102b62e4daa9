package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Walk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The document as a whole: its version, its order, its names and references. */
final class DocumentRules {
  private static final List<String> ORDER =
      List.of(
          "openapi",
          "info",
          "externalDocs",
          "servers",
          "security",
          "tags",
          "x-",
          "paths",
          "components");

  private static final String ORDER_IN_WORDS = String.join(", ", ORDER).replace("x-", "extensions");

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

  private DocumentRules() {}

  static List<HouseRule> all() {
    return List.of(
        new HouseRule("unique-keys", "no key stands twice", DocumentRules::repetitions),
        new HouseRule("openapi-version", "the document is OpenAPI 3.0.3", DocumentRules::version),
        new HouseRule("openapi-keywords", "nothing in it needs OpenAPI 3.1", DocumentRules::newer),
        new HouseRule("top-level-order", "the top level is in order", DocumentRules::order),
        new HouseRule("references", "every reference leads somewhere", DocumentRules::references),
        new HouseRule("used-components", "every component is used", DocumentRules::used));
  }

  private static void repetitions(ContractDocument document, Violations violations) {
    for (var repetition : violations.source().lines().repetitions()) {
      violations.add(
          repetition.line(),
          "'" + repetition.key() + "' stands here already, on line " + repetition.first(),
          "keep one of the two");
    }
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
            key.pointer(), key.name() + " does not belong at the top", "keep to " + ORDER_IN_WORDS);
      } else if (place < last) {
        violations.add(
            key.pointer(), key.name() + " comes too late", "order the top as " + ORDER_IN_WORDS);
      }
      last = Math.max(last, place);
    }
    for (var key : List.of("info", "tags", "paths", "components")) {
      if (!document.root().has(key)) {
        violations.add("", key + " is missing", "add it");
      }
    }
  }

  private static void references(ContractDocument document, Violations violations) {
    Walk.over(
        "",
        document.root(),
        (pointer, node) -> {
          for (var reference : References.in(node)) {
            if (!reference.startsWith("#/")) {
              violations.add(pointer, reference + " leaves the document", "keep all in one file");
            } else if (document.root().at(reference.substring(1)).isMissingNode()) {
              violations.add(
                  pointer, "nothing is at " + reference, "define it there, or correct the name");
            }
          }
        });
  }

  private static void used(ContractDocument document, Violations violations) {
    var reached = new HashSet<String>();
    for (var part : List.of("paths", "x-families", "x-error-catalog")) {
      reached.addAll(References.from(document, document.root().path(part)));
    }
    var secured = new ArrayList<>(Places.operations(document));
    secured.add(Places.root(document));
    for (var place : secured) {
      for (var alternative : place.node().path("security")) {
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
