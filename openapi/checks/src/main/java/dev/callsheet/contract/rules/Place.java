package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ContractDocument;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A value with the JSON pointer to it. */
record Place(String pointer, JsonNode node) {
  Place child(String name) {
    return new Place(pointer + "/" + ContractDocument.escape(name), node.path(name));
  }

  String name() {
    return pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
  }

  /** Returns the entries of a map. */
  List<Place> children() {
    return node.properties().stream().map(entry -> child(entry.getKey())).toList();
  }

  /** Returns the items of a list. */
  List<Place> items() {
    var items = new ArrayList<Place>();
    for (var index = 0; node.isArray() && index < node.size(); index++) {
      items.add(new Place(pointer + "/" + index, node.get(index)));
    }
    return items;
  }

  /** Returns the text at a key; empty where there is none. */
  String text(String key) {
    return node.path(key).asString("");
  }

  boolean lacks(String key) {
    return text(key).isBlank();
  }
}
