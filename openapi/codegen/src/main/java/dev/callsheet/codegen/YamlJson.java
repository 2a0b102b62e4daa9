package dev.callsheet.codegen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Writes what stands in YAML as JSON. */
final class YamlJson {
  private static final DefaultIndenter INDENTATION = new DefaultIndenter("  ", "\n");
  private static final ObjectWriter WRITER =
      new ObjectMapper()
          .writer(
              new DefaultPrettyPrinter()
                  .withSeparators(
                      Separators.createDefaultInstance()
                          .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                  .withObjectIndenter(INDENTATION)
                  .withArrayIndenter(INDENTATION));

  private YamlJson() {}

  /** The value as indented JSON. */
  static String text(Node node) {
    try {
      return WRITER.writeValueAsString(value(node));
    } catch (JsonProcessingException exception) {
      throw new IllegalStateException(exception);
    }
  }

  private static JsonNode value(Node node) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (node instanceof MappingNode map) {
      ObjectNode object = json.objectNode();
      map.getValue()
          .forEach(
              entry ->
                  object.set(
                      ((ScalarNode) entry.getKeyNode()).getValue(), value(entry.getValueNode())));
      return object;
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = json.arrayNode();
      sequence.getValue().forEach(item -> array.add(value(item)));
      return array;
    }
    String value = ((ScalarNode) node).getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.NULL)) {
      return json.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return json.booleanNode(Boolean.parseBoolean(value));
    }
    return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)
        ? json.numberNode(new BigDecimal(value))
        : json.textNode(value);
  }
}
