package dev.callsheet.contract.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Walk;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is changed in the document, and wherever, is told of. */
class NothingIsLostTest {
  /** Keys of which the children have names of our own. */
  private static final Pattern NAMES =
      Pattern.compile(
          "/(paths|schemas|parameters|headers|responses|properties|securitySchemes|examples|content"
              + "|x-families|unrouted|callbacks)/[^/]+");

  private static final Pattern POSITIONS = Pattern.compile("/\\d+(?=/|$)");

  private static final Pattern EXAMPLES = Pattern.compile(".*/(example|value)/.*");

  private final ContractDocument document = ContractDocument.load();

  @Test
  void everyKindOfPlaceIsCompared() {
    var places = places();
    assertTrue(places.size() > 150, () -> "hardly anything was compared: " + places);
    var lost =
        places.stream()
            .filter(place -> !place.equals("/info/version"))
            .filter(this::isLost)
            .toList();
    assertEquals("", String.join("\n", lost));
  }

  @Test
  void everyKindOfObjectIsLookedThroughForUnknownKeys() {
    // What stands beside a reference means nothing in OpenAPI 3.0.
    var lost =
        places().stream()
            .filter(place -> document.root().at(place).isObject())
            .filter(place -> !document.root().at(place).has("$ref"))
            .filter(this::losesAnUnknownKey)
            .toList();
    assertEquals("", String.join("\n", lost));
  }

  private boolean isLost(String pointer) {
    var copy = document.root().deepCopy();
    var place = JsonPointer.compile(pointer);
    var other = other(copy.at(place));
    switch (copy.at(place.head())) {
      case ObjectNode object when other == null ->
          object.remove(place.last().getMatchingProperty());
      case ObjectNode object -> object.set(place.last().getMatchingProperty(), other);
      case ArrayNode array when other == null -> array.remove(place.last().getMatchingIndex());
      case ArrayNode array -> array.set(place.last().getMatchingIndex(), other);
      default -> throw new IllegalStateException(pointer);
    }
    return isLost(copy);
  }

  private boolean losesAnUnknownKey(String pointer) {
    var copy = document.root().deepCopy();
    ((ObjectNode) copy.at(pointer)).put("unforeseen", true);
    return isLost(copy);
  }

  private boolean isLost(JsonNode copy) {
    var changes = DocumentComparison.between(document, ContractDocument.read(copy));
    return changes.isEmpty() || changes.markdown().contains("changes nothing of what it says");
  }

  /** Another value in place of a simple one; null for a list or an object, which is taken out. */
  private static @Nullable JsonNode other(JsonNode value) {
    var nodes = JsonNodeFactory.instance;
    return switch (value.getNodeType()) {
      case STRING -> nodes.stringNode(value.asString() + "x");
      case NUMBER -> nodes.numberNode(value.asLong() + 1);
      case BOOLEAN -> nodes.booleanNode(!value.asBoolean());
      default -> null;
    };
  }

  /** One pointer for each kind of place that the document has. */
  private Collection<String> places() {
    var places = new LinkedHashMap<String, String>();
    Walk.over(
        "",
        document.root(),
        (pointer, node) -> {
          var kind = POSITIONS.matcher(NAMES.matcher(pointer).replaceAll("/$1/*")).replaceAll("/*");
          if (!pointer.isEmpty() && !EXAMPLES.matcher(pointer).matches()) {
            places.putIfAbsent(kind, pointer);
          }
        });
    return places.values();
  }
}
