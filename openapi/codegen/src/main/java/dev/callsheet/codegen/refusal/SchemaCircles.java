package dev.callsheet.codegen.refusal;

import dev.callsheet.codegen.yaml.Violations;
import dev.callsheet.codegen.yaml.YamlDocument;
import dev.callsheet.codegen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds named schemas that hold themselves otherwise than in a property, and so without an end. */
final class SchemaCircles {
  private static final List<String> LISTS = List.of("allOf", "oneOf", "anyOf");
  private static final List<String> PLACES = List.of("items", "additionalProperties");

  private final YamlDocument document;
  private final Set<String> done = new HashSet<>();
  private final List<String> open = new ArrayList<>();
  private final Violations violations;
  private boolean none = true;

  private SchemaCircles(YamlDocument document, Violations violations) {
    this.document = document;
    this.violations = violations;
  }

  /** Refuses each circle; whether there is none. */
  static boolean check(YamlDocument document, Violations violations) {
    var circles = new SchemaCircles(document, violations);
    document
        .at("/components/schemas")
        .entries()
        .keySet()
        .forEach(name -> circles.follow("#/components/schemas/" + name));
    return circles.none;
  }

  private void follow(String reference) {
    int begin = open.indexOf(reference);
    if (begin >= 0) {
      none = false;
      violations.add(
          document.at(reference.substring(1)),
          "The schema %s holds itself: %s."
              .formatted(
                  name(reference),
                  String.join(
                      " → ",
                      open.subList(begin, open.size()).stream().map(SchemaCircles::name).toList())),
          "Let the way back pass through a property of an object.");
      return;
    }
    YamlNode node = reference.startsWith("#/") ? document.at(reference.substring(1)) : null;
    if (node == null || !node.isMap() || done.contains(reference)) {
      return;
    }
    open.add(reference);
    within(node);
    open.remove(open.size() - 1);
    done.add(reference);
  }

  private void within(YamlNode node) {
    node.find("$ref").filter(YamlNode::isScalar).map(YamlNode::text).ifPresent(this::follow);
    for (String key : LISTS) {
      node.items(key).forEach(this::within);
    }
    for (String key : PLACES) {
      node.find(key).ifPresent(this::within);
    }
  }

  private static String name(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }
}
