package dev.callsheet.contract.client;

import dev.callsheet.contract.document.ContractDocument;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The places in an example that hold a value of an enumeration. */
final class EnumPlaces {
  private final ContractDocument document;
  private final List<JsonPointer> places = new ArrayList<>();

  private EnumPlaces(ContractDocument document) {
    this.document = document;
  }

  static List<JsonPointer> of(ContractDocument document, JsonNode schema, JsonNode example) {
    var found = new EnumPlaces(document);
    found.collect(schema, example, JsonPointer.empty());
    return found.places.stream().distinct().toList();
  }

  private void collect(JsonNode reference, JsonNode value, JsonPointer place) {
    var schema = document.resolve(reference);
    if (schema.has("enum") && value.isString()) {
      places.add(place);
    }
    for (var part : schema.path("allOf")) {
      collect(part, value, place);
    }
    for (var part : schema.path("oneOf")) {
      collect(part, value, place);
    }
    for (var property : value.properties()) {
      var name = property.getKey();
      var declared = schema.path("properties").path(name);
      var below = declared.isMissingNode() ? schema.path("additionalProperties") : declared;
      collect(below, property.getValue(), place.appendProperty(name));
    }
    for (var index = 0; value.isArray() && index < value.size(); index++) {
      collect(schema.path("items"), value.get(index), place.appendIndex(index));
    }
  }
}
