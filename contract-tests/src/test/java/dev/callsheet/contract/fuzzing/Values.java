package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.family.TestedFamily;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values that an operation takes, made from its schemas. */
final class Values {
  private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();

  private final ContractDocument document;
  private final TestedFamily family;
  private final Cursors cursors;
  private final ApiOperation operation;
  private final Random random;

  Values(
      ContractDocument document,
      TestedFamily family,
      Cursors cursors,
      ApiOperation operation,
      Random random) {
    this.document = document;
    this.family = family;
    this.cursors = cursors;
    this.operation = operation;
    this.random = random;
  }

  Random random() {
    return random;
  }

  TestedFamily family() {
    return family;
  }

  Cursors cursors() {
    return cursors;
  }

  /** Follows references. */
  JsonNode resolve(JsonNode schema) {
    return document.resolve(schema);
  }

  /** Returns what the family knows to be useful under this name. */
  Optional<String> known(String name) {
    return name.equals(Cursors.PARAMETER) ? cursors.own(operation) : family.value(operation, name);
  }

  /** Returns a value as text, as a parameter has it. */
  String text(String name, JsonNode schema) {
    return known(name).orElseGet(() -> valid(name, schema, false).asString());
  }

  /** Returns a value that a body may have, or only what it must have. */
  JsonNode valid(String name, JsonNode reference, boolean minimal) {
    var schema = resolve(reference);
    var type = schema.path("type").asString("");
    if (type.equals("string")) {
      var known = known(name);
      if (known.isPresent()) {
        return JSON.stringNode(known.get());
      }
    }
    if (schema.has("oneOf")) {
      var union = schema.path("oneOf");
      return valid(name, union.path(random.nextInt(union.size())), minimal);
    }
    if (schema.has("enum")) {
      return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
    }
    return switch (type) {
      case "object" -> object(schema, minimal);
      case "array" -> array(name, schema, minimal);
      case "integer" -> JSON.numberNode(integer(schema));
      case "number" -> JSON.numberNode((double) integer(schema));
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      default -> JSON.stringNode(string(schema));
    };
  }

  /** Returns an example of the document, about resources that exist. */
  JsonNode example(JsonNode example) {
    var copy = example.deepCopy();
    if (copy instanceof ObjectNode object) {
      for (var property : List.copyOf(object.propertyNames())) {
        known(property).ifPresent(value -> object.put(property, value));
      }
    }
    return copy;
  }

  private ObjectNode object(JsonNode schema, boolean minimal) {
    var object = JSON.objectNode();
    for (var property : schema.path("properties").properties()) {
      if (requires(schema, property.getKey()) || (!minimal && random.nextBoolean())) {
        object.set(property.getKey(), valid(property.getKey(), property.getValue(), minimal));
      }
    }
    return object;
  }

  static boolean requires(JsonNode schema, String property) {
    return schema.path("required").valueStream().anyMatch(name -> name.asString().equals(property));
  }

  private JsonNode array(String name, JsonNode schema, boolean minimal) {
    var array = JSON.arrayNode();
    var size = schema.path("minItems").asInt(0) + (minimal ? 0 : random.nextInt(3));
    for (var tries = 0; tries < 3 * size && array.size() < size; tries++) {
      var item = valid(name, schema.path("items"), minimal);
      if (array.valueStream().noneMatch(item::equals)) {
        array.add(item);
      }
    }
    return array;
  }

  private long integer(JsonNode schema) {
    var minimum = schema.path("minimum").asLong(0);
    var maximum = schema.path("maximum").asLong(minimum + 1000);
    return switch (random.nextInt(4)) {
      case 0 -> minimum;
      case 1 -> maximum;
      default -> minimum + (long) (random.nextDouble() * Math.min(maximum - minimum, 5000));
    };
  }

  private String string(JsonNode schema) {
    if (schema.path("format").asString("").equals("uri")) {
      return "http://127.0.0.1:9/" + random.nextInt(1000);
    }
    var minimum = schema.path("minLength").asInt(0);
    var maximum = Math.max(minimum, Math.min(schema.path("maxLength").asInt(50), 300));
    var length = minimum + random.nextInt(maximum - minimum + 1);
    return Texts.ofLength(random.nextInt(4) == 0 ? maximum : length, random);
  }
}
