package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.document.ContractDocument;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes values of a schema, and values that are nearly so. */
final class SchemaFuzzer {
  private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();

  /** Texts that programs stumble over. */
  private static final List<String> AWKWARD =
      List.of(
          "",
          " ",
          "\u0000",
          "\uD83C\uDFAC".repeat(3),
          "e\u0301",
          "\u202Eabc",
          "\uFEFF",
          "' or 1=1 --",
          "../../etc/passwd",
          "%00",
          "${jndi:x}",
          "<script>",
          "null",
          "-0",
          "1e400",
          "x".repeat(1000));

  private final ContractDocument document;
  private final Random random;

  SchemaFuzzer(ContractDocument document, Random random) {
    this.document = document;
    this.random = random;
  }

  /** Returns a value that the schema allows. */
  JsonNode valid(JsonNode reference) {
    var schema = document.resolve(reference);
    if (schema.has("enum")) {
      return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
    }
    return switch (schema.path("type").asString("")) {
      case "object" -> validObject(schema);
      case "array" -> {
        var array = JSON.arrayNode();
        var size = schema.path("minItems").asInt(0) + random.nextInt(3);
        for (var index = 0; index < size; index++) {
          array.add(valid(schema.path("items")));
        }
        yield array;
      }
      case "integer" -> JSON.numberNode(between(schema));
      case "number" -> JSON.numberNode((double) between(schema));
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      default -> JSON.stringNode(text(schema));
    };
  }

  /** Returns a value with one thing changed, or several. */
  JsonNode mutated(JsonNode value) {
    var changed = value.deepCopy();
    for (var changes = 1 + random.nextInt(2); changes > 0; changes--) {
      changed = mutatedOnce(changed);
    }
    return changed;
  }

  private JsonNode mutatedOnce(JsonNode value) {
    if (!(value instanceof ObjectNode object) || object.isEmpty() || random.nextInt(8) == 0) {
      return junk();
    }
    var names = List.copyOf(object.propertyNames());
    var name = names.get(random.nextInt(names.size()));
    switch (random.nextInt(5)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(name, junk());
      case 2 -> object.set(name, mutatedOnce(object.path(name)));
      case 3 -> object.set("unknown_" + random.nextInt(10), junk());
      default -> object.putNull(name);
    }
    return object;
  }

  /** Returns a value of no particular schema. */
  JsonNode junk() {
    return switch (random.nextInt(8)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(random.nextLong());
      case 3 -> JSON.numberNode(random.nextDouble() * 1e300);
      case 4 -> JSON.arrayNode().add(JSON.nullNode());
      case 5 -> JSON.objectNode().put("a", 1);
      default -> JSON.stringNode(awkward());
    };
  }

  /** Returns a text that programs stumble over. */
  String awkward() {
    return AWKWARD.get(random.nextInt(AWKWARD.size()));
  }

  private ObjectNode validObject(JsonNode schema) {
    var object = JSON.objectNode();
    var required = schema.path("required").valueStream().map(name -> name.asString()).toList();
    for (var property : schema.path("properties").properties()) {
      if (required.contains(property.getKey()) || random.nextInt(3) > 0) {
        object.set(property.getKey(), valid(property.getValue()));
      }
    }
    return object;
  }

  private long between(JsonNode schema) {
    var minimum = schema.path("minimum").asLong(0);
    var maximum = schema.path("maximum").asLong(1000);
    return switch (random.nextInt(4)) {
      case 0 -> minimum;
      case 1 -> maximum;
      default -> minimum + Math.floorMod(random.nextLong(), Math.min(maximum - minimum, 5000) + 1);
    };
  }

  private String text(JsonNode schema) {
    if (schema.path("format").asString("").equals("uri")) {
      return "http://127.0.0.1:9/" + random.nextInt(1000);
    }
    var minimum = schema.path("minLength").asInt(1);
    var maximum = Math.min(schema.path("maxLength").asInt(50), 300);
    var length = random.nextBoolean() ? maximum : minimum + random.nextInt(maximum - minimum + 1);
    var text = new StringBuilder();
    for (var index = 0; index < length; index++) {
      text.appendCodePoint(random.nextInt(20) == 0 ? 0x1F3AC : 'a' + random.nextInt(26));
    }
    return text.toString();
  }
}
