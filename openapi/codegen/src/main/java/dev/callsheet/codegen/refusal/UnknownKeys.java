package dev.callsheet.codegen.refusal;

import dev.callsheet.codegen.yaml.Violations;
import dev.callsheet.codegen.yaml.YamlNode;
import java.util.Map;
import java.util.Set;

/** What is said of the keys that the generators do not know. */
final class UnknownKeys {
  /** What to write in OpenAPI 3.0 instead of a word of 3.1. */
  private static final Map<String, String> NEWER =
      Map.ofEntries(
          Map.entry("const", "Write an `enum` of one value."),
          Map.entry("examples", "Write one `example`."),
          Map.entry("$defs", "Move them to components/schemas."),
          Map.entry("webhooks", "Declare `callbacks` of the operation that asks for them."),
          Map.entry("pathItems", "Write the paths where they belong."),
          Map.entry("contentEncoding", "Write `format: byte`."),
          Map.entry("contentMediaType", "Write `format: binary`, and tell the type of the body."),
          Map.entry("prefixItems", "Write an object with a property for each item."));

  private static final Set<String> ALSO_NEWER =
      Set.of(
          "$anchor",
          "$comment",
          "$dynamicAnchor",
          "$dynamicRef",
          "$id",
          "$schema",
          "$vocabulary",
          "contains",
          "contentSchema",
          "dependentRequired",
          "dependentSchemas",
          "else",
          "if",
          "jsonSchemaDialect",
          "maxContains",
          "minContains",
          "patternProperties",
          "propertyNames",
          "then",
          "unevaluatedItems",
          "unevaluatedProperties");

  private static final Map<String, String> MENDS =
      Map.ofEntries(
          Map.entry(
              "anyOf",
              "Write `oneOf` with a `discriminator`, or one object with optional members."),
          Map.entry("xml", "Write the names as JSON has them."),
          Map.entry("content", "Give it a `schema`."),
          Map.entry("encoding", "Describe the parts by their schemas alone."),
          Map.entry("servers", "Name servers at the root alone; a client is given its address."),
          Map.entry("trace", "Leave it to the HTTP server."),
          Map.entry("$ref", "Write it out here."));

  private UnknownKeys() {}

  /** Refuses a key of a part. */
  static void refuse(Part part, String key, YamlNode place, Violations violations) {
    if ((NEWER.containsKey(key) || ALSO_NEWER.contains(key)) && mayBeNewer(part)) {
      violations.add(
          place,
          "`%s` is a word of OpenAPI 3.1, and the generators read 3.0.".formatted(key),
          NEWER.getOrDefault(key, "Say it in the description, or without it."));
      return;
    }
    violations.add(
        place,
        part == Part.SCHEMA
            ? "The generators do not know the keyword `%s`.".formatted(key)
            : "The generators do not know the key `%s` of %s.".formatted(key, part.called()),
        MENDS.getOrDefault(
            key,
            part == Part.SCHEMA
                ? "Say it in the description and check it in the handler, or teach them."
                : "Remove it, or correct its name."));
  }

  private static boolean mayBeNewer(Part part) {
    return part == Part.SCHEMA || part == Part.DOCUMENT || part == Part.COMPONENTS;
  }
}
