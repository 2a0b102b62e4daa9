package dev.callsheet.contract.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.document.ContractDocument;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is changed in the document, and wherever, is told of. */
class NothingIsLostTest {
  private static final ContractDocument WHOLE = ContractDocument.load();
  private static final ContractDocument DOCUMENT = Excerpt.of(WHOLE);

  /** One place of each kind that the document has. */
  private static final Map<String, String> PLACES = KindOfPlace.in("", DOCUMENT.root());

  @Test
  void anExcerptOfTheDocumentHasEveryKindOfPlace() {
    assertEquals(
        new TreeSet<>(KindOfPlace.in("", WHOLE.root()).keySet()), new TreeSet<>(PLACES.keySet()));
  }

  @Test
  void everyKindOfPlaceIsCompared() {
    assertTrue(PLACES.size() > 150, () -> "hardly anything was compared: " + PLACES);
    var lost =
        PLACES.values().stream()
            .filter(place -> !place.isEmpty() && !place.equals("/info/version"))
            .filter(NothingIsLostTest::isLost)
            .toList();
    assertEquals("", String.join("\n", lost));
  }

  @Test
  void everyKindOfObjectIsLookedThroughForUnknownKeys() {
    // What stands beside a reference means nothing in OpenAPI 3.0.
    var lost =
        PLACES.values().stream()
            .filter(place -> DOCUMENT.root().at(place).isObject())
            .filter(place -> !DOCUMENT.root().at(place).has("$ref"))
            .filter(NothingIsLostTest::losesAnUnknownKey)
            .toList();
    assertEquals("", String.join("\n", lost));
  }

  private static boolean isLost(String pointer) {
    return isLost(changed(pointer, NothingIsLostTest::other));
  }

  private static boolean losesAnUnknownKey(String pointer) {
    return isLost(
        changed(pointer, object -> Optional.of(copy((ObjectNode) object).put("unforeseen", true))));
  }

  private static JsonNode changed(String pointer, Function<JsonNode, Optional<JsonNode>> change) {
    return changed(DOCUMENT.root(), JsonPointer.compile(pointer), change).orElseThrow();
  }

  /**
   * Returns a copy that is changed at one place, or, if nothing takes its place, lacks it. All that
   * is not on the way there it has in common with the original, which spares the comparison most of
   * its work.
   */
  private static Optional<JsonNode> changed(
      JsonNode node, JsonPointer place, Function<JsonNode, Optional<JsonNode>> change) {
    if (place.matches()) {
      return change.apply(node);
    }
    var step = place.getMatchingProperty();
    switch (node) {
      case ObjectNode object -> {
        var copy = copy(object);
        changed(object.path(step), place.tail(), change)
            .ifPresentOrElse(child -> copy.set(step, child), () -> copy.remove(step));
        return Optional.of(copy);
      }
      case ArrayNode array -> {
        var copy = JsonNodeFactory.instance.arrayNode().addAll(array);
        var index = place.getMatchingIndex();
        changed(array.path(index), place.tail(), change)
            .ifPresentOrElse(child -> copy.set(index, child), () -> copy.remove(index));
        return Optional.of(copy);
      }
      default -> throw new IllegalStateException(step);
    }
  }

  private static ObjectNode copy(ObjectNode object) {
    return JsonNodeFactory.instance.objectNode().setAll(object);
  }

  private static boolean isLost(JsonNode copy) {
    var changes = DocumentComparison.between(DOCUMENT, ContractDocument.read(copy));
    return changes.isEmpty() || changes.markdown().contains("changes nothing of what it says");
  }

  /** Another value in place of a simple one; none for a list or an object, which is taken out. */
  private static Optional<JsonNode> other(JsonNode value) {
    var nodes = JsonNodeFactory.instance;
    return switch (value.getNodeType()) {
      case STRING -> Optional.of(nodes.stringNode(value.asString() + "x"));
      case NUMBER -> Optional.of(nodes.numberNode(value.asLong() + 1));
      case BOOLEAN -> Optional.of(nodes.booleanNode(!value.asBoolean()));
      default -> Optional.empty();
    };
  }
}
