package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Walk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which components a part of the document reaches, directly or through other components. */
final class References {
  private final ContractDocument document;
  private final Set<String> reached = new HashSet<>();

  private References(ContractDocument document) {
    this.document = document;
  }

  /** Returns JSON pointers to all components that {@code start} reaches. */
  static Set<String> from(ContractDocument document, JsonNode start) {
    var references = new References(document);
    references.collect(start);
    return references.reached;
  }

  private void collect(JsonNode start) {
    Walk.over("", start, (_, node) -> in(node).forEach(this::follow));
  }

  private void follow(String reference) {
    if (reference.startsWith("#/") && reached.add(reference.substring(1))) {
      collect(document.root().at(reference.substring(1)));
    }
  }

  /** Returns the references of a node itself: its own, and those that a discriminator maps to. */
  static List<String> in(JsonNode node) {
    var references = new ArrayList<String>();
    if (node.path("$ref").isString()) {
      references.add(node.path("$ref").asString());
    }
    if (node.path("propertyName").isString()) {
      for (var target : node.path("mapping")) {
        references.add(target.asString(""));
      }
    }
    return references;
  }
}
