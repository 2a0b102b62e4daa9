package dev.callsheet.contract.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import dev.callsheet.contract.document.ContractDocument;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Checks values against schemas of the document. Objects are closed: a property that the document
 * does not describe is a violation, though clients are told to ignore it.
 */
public final class SchemaCheck {
  private static final SchemaLocation BASE = SchemaLocation.of("https://callsheet.dev/openapi");

  private final Schema root;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  /** Prepares the schemas of a document. */
  public SchemaCheck(ContractDocument document) {
    var closed = document.root().deepCopy();
    for (var schema : closed.path("components").path("schemas")) {
      close(schema);
    }
    var registry =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi30(),
            builder ->
                builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .locale(Locale.ENGLISH)
                        .build()));
    // Asked for a part of a document, the registry would read the whole again.
    root = registry.getSchema(BASE, closed);
  }

  /**
   * Says how a value breaks the schema at a JSON pointer of the document; empty when it does not.
   */
  public List<String> violations(String schemaPointer, JsonNode value) {
    return breaches(schemaPointer, value).stream()
        .map(breach -> breach.instance() + ": " + breach.message())
        .toList();
  }

  /**
   * A way in which a value breaks a schema.
   *
   * @param instance JSON pointer to the broken part of the value
   */
  public record Breach(String instance, String message) {}

  /** Says where and how a value breaks the schema at a JSON pointer of the document. */
  public List<Breach> breaches(String schemaPointer, JsonNode value) {
    return schemas
        .computeIfAbsent(
            schemaPointer,
            pointer -> root.getSubSchema(SchemaLocation.of("#" + pointer).getFragment()))
        .validate(value)
        .stream()
        .map(error -> new Breach(error.getInstanceLocation().toString(), error.getMessage()))
        .toList();
  }

  /** Reads the text of a header or parameter as what its schema wants it to be. */
  public static JsonNode typed(JsonNode schema, String text) {
    if (!schema.path("type").asString("").equals("integer") || !text.matches("-?[0-9]{1,18}")) {
      return StringNode.valueOf(text);
    }
    var number = Long.parseLong(text);
    return number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf(number);
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
  }
}
