package dev.callsheet.codegen.contract;

import dev.callsheet.codegen.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A schema that is one of several, which the value of a property tells apart.
 *
 * @param property the property that each of them has
 * @param cases the schemas by the values of the property
 */
public record Union(String property, Map<String, Schema> cases) {

  /** Reads a schema with {@code oneOf} and {@code discriminator}. */
  public static Union of(Schema schema) {
    YamlNode discriminator = schema.node().get("discriminator");
    String property = discriminator.text("propertyName");
    Map<String, YamlNode> mapping =
        discriminator.find("mapping").map(YamlNode::entries).orElse(Map.of());
    Map<String, Schema> cases = new LinkedHashMap<>();
    for (Schema each : schema.branches()) {
      values(each, property, mapping).forEach(value -> cases.put(value, each));
    }
    return new Union(property, cases);
  }

  /** The values that name a case: those of the mapping, of its enum, or its own name. */
  public static List<String> values(Schema schema, String property, Map<String, YamlNode> mapping) {
    String name = named(schema);
    List<String> mapped =
        mapping.entrySet().stream()
            .filter(entry -> entry.getValue().text().endsWith("/" + name))
            .map(Map.Entry::getKey)
            .toList();
    if (!mapped.isEmpty()) {
      return mapped;
    }
    Schema told = schema.properties().get(property);
    return told == null || told.enumValues().isEmpty() ? List.of(name) : told.enumValues();
  }

  private static String named(Schema schema) {
    String name = schema.name();
    if (name == null || !schema.isRecord()) {
      throw schema
          .node()
          .document()
          .failure(
              schema.place().line(),
              "A case of a `oneOf` is not an object with a name.",
              "Describe it in components/schemas and refer to it.");
    }
    return name;
  }
}
