package dev.callsheet.codegen.refusal;

import dev.callsheet.codegen.contract.MediaTypes;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.yaml.Violations;
import dev.callsheet.codegen.yaml.YamlNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Refuses bodies that cannot be read or written as the document says. */
final class ContentRefusals {
  private final Violations violations;

  ContentRefusals(Violations violations) {
    this.violations = violations;
  }

  /** Checks a request body. */
  void body(YamlNode body) {
    Map<String, YamlNode> content = body.get("content").entries();
    if (content.isEmpty()) {
      violations.add(body, "This body has no media type.", "Name one in `content`.");
    }
    if (content.size() > 1) {
      content.forEach(
          (mediaType, node) -> {
            if (MediaTypes.isForm(mediaType)) {
              violations.add(
                  node,
                  "A form beside other media types of one body is not generated.",
                  "Give the form an operation of its own.");
            }
          });
    }
    content.forEach(
        (mediaType, node) ->
            violations.attempt(
                () -> {
                  mediaType(mediaType, node);
                  if (MediaTypes.isForm(mediaType)) {
                    form(mediaType, node);
                  } else {
                    written(mediaType, node);
                  }
                }));
  }

  /** Checks the content of a response. */
  void answer(YamlNode content) {
    Set<Object> schemas = new HashSet<>();
    boolean json = content.entries().keySet().stream().allMatch(MediaTypes::isJson);
    content
        .entries()
        .forEach(
            (mediaType, node) ->
                violations.attempt(
                    () -> {
                      mediaType(mediaType, node);
                      written(mediaType, node);
                      schemas.add(node.get("schema").node());
                    }));
    if (json && schemas.size() > 1) {
      violations.add(
          content,
          "The media types of this response have different schemas.",
          "Give them one schema.");
    }
  }

  private void mediaType(String mediaType, YamlNode node) {
    if (!mediaType.matches("[^\\s/;*]+/[^\\s/;*]+")) {
      violations.add(
          node,
          "`%s` is not one media type.".formatted(mediaType),
          "List each media type, without parameters.");
    }
  }

  private void written(String mediaType, YamlNode node) {
    Schema schema = Schema.of(node.get("schema"));
    if (!MediaTypes.isJson(mediaType) && !schema.type().equals("string")) {
      violations.add(
          node,
          "The generators write %s as bytes or as a text, not by its schema.".formatted(mediaType),
          "Give it `type: string`, with `format: binary` for bytes.");
    }
  }

  private void form(String mediaType, YamlNode node) {
    Schema schema = Schema.of(node.get("schema"));
    if (!schema.isRecord()) {
      violations.add(
          node, "A form is an object with properties.", "Describe its fields as `properties`.");
    }
    schema
        .properties()
        .forEach((name, property) -> violations.attempt(() -> field(mediaType, name, property)));
  }

  private void field(String mediaType, String name, Schema property) {
    Schema value = property.type().equals("array") ? property.items() : property;
    boolean part = value.isBinary() || value.isUnion() || value.isRecord();
    if (!value.isPlain() && !(part && mediaType.equals(MediaTypes.MULTIPART))) {
      violations.add(
          property.place(),
          "The field %s of a form is not generated.".formatted(name),
          mediaType.equals(MediaTypes.MULTIPART)
              ? "Make it a file, a text, a number, a boolean, a named object, or a list of such."
              : "Make it a text, a number, a boolean, or a list of such.");
    }
  }
}
