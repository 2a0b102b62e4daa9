package dev.callsheet.codegen.refusal;

import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.yaml.Violations;
import dev.callsheet.codegen.yaml.YamlNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Refuses parameters and response headers that cannot be written as the document says. */
final class ParameterRefusals {
  /** How a parameter is written unless it says otherwise, by its place. */
  private static final Map<String, String> STYLES =
      Map.of("path", "simple", "query", "form", "header", "simple", "cookie", "form");

  /**
   * Headers that OpenAPI has nobody declare. Other programs pass over them; here a handler may ask
   * for Accept, which it has to read itself.
   */
  private static final Set<String> IGNORED = Set.of("accept", "authorization", "content-type");

  private final Violations violations;

  ParameterRefusals(Violations violations) {
    this.violations = violations;
  }

  void parameter(YamlNode parameter) {
    String name = parameter.text("name");
    String place = parameter.text("in");
    String style = STYLES.get(place);
    if (style == null) {
      violations.add(
          parameter.get("in"),
          "The parameter %s is in `%s`, which is no place of OpenAPI 3.0.".formatted(name, place),
          "Write path, query, header or cookie.");
      return;
    }
    String header = place.equals("header") ? name.toLowerCase(Locale.ROOT) : "";
    boolean negotiated = header.equals("accept") && parameter.flag("x-checked-by-handler");
    if (IGNORED.contains(header) && !negotiated) {
      violations.add(
          parameter,
          "OpenAPI ignores a parameter that is called %s.".formatted(name),
          "Say it by `content` or `security`.");
    }
    if (place.equals("path") && !parameter.flag("required")) {
      violations.add(
          parameter,
          "The path parameter %s is not required.".formatted(name),
          "Write `required: true`.");
    }
    style(parameter, style);
    for (String key : Set.of("allowReserved", "allowEmptyValue")) {
      if (parameter.flag(key)) {
        violations.add(
            parameter.get(key),
            "The generators do not know `%s`.".formatted(key),
            "Leave it out; values are percent-encoded, and may not be empty by themselves.");
      }
    }
    Schema schema = Schema.of(parameter.get("schema"));
    boolean list = place.equals("query") || place.equals("header");
    value("parameter " + name, schema, list);
    boolean joined = parameter.find("explode").isPresent() && !parameter.flag("explode");
    if (place.equals("query") && joined && schema.type().equals("array")) {
      violations.add(
          parameter.get("explode"),
          "A list in one query value, as `explode: false` wants it, is not generated.",
          "Leave `explode` out: each item has a value of its own then.");
    }
  }

  void header(String name, YamlNode reference) {
    YamlNode header = reference.resolved();
    if (header.find("schema").isEmpty()) {
      return;
    }
    String key = name.toLowerCase(Locale.ROOT);
    if (key.equals("content-type")) {
      violations.add(
          reference,
          "OpenAPI ignores a response header that is called %s.".formatted(name),
          "Say it by `content`.");
    }
    style(header, "simple");
    Schema schema = Schema.of(header.get("schema"));
    value("header " + name, schema, true);
    if (key.equals("retry-after") && !schema.type().equals("integer")) {
      violations.add(
          reference, "Retry-After is not in whole seconds.", "Give it the type integer.");
    }
    if (key.equals("location") && !schema.type().equals("string")) {
      violations.add(reference, "Location is no text.", "Give it the type string.");
    }
  }

  private void style(YamlNode node, String known) {
    node.find("style")
        .filter(style -> !style.text().equals(known))
        .ifPresent(
            style ->
                violations.add(
                    style,
                    "The style `%s` is not generated here.".formatted(style.text()),
                    "Leave it out; it is `%s` then.".formatted(known)));
  }

  private void value(String called, Schema schema, boolean list) {
    boolean array = schema.type().equals("array");
    if (array && !list) {
      violations.add(
          schema.place(),
          "The %s is a list, which is read in the query and in headers alone.".formatted(called),
          "Move it there, or take one value.");
      return;
    }
    Schema value = array ? schema.items() : schema;
    if (!value.isPlain()) {
      violations.add(
          schema.place(),
          "The %s is no text, number or boolean%s."
              .formatted(called, list ? " or list of such" : ""),
          "Take such values, or move it into the body.");
    } else if (value.format().equals("byte")) {
      violations.add(
          schema.place(),
          "The %s holds bytes.".formatted(called),
          "Move them into the body, or take a text without the format.");
    }
  }
}
