package dev.callsheet.codegen.contract;

import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.Walk;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Which family a component of the document belongs to: the one family whose operations, framework
 * errors and catalogue reach it. What none or several of them reach belongs to no family.
 */
public final class Placement {
  private final Contract contract;
  private final Map<String, Set<String>> families = new HashMap<>();

  /** Follows what each family reaches. */
  public Placement(Contract contract) {
    this.contract = contract;
    for (Operation operation : contract.operations()) {
      String pointer = contract.document().operation(operation.id()).pointer();
      reach(contract.document().root().at(pointer), operation.family().name());
    }
    JsonNode root = contract.document().root();
    for (Family family : contract.families()) {
      reach(root.path("x-families").path(family.name()), family.name());
    }
    for (JsonNode entry : root.path("x-error-catalog")) {
      reach(entry, entry.path("family").asString(""));
    }
  }

  /** The family of a component. */
  public Family of(String kind, String component) {
    Set<String> owners = families.getOrDefault("#/components/" + kind + "/" + component, Set.of());
    return owners.size() == 1
        ? contract.document().families().getOrDefault(owners.iterator().next(), Family.NONE)
        : Family.NONE;
  }

  private void reach(JsonNode start, String family) {
    Walk.over(
        "",
        start,
        (pointer, node) -> {
          String reference = node.path("$ref").asString("");
          if (reference.startsWith("#/")
              && families.computeIfAbsent(reference, key -> new HashSet<>()).add(family)) {
            reach(contract.document().root().at(reference.substring(1)), family);
          }
        });
  }
}
