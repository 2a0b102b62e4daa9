package dev.callsheet.contract.changes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The same place in the released document and in the current one; missing where it is not. */
record Pair(JsonNode before, JsonNode after) {
  Pair at(String key) {
    return new Pair(before.path(key), after.path(key));
  }

  /** Every key of either side, in the order of the document. */
  Set<String> keys() {
    var keys = new LinkedHashSet<>(before.propertyNames());
    keys.addAll(after.propertyNames());
    return keys;
  }

  /** The keys under which the sides differ. */
  List<String> differences() {
    return keys().stream().filter(key -> !at(key).same()).toList();
  }

  boolean same() {
    return before.equals(after);
  }

  /** The same, with all properties in the same order. */
  boolean identical() {
    return before == after || (same() && before.toString().equals(after.toString()));
  }

  boolean added() {
    return before.isMissingNode() && !after.isMissingNode();
  }

  boolean removed() {
    return !before.isMissingNode() && after.isMissingNode();
  }

  /** How the value is shown, and what it was. */
  String values() {
    return "%s (before: %s)".formatted(show(after), show(before));
  }

  static String show(JsonNode value) {
    if (value.isMissingNode()) {
      return "none";
    }
    return "`" + (value.isString() ? value.asString() : value.toString()) + "`";
  }
}
