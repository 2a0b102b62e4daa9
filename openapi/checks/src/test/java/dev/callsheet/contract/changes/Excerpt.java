package dev.callsheet.contract.changes;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Walk;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of a document that shows every kind of place that the whole has: few of its operations,
 * and the components that these use.
 */
final class Excerpt {
  private final ContractDocument document;

  private Excerpt(ContractDocument document) {
    this.document = document;
  }

  static ContractDocument of(ContractDocument document) {
    var excerpt = new Excerpt(document);
    var copy = (ObjectNode) document.root().deepCopy();
    var kept = excerpt.few();
    for (var operation : document.operations()) {
      if (!kept.contains(operation.pointer())) {
        remove(copy, operation);
      }
    }
    var used = new HashSet<String>();
    for (var part : List.of("x-families", "x-error-catalog", "paths")) {
      excerpt.reach(copy.path(part), used);
    }
    for (var kind : copy.path("components").properties()) {
      var components = (ObjectNode) kind.getValue();
      for (var name : List.copyOf(components.propertyNames())) {
        var pointer = "/components/" + kind.getKey() + "/" + name;
        if (!kind.getKey().equals("securitySchemes") && !used.contains(pointer)) {
          components.remove(name);
        }
      }
    }
    return ContractDocument.read(copy);
  }

  /** Takes, again and again, the operation that shows most of what is not shown yet. */
  private Set<String> few() {
    var shown = shown();
    var wanted = new HashSet<String>();
    shown.values().forEach(wanted::addAll);
    var kept = new HashSet<String>();
    while (!wanted.isEmpty()) {
      var most =
          shown.entrySet().stream()
              .max(
                  Comparator.comparingLong(
                      entry -> entry.getValue().stream().filter(wanted::contains).count()))
              .orElseThrow();
      kept.add(most.getKey());
      wanted.removeAll(most.getValue());
    }
    return kept;
  }

  /** The kinds of places that each operation has, with the components that it reaches. */
  private Map<String, Set<String>> shown() {
    var shown = new HashMap<String, Set<String>>();
    for (var operation : document.operations()) {
      var kinds = new HashSet<>(KindOfPlace.in(operation.pointer(), operation.node()).keySet());
      var components = new HashSet<String>();
      reach(operation.node(), components);
      for (var pointer : components) {
        kinds.addAll(KindOfPlace.in(pointer, document.root().at(pointer)).keySet());
      }
      shown.put(operation.pointer(), kinds);
    }
    return shown;
  }

  private void reach(JsonNode part, Set<String> components) {
    Walk.over(
        "",
        part,
        (_, node) -> {
          var reference = node.path("$ref").asString("");
          if (reference.startsWith("#/") && components.add(reference.substring(1))) {
            reach(document.root().at(reference.substring(1)), components);
          }
        });
  }

  private static void remove(ObjectNode copy, ApiOperation operation) {
    var methods = (ObjectNode) copy.path("paths").path(operation.path());
    methods.remove(operation.method().toLowerCase(Locale.ROOT));
    if (methods.isEmpty()) {
      ((ObjectNode) copy.path("paths")).remove(operation.path());
    }
  }
}
