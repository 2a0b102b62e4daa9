package dev.callsheet.contract.rules;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where things of one kind stand in the document, wherever that is. */
final class Places {
  private static final Set<String> DATA = Set.of("example", "examples", "default");

  private final List<Place> schemas = new ArrayList<>();
  private final List<Place> examples = new ArrayList<>();

  private Places() {}

  static Place root(ContractDocument document) {
    return new Place("", document.root());
  }

  /** Returns the components of one kind. */
  static List<Place> components(ContractDocument document, String kind) {
    return root(document).child("components").child(kind).children();
  }

  /** Returns every operation, those of callbacks too. */
  static List<Place> operations(ContractDocument document) {
    var operations = new ArrayList<Place>();
    Walk.over(
        "/paths",
        document.root().path("paths"),
        (pointer, node) -> {
          if (node.path("responses").isObject()) {
            operations.add(new Place(pointer, node));
          }
        });
    return operations;
  }

  /** Returns every parameter, in components and in operations; references are left out. */
  static List<Place> parameters(ContractDocument document) {
    return Stream.concat(
            components(document, "parameters").stream(),
            operations(document).stream()
                .flatMap(operation -> operation.child("parameters").items().stream()))
        .filter(parameter -> !parameter.node().has("$ref"))
        .toList();
  }

  /** Returns every schema and every schema within one; references are left out. */
  static List<Place> schemas(ContractDocument document) {
    return of(document).schemas;
  }

  /** Returns whatever has a schema and can have an example: media types, parameters, headers. */
  static List<Place> exemplified(ContractDocument document) {
    return of(document).examples;
  }

  private static Places of(ContractDocument document) {
    var places = new Places();
    places.search(root(document));
    return places;
  }

  private void search(Place place) {
    if (place.node().has("schema")) {
      examples.add(place);
    }
    for (var child : place.children()) {
      if (child.name().equals("schema")) {
        schema(child);
      } else if (child.pointer().equals("/components/schemas")) {
        child.children().forEach(this::schema);
      } else if (!DATA.contains(child.name())) {
        search(child);
      }
    }
    place.items().forEach(this::search);
  }

  private void schema(Place place) {
    if (!place.node().has("$ref")) {
      schemas.add(place);
    }
    place.child("properties").children().forEach(this::schema);
    for (var key : List.of("items", "not", "additionalProperties")) {
      if (place.node().path(key).isObject()) {
        schema(place.child(key));
      }
    }
    for (var key : List.of("allOf", "oneOf", "anyOf")) {
      place.child(key).items().forEach(this::schema);
    }
  }
}
