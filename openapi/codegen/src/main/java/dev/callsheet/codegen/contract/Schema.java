package dev.callsheet.codegen.contract;

import dev.callsheet.codegen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A schema of the document; reads lazily, so that schemas may refer to each other in circles.
 *
 * @param place where the schema is used: the schema itself, or a reference to it
 * @param name the name of the component, null for a schema written in place
 * @param description what the place that uses the schema says, else what the schema says
 */
public record Schema(
    YamlNode place, YamlNode node, @Nullable String name, String description, boolean nullable) {
  private static final String COMPONENTS = "#/components/schemas/";

  /** Formats of texts that are no texts in Java. */
  public static final Set<String> CONVERTED =
      Set.of("binary", "byte", "date", "date-time", "duration", "time", "uri", "uuid");

  private static final Set<String> PLAIN = Set.of("boolean", "integer", "number", "string");

  /** Reads a schema or a reference to one; {@code allOf} around one reference only decorates it. */
  public static Schema of(YamlNode place) {
    String description = place.text("description", "");
    boolean nullable = place.flag("nullable");
    YamlNode node = place;
    String reference = node.reference();
    if (reference == null && isDecoration(node)) {
      node = node.items("allOf").get(0);
      reference = node.reference();
    }
    if (reference == null) {
      return new Schema(place, node, null, description, nullable);
    }
    YamlNode target = node.document().follow(reference, node.line());
    String name =
        reference.startsWith(COMPONENTS) ? reference.substring(COMPONENTS.length()) : null;
    return new Schema(
        place,
        target,
        name,
        description.isEmpty() ? target.text("description", "") : description,
        nullable || target.flag("nullable"));
  }

  private static boolean isDecoration(YamlNode node) {
    List<YamlNode> parts = node.items("allOf");
    return parts.size() == 1
        && parts.get(0).reference() != null
        && node.find("properties").isEmpty();
  }

  /** The line of the schema itself, not of a reference to it. */
  public int line() {
    return node.line();
  }

  /** The parts of {@code allOf}; empty where there are none. */
  public List<Schema> parts() {
    return node.items("allOf").stream().map(Schema::of).toList();
  }

  /** The branches of {@code oneOf} or {@code anyOf}; empty where there are none. */
  public List<Schema> branches() {
    List<YamlNode> branches = new ArrayList<>(node.items("oneOf"));
    branches.addAll(node.items("anyOf"));
    return branches.stream().map(Schema::of).toList();
  }

  /** The declared type, {@code object} for a composition of objects, empty for any. */
  public String type() {
    String type = node.textOrNull("type");
    if (type != null) {
      return type;
    }
    if (node.find("properties").isPresent()) {
      return "object";
    }
    return parts().stream()
        .map(Schema::type)
        .filter(part -> !part.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** The declared format, empty where there is none. */
  public String format() {
    return node.text("format", "");
  }

  /** A text that is none in Java. */
  public boolean isConverted() {
    return type().equals("string") && CONVERTED.contains(format());
  }

  /** Bytes, such as a file. */
  public boolean isBinary() {
    return type().equals("string") && format().equals("binary");
  }

  /** A text, a number or a boolean, which can be written without JSON. */
  public boolean isPlain() {
    return PLAIN.contains(type()) && !isBinary() && !isUnion();
  }

  /** An object with properties, one that becomes a record. */
  public boolean isRecord() {
    return type().equals("object") && !properties().isEmpty();
  }

  /** One of several objects, which a property tells apart. */
  public boolean isUnion() {
    return node.find("discriminator").isPresent() && !node.items("oneOf").isEmpty();
  }

  /** A closed list of texts or of whole numbers. */
  public boolean isEnum() {
    return (type().equals("string") || isIntegerEnum()) && !enumValues().isEmpty();
  }

  /** A closed list of whole numbers. */
  public boolean isIntegerEnum() {
    return type().equals("integer") && !enumValues().isEmpty();
  }

  /** Whether only the server says it. */
  public boolean isReadOnly() {
    return place.flag("readOnly") || node.flag("readOnly");
  }

  /** Whether only the client says it. */
  public boolean isWriteOnly() {
    return place.flag("writeOnly") || node.flag("writeOnly");
  }

  /** The values of an enum as texts; empty where there is none. */
  public List<String> enumValues() {
    return node.items("enum").stream().map(YamlNode::text).toList();
  }

  /** The properties of an object, those of {@code allOf} first; a later one narrows an earlier. */
  public Map<String, Schema> properties() {
    Map<String, Schema> properties = new LinkedHashMap<>();
    parts().forEach(part -> properties.putAll(part.properties()));
    node.find("properties")
        .ifPresent(
            own -> own.entries().forEach((key, value) -> properties.put(key, Schema.of(value))));
    return properties;
  }

  /** The properties that must be there, those of {@code allOf} first. */
  public Set<String> required() {
    Set<String> required = new LinkedHashSet<>();
    parts().forEach(part -> required.addAll(part.required()));
    node.items("required").forEach(item -> required.add(item.text()));
    return required;
  }

  /** What a list holds. */
  public Schema items() {
    return Schema.of(node.get("items"));
  }

  /** The schema of a map's values; empty where it may hold anything, or nothing more. */
  public Optional<Schema> additionalProperties() {
    return node.find("additionalProperties").filter(YamlNode::isMap).map(Schema::of);
  }

  /** The default as a text, of the place that uses the schema first. */
  public Optional<String> defaultValue() {
    return place.find("default").or(() -> node.find("default")).map(YamlNode::text);
  }

  /**
   * The codes with which a request is answered in which this property breaks its rules: {@code
   * missing} where there is nothing, {@code invalid} where anything is wrong with it; absent where
   * it is as invalid as any.
   */
  public Map<String, String> codes() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (String when : List.of("missing", "invalid")) {
      place.find("x-" + when + "-code").ifPresent(code -> codes.put(when, code.text()));
    }
    return codes;
  }

  /** A numeric or textual keyword such as {@code maxLength} or {@code pattern}. */
  public Optional<String> keyword(String key) {
    return node.find(key).map(YamlNode::text);
  }

  /**
   * A property that an object holds, or an object within it.
   *
   * @param always whether it is there in every object, and never null
   */
  public record Held(Schema schema, boolean always) {}

  /**
   * The property at a JSON pointer as the parts of {@code allOf}, or the branches of {@code oneOf},
   * describe it together.
   */
  public Optional<Held> at(String pointer) {
    List<Schema> here = withParts().toList();
    boolean always = true;
    for (String step : steps(pointer)) {
      // Of several branches, which one it is cannot be told here.
      always &=
          here.stream().anyMatch(schema -> schema.required().contains(step))
              && here.stream().allMatch(schema -> schema.branches().isEmpty());
      here =
          here.stream()
              .flatMap(schema -> schema.node.find("properties").stream())
              .flatMap(properties -> properties.find(step).stream())
              .flatMap(property -> Schema.of(property).withParts())
              .toList();
      always &= here.stream().noneMatch(Schema::nullable);
    }
    boolean everywhere = always;
    return here.stream()
        .max(Comparator.comparingInt(Schema::precision))
        .map(schema -> new Held(schema, everywhere));
  }

  /** The one text that the property at a JSON pointer can be, which any of {@code allOf} says. */
  Optional<String> onlyText(String pointer) {
    Stream<Schema> here = withAllOf();
    for (String step : steps(pointer)) {
      here =
          here.flatMap(schema -> schema.node.find("properties").stream())
              .flatMap(properties -> properties.find(step).stream())
              .flatMap(property -> Schema.of(property).withAllOf());
    }
    List<String> texts =
        here.filter(schema -> !schema.isIntegerEnum())
            .map(Schema::enumValues)
            .filter(values -> values.size() == 1)
            .flatMap(List::stream)
            .distinct()
            .toList();
    return texts.size() == 1 ? Optional.of(texts.get(0)) : Optional.empty();
  }

  private Stream<Schema> withAllOf() {
    return Stream.concat(parts().stream().flatMap(Schema::withAllOf), Stream.of(this));
  }

  private Stream<Schema> withParts() {
    return Stream.concat(
        Stream.concat(parts().stream(), branches().stream()).flatMap(Schema::withParts),
        Stream.of(this));
  }

  /** A part that only narrows another says less of the type. */
  private int precision() {
    return (type().isEmpty() ? 0 : 1) + (format().isEmpty() ? 0 : 1);
  }

  private static List<String> steps(String pointer) {
    return Stream.of(pointer.substring(1).split("/", -1))
        .map(step -> step.replace("~1", "/").replace("~0", "~"))
        .toList();
  }
}
