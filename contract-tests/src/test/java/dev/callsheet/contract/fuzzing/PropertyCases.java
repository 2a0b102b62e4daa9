package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.document.ContractDocument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Unusual values of the properties of a JSON body, at every depth that its schema has. */
final class PropertyCases {
  private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();
  private static final int HUGE = 20_000;
  private static final int MANY = 2000;

  /** Stands for the first item of an array. */
  private static final String ITEM = "[]";

  private final List<Case> cases;
  private final ContractDocument document;
  private final List<String> path;
  private final JsonNode schema;

  /** The case of a union that the body is of; null where it is no union. */
  private final @Nullable JsonNode whole;

  private PropertyCases(
      List<Case> cases,
      ContractDocument document,
      List<String> path,
      JsonNode schema,
      @Nullable JsonNode whole) {
    this.cases = cases;
    this.document = document;
    this.path = path;
    this.schema = schema;
    this.whole = whole;
  }

  /** Adds the cases of what stands at a path, and below. */
  static void add(
      List<Case> cases, List<String> path, JsonNode reference, ContractDocument document) {
    new PropertyCases(cases, document, path, document.resolve(reference), null).addAll();
  }

  private void addAll() {
    var type = schema.path("type").asString("");
    if (!path.isEmpty()) {
      addOfAnyType(type);
    }
    if (schema.has("oneOf")) {
      addUnion();
    }
    switch (type) {
      case "object" -> addObject();
      case "array" -> addArray();
      case "integer", "number" -> addNumber(type);
      case "string" -> addString();
      default -> {}
    }
  }

  private void addOfAnyType(String type) {
    set("null", _ -> JSON.nullNode());
    set("an object", _ -> JSON.objectNode().put("a", 1));
    set("an array", _ -> JSON.arrayNode().add(JSON.nullNode()));
    set("deep", _ -> raw("[".repeat(MANY) + "]".repeat(MANY)));
    if (!type.equals("string")) {
      set("a text", draft -> JSON.stringNode(Texts.awkward(draft.random())));
      set("an empty text", _ -> JSON.stringNode(""));
    }
    if (!type.equals("boolean")) {
      set("a boolean", draft -> JSON.booleanNode(draft.random().nextBoolean()));
    }
    if (!type.equals("number") && !type.equals("integer")) {
      set("a number", draft -> JSON.numberNode(draft.random().nextLong()));
      set("a fraction", draft -> JSON.numberNode(draft.random().nextDouble()));
    }
  }

  /** What tells its cases apart, and below a union that is the whole body, each case by itself. */
  private void addUnion() {
    var property = schema.path("discriminator").path("propertyName").asString();
    inside("without what tells its case", (_, object) -> object.remove(property));
    inside("of no case", (draft, object) -> object.put(property, Texts.awkward(draft.random())));
    inside("of two cases", (draft, object) -> mix(draft, object, property));
    if (path.isEmpty()) {
      for (var each : schema.path("oneOf")) {
        new PropertyCases(cases, document, path, document.resolve(each), each).addAll();
      }
    }
  }

  /** Calls one case what has the properties of another. */
  private void mix(Draft draft, ObjectNode object, String property) {
    var other = draft.values().valid(name(), schema, true);
    object.set(property, other.path(property));
  }

  private void addObject() {
    inside("an extra property", (draft, object) -> extra(object, draft.random()));
    inside(
        "an extra property with an odd name", (_, object) -> object.put("\uD83C\uDFAC\u0000", 1));
    inside("many extra properties", (_, object) -> many(object));
    for (var property : schema.path("properties").properties()) {
      var name = property.getKey();
      inside("without " + name, (_, object) -> object.remove(name));
      inside(
          "twice " + name,
          (draft, object) -> {
            var value = draft.values().valid(name, property.getValue(), true).toString();
            // Another spelling of the name, so that the tree holds both.
            object.set(
                name,
                raw(value + ",\"" + name + "\":" + (draft.random().nextBoolean() ? value : "1")));
          });
      inside("in upper case " + name, (_, object) -> rename(object, name));
      var below = new ArrayList<>(path);
      below.add(name);
      add(List.copyOf(below), property.getValue());
    }
  }

  private void add(List<String> below, JsonNode reference) {
    new PropertyCases(cases, document, below, document.resolve(reference), whole).addAll();
  }

  private void addArray() {
    var below = new ArrayList<>(path);
    below.add(ITEM);
    set("no items", _ -> JSON.arrayNode());
    set("an item twice", draft -> items(draft, 2));
    if (schema.has("maxItems")) {
      var maximum = schema.path("maxItems").asInt();
      set("maxItems", draft -> items(draft, Math.min(maximum, MANY)));
      set("maxItems+1", draft -> items(draft, Math.min(maximum, MANY) + 1));
    }
    add(List.copyOf(below), schema.path("items"));
  }

  private JsonNode items(Draft draft, int size) {
    var item = draft.values().valid(name(), schema.path("items"), true);
    var items = JSON.arrayNode();
    for (var count = 0; count < size; count++) {
      items.add(item);
    }
    return items;
  }

  private void addNumber(String type) {
    for (var bound : List.of("minimum", "maximum")) {
      if (schema.has(bound)) {
        var value = new BigDecimal(schema.path(bound).asString());
        for (var step : List.of(-1, 0, 1)) {
          var number = JSON.numberNode(value.add(BigDecimal.valueOf(step)));
          set(bound + (step < 0 ? "-1" : "+" + step), _ -> number);
        }
      }
    }
    for (var number :
        List.of("1.5", "1.0", "1e2", "-0", "-0.0", "1e400", "1E-400", "1e999999999", "01", "NaN")) {
      set(number, _ -> raw(number));
    }
    set("a long number", draft -> raw("9".repeat(18 + draft.random().nextInt(2000))));
    set("2^31", _ -> JSON.numberNode(1L << 31));
    set("2^63", _ -> raw("9223372036854775808"));
    set("a number as text", draft -> JSON.stringNode("" + (1 + draft.random().nextInt(9))));
    if (type.equals("number")) {
      set("a small fraction", _ -> raw("-12.000000000000000000001"));
    }
  }

  private void addString() {
    set("empty", _ -> JSON.stringNode(""));
    set("blank", _ -> JSON.stringNode("   "));
    for (var again = 0; again < 3; again++) {
      set("code points", draft -> JSON.stringNode(Texts.awkward(draft.random())));
      set(
          "code points within",
          draft -> JSON.stringNode("a" + Texts.awkward(draft.random()) + "b"));
    }
    set("illegal UTF-8", draft -> JSON.stringNode("a" + Texts.illegal(draft.random())));
    set("half a surrogate pair", draft -> raw(half(draft.random())));
    set("broken escape", _ -> raw("\"\\u12\""));
    set("raw control", _ -> raw("\"a\u0001b\n\""));
    set("huge", draft -> JSON.stringNode(Texts.ofLength(HUGE, draft.random())));
    if (schema.has("enum")) {
      set("not in the enum", draft -> JSON.stringNode(anyOf(draft.random()) + "x"));
      set("upper case", draft -> JSON.stringNode(anyOf(draft.random()).toUpperCase(Locale.ROOT)));
      set("padded", draft -> JSON.stringNode(" " + anyOf(draft.random())));
      return;
    }
    if (schema.has("maxLength")) {
      var maximum = Math.min(schema.path("maxLength").asInt(), HUGE);
      set("maxLength", draft -> JSON.stringNode(Texts.ofLength(maximum, draft.random())));
      set("maxLength+1", draft -> JSON.stringNode(Texts.ofLength(maximum + 1, draft.random())));
      set("maxLength astral", _ -> JSON.stringNode(Texts.astral(maximum)));
      set("maxLength+1 astral", _ -> JSON.stringNode(Texts.astral(maximum + 1)));
    }
    if (schema.path("minLength").asInt(0) > 1) {
      var minimum = schema.path("minLength").asInt();
      set("minLength", draft -> JSON.stringNode(Texts.ofLength(minimum, draft.random())));
      set("minLength-1", draft -> JSON.stringNode(Texts.ofLength(minimum - 1, draft.random())));
      set("minLength-1 astral", _ -> JSON.stringNode(Texts.astral(minimum - 1)));
    }
    if (schema.path("format").asString("").equals("uri")) {
      addUrls();
    }
    if (name().endsWith("_id")) {
      addIds();
    }
  }

  private void addUrls() {
    for (var url :
        List.of(
            "http://",
            "http:///x",
            "http://[::1",
            "http://[::ffff:127.0.0.1]:9/",
            "http://user:password@127.0.0.1:9/",
            "http://127.0.0.1:99999/",
            "http://0x7f.1/",
            "http://2130706433/",
            "http://\uD83C\uDFAC/",
            "http://a..b/",
            "http://169.254.169.254/",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "//127.0.0.1/",
            "http://127.0.0.1:9/#%zz",
            "http://127.0.0.1:9/ x",
            "mailto:a@b",
            "HTTP://127.0.0.1:9/\u202E")) {
      set(url, _ -> JSON.stringNode(url));
    }
  }

  private void addIds() {
    set("foreign", draft -> JSON.stringNode(PathCases.foreign(draft, name())));
    set("foreign again", draft -> JSON.stringNode(PathCases.foreign(draft, name())));
    set("unknown", draft -> JSON.stringNode(ForeignIds.twin(PathCases.foreign(draft, name()))));
    set(
        "of another kind",
        draft ->
            JSON.stringNode(PathCases.oneOf(draft.values().family().foreignIds(), draft.random())));
    set(
        "upper case",
        draft ->
            JSON.stringNode(draft.values().known(name()).orElse("none").toUpperCase(Locale.ROOT)));
  }

  private String name() {
    return path.reversed().stream().filter(step -> !step.equals(ITEM)).findFirst().orElse("");
  }

  private String anyOf(Random random) {
    return schema.path("enum").path(random.nextInt(schema.path("enum").size())).asString();
  }

  private static String half(Random random) {
    return List.of("\"\\uD83C\"", "\"\\uDFAC\"", "\"\\uDFAC\\uD83C\"", "\"a\\uD800b\"")
        .get(random.nextInt(4));
  }

  private static void extra(ObjectNode object, Random random) {
    object.put("unknown_" + random.nextInt(10), Texts.awkward(random));
  }

  private static void many(ObjectNode object) {
    for (var number = 0; number < MANY; number++) {
      object.put("p" + number, number);
    }
  }

  private static void rename(ObjectNode object, String name) {
    var value = object.remove(name);
    object.set(name.toUpperCase(Locale.ROOT), value == null ? JSON.nullNode() : value);
  }

  private static JsonNode raw(String json) {
    return JSON.rawValueNode(new RawValue(json));
  }

  /** Adds a case that gives the property another value. */
  private void set(String what, Function<Draft, JsonNode> value) {
    cases.add(
        Case.of(
            "body " + String.join(".", path) + ": " + what,
            draft -> {
              var parent = descend(draft, path.subList(0, path.size() - 1));
              var last = path.getLast();
              switch (parent) {
                case ObjectNode object -> object.set(last, value.apply(draft));
                case ArrayNode array -> array.removeAll().add(value.apply(draft));
                default -> {}
              }
            }));
  }

  /** Adds a case that changes the object at the path. */
  private void inside(String what, BiConsumer<Draft, ObjectNode> change) {
    cases.add(
        Case.of(
            "body " + String.join(".", path) + ": " + what,
            draft -> {
              if (descend(draft, path) instanceof ObjectNode object) {
                change.accept(draft, object);
              }
            }));
  }

  /** Goes down a path, making what is missing on it. */
  private JsonNode descend(Draft draft, List<String> steps) {
    if (whole != null) {
      draft.json(draft.values().valid("", whole, true));
    }
    var node = draft.json();
    var at = draft.values().resolve(whole == null ? root(draft) : whole);
    for (var step : steps) {
      var below = at.path(step.equals(ITEM) ? "items" : "properties");
      var child = step.equals(ITEM) ? below : below.path(step);
      if (node instanceof ArrayNode array) {
        if (array.isEmpty()) {
          array.add(draft.values().valid(name(), child, true));
        }
        node = array.path(0);
      } else if (node instanceof ObjectNode object) {
        if (!object.has(step)) {
          object.set(step, draft.values().valid(step, child, true));
        }
        node = object.path(step);
      }
      at = draft.values().resolve(child);
    }
    return node;
  }

  private static JsonNode root(Draft draft) {
    var content = draft.operation().bodies().get("application/json");
    return content == null ? JsonMapper.shared().missingNode() : content.path("schema");
  }
}
