package dev.callsheet.contract.document;

import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** Visits every node of a document with its JSON pointer. */
public final class Walk {
  private Walk() {}

  /** Visits {@code node} and all below it. */
  public static void over(String pointer, JsonNode node, BiConsumer<String, JsonNode> visitor) {
    visitor.accept(pointer, node);
    for (var property : node.properties()) {
      over(
          pointer + "/" + ContractDocument.escape(property.getKey()), property.getValue(), visitor);
    }
    if (node.isArray()) {
      for (var index = 0; index < node.size(); index++) {
        over(pointer + "/" + index, node.get(index), visitor);
      }
    }
  }
}
