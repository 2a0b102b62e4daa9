package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.DeclaredAnswer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * In which order the parts of a document are used: by the families, by the catalogue, then by the
 * operations, what is referred to being followed at once.
 */
final class FirstUses {
  private static final Set<String> DATA = Set.of("example", "examples", "enum");

  private final ContractDocument document;
  private final Map<String, Integer> numbers = new HashMap<>();

  private FirstUses(ContractDocument document) {
    this.document = document;
  }

  static FirstUses of(ContractDocument document) {
    var uses = new FirstUses(document);
    uses.meet(document.root().path("x-families"));
    uses.meet(document.root().path("x-error-catalog"));
    for (var family : document.families().values()) {
      for (var error : family.node().path("framework-errors").properties()) {
        var declared = error.getValue();
        uses.number(
            error(
                family.name(),
                declared.path("code").asString(declared.path("status").asString(""))));
      }
    }
    for (var operation : document.operations()) {
      uses.meet(operation);
    }
    return uses;
  }

  /** Returns the number of a component, by the JSON pointer to it. */
  int ofComponent(String pointer) {
    return of("#" + pointer);
  }

  /** Returns the number of a tag. */
  int ofTag(String name) {
    return of("tag " + name);
  }

  /** Returns the number of an error, by its code, or by its status where it has none. */
  int ofError(String family, String name) {
    return of(error(family, name));
  }

  private static String error(String family, String name) {
    return "error " + family + " " + name;
  }

  private int of(String key) {
    return numbers.getOrDefault(key, Integer.MAX_VALUE);
  }

  private void number(String key) {
    numbers.putIfAbsent(key, numbers.size());
  }

  private void meet(ApiOperation operation) {
    number("tag " + operation.node().path("tags").path(0).asString(""));
    for (var alternative : operation.node().path("security")) {
      alternative
          .propertyNames()
          .forEach(scheme -> number("#/components/securitySchemes/" + scheme));
    }
    meet(operation.node());
    for (var answer : operation.answers().values()) {
      if (answer.isError()) {
        errors(operation.family(), answer);
      }
    }
  }

  private void errors(String family, DeclaredAnswer answer) {
    for (var code : answer.codes()) {
      document
          .entry(family, code, answer.status())
          .ifPresent(entry -> number(error(family, entry.name())));
    }
  }

  private void meet(JsonNode node) {
    for (var reference : References.in(node)) {
      if (!numbers.containsKey(reference)) {
        number(reference);
        if (reference.startsWith("#/")) {
          meet(document.root().at(reference.substring(1)));
        }
      }
    }
    for (var property : node.properties()) {
      if (!DATA.contains(property.getKey())) {
        meet(property.getValue());
      }
    }
    if (node.isArray()) {
      node.forEach(this::meet);
    }
  }
}
