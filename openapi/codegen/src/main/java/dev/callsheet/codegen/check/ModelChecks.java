package dev.callsheet.codegen.check;

import com.palantir.javapoet.ClassName;
import dev.callsheet.codegen.contract.Callback;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.MediaTypes;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.contract.RequestBody;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.java.JavaLiterals;
import dev.callsheet.codegen.java.JavaTypes;
import dev.callsheet.codegen.yaml.Violations;
import dev.callsheet.codegen.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refuses schemas that would lose something as Java types, among those that become some. */
final class ModelChecks {
  /** What a place says of a schema that it refers to by an {@code allOf} of one. */
  private static final Set<String> BESIDE_REFERENCE =
      Set.of(
          "allOf",
          "type",
          "title",
          "description",
          "nullable",
          "default",
          "readOnly",
          "writeOnly",
          "example",
          "deprecated",
          "externalDocs");

  /** Keywords that hold only with a type. */
  private static final Set<String> OF_TYPES =
      Set.of(
          "enum",
          "format",
          "minimum",
          "maximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "pattern",
          "items",
          "minItems",
          "maxItems",
          "uniqueItems",
          "additionalProperties",
          "minProperties",
          "maxProperties");

  private final Violations violations;
  private final JavaTypes types =
      new JavaTypes(
          name -> ClassName.get("", "_" + name.replaceAll("\\W", "_")),
          ClassName.get("", "Binary"));
  private final Set<String> seen = new HashSet<>();
  private boolean complete = true;

  private ModelChecks(Violations violations) {
    this.violations = violations;
  }

  /** Checks all schemas that become types; whether all of them can. */
  static boolean check(Contract contract, Violations violations) {
    var checks = new ModelChecks(violations);
    for (Operation operation : contract.operations()) {
      operation.parameters().forEach(parameter -> checks.reach(parameter.schema()));
      operation.successes().stream()
          .flatMap(response -> response.content().values().stream())
          .forEach(checks::reach);
      operation.responses().stream()
          .flatMap(response -> response.headers().stream())
          .forEach(header -> checks.reach(header.schema()));
      checks.body(operation.requestBody());
    }
    contract.catalogue().stream()
        .flatMap(entry -> Stream.ofNullable(entry.details()))
        .forEach(checks::details);
    checks.attempt(
        () ->
            Callback.of(contract)
                .forEach(
                    callback -> {
                      callback.headers().forEach(header -> checks.reach(header.schema()));
                      checks.reach(callback.body());
                    }));
    return checks.complete;
  }

  private void attempt(Runnable check) {
    complete &= violations.attempt(check);
  }

  private void body(@Nullable RequestBody body) {
    if (body == null) {
      return;
    }
    if (body.content().keySet().stream().noneMatch(MediaTypes::isForm)) {
      bodies(body);
    }
    body.content()
        .forEach(
            (mediaType, schema) -> {
              if (MediaTypes.isForm(mediaType)) {
                attempt(() -> record(schema));
              } else {
                reach(schema);
              }
            });
  }

  private void bodies(RequestBody body) {
    attempt(
        () -> {
          long kinds = body.content().values().stream().map(types::of).distinct().count();
          if (kinds > 1) {
            violations.add(
                body.line(),
                "The media types of this request body have different schemas.",
                "Give them one schema, or make them operations of their own.");
          }
        });
  }

  private void details(Schema schema) {
    if (!schema.isRecord()) {
      violations.add(
          schema.place(),
          "The details of an error are no object with properties.",
          "Refer to one in components/schemas.");
    }
    reach(schema);
  }

  private void reach(Schema schema) {
    if (!seen.add(schema.place().pointer() + " " + schema.node().pointer())) {
      return;
    }
    attempt(() -> types.of(schema));
    attempt(
        () -> {
          beside(schema);
          whole(schema);
          fallback(schema)
              .filter(value -> schema.isEnum() && !schema.enumValues().contains(value.text()))
              .ifPresent(
                  value ->
                      violations.add(
                          value,
                          "The default %s is none of the enum.".formatted(value.text()),
                          "Write a value that the schema allows."));
          if (schema.isUnion()) {
            schema.branches().stream().filter(branch -> branch.name() != null).forEach(this::reach);
          } else if (schema.type().equals("object")) {
            record(schema);
          }
        });
    if (schema.type().equals("array")) {
      attempt(() -> reach(schema.items()));
    }
  }

  private void record(Schema schema) {
    schema
        .properties()
        .forEach(
            (name, property) -> {
              attempt(() -> reach(property));
              fallback(property)
                  .map(YamlNode::text)
                  .filter(value -> !schema.required().contains(name))
                  .filter(value -> !property.isEnum() || property.enumValues().contains(value))
                  .ifPresent(value -> attempt(() -> JavaLiterals.of(types, property, value)));
            });
    attempt(() -> schema.additionalProperties().ifPresent(this::reach));
    if (schema.properties().isEmpty()) {
      return;
    }
    for (String name : schema.required()) {
      if (!schema.properties().containsKey(name)) {
        violations.add(
            schema.node(),
            "The required property %s is not described.".formatted(name),
            "Add it to `properties`, or remove it from `required`.");
      }
    }
    withParts(schema)
        .flatMap(part -> part.node().find("additionalProperties").stream())
        .filter(further -> !further.isFlag() || further.text().equals("true"))
        .forEach(
            further ->
                violations.add(
                    further,
                    "An object has properties or any others, not both: these would be lost.",
                    "Move the others into a property of their own, or leave this out."));
    withParts(schema)
        .filter(part -> !part.branches().isEmpty())
        .forEach(
            part ->
                violations.add(
                    part.place(),
                    "A `oneOf` within `allOf` is not generated.",
                    "Hold it in a property."));
  }

  private static Optional<YamlNode> fallback(Schema schema) {
    return schema
        .place()
        .find("default")
        .or(() -> schema.node().find("default"))
        .filter(YamlNode::isScalar);
  }

  private static Stream<Schema> withParts(Schema schema) {
    return Stream.concat(
        Stream.of(schema), schema.parts().stream().flatMap(ModelChecks::withParts));
  }

  /** What stands beside an {@code allOf} of one reference, but is read of the reference alone. */
  private void beside(Schema schema) {
    YamlNode place = schema.place();
    if (place.find("allOf").isEmpty() || place.pointer().equals(schema.node().pointer())) {
      return;
    }
    place
        .entries()
        .forEach(
            (key, value) -> {
              if (!BESIDE_REFERENCE.contains(key) && !key.startsWith("x-")) {
                violations.add(
                    value,
                    "The keyword `%s` beside an `allOf` of one reference is not generated."
                        .formatted(key),
                    "Write it where the reference leads.");
              }
            });
  }

  /** What bounds a text that is none in Java. */
  private void text(Schema schema) {
    if (!schema.isConverted()) {
      return;
    }
    boolean uri = schema.format().equals("uri");
    for (String keyword : List.of("minLength", "maxLength", "pattern")) {
      boolean known =
          uri ? !keyword.equals("pattern") : schema.isBinary() && keyword.equals("maxLength");
      schema
          .node()
          .find(keyword)
          .filter(found -> !known)
          .ifPresent(
              found ->
                  violations.add(
                      found,
                      "The keyword `%s` of the format %s is not generated."
                          .formatted(keyword, schema.format()),
                      "Leave out one of both."));
    }
  }

  /** How many of its properties an object has is counted by its handler alone. */
  private void size(Schema schema) {
    if (!schema.isRecord() || schema.node().flag("x-checked-by-handler")) {
      return;
    }
    for (String keyword : List.of("minProperties", "maxProperties")) {
      schema
          .node()
          .find(keyword)
          .ifPresent(
              found ->
                  violations.add(
                      found,
                      "The keyword `%s` of an object with properties is not generated."
                          .formatted(keyword),
                      "Count them in the handler, and say so by `x-checked-by-handler: true`."));
    }
  }

  private void whole(Schema schema) {
    YamlNode node = schema.node();
    text(schema);
    size(schema);
    node.find("oneOf")
        .filter(cases -> !schema.isUnion())
        .ifPresent(
            cases ->
                violations.add(
                    cases,
                    "A `oneOf` without `discriminator` is not generated.",
                    "Tell its cases apart by a `discriminator`."));
    if (schema.type().isEmpty() && !schema.isUnion()) {
      node.entries()
          .forEach(
              (key, value) -> {
                if (OF_TYPES.contains(key)) {
                  violations.add(
                      value,
                      "A schema without a type takes anything, whatever `%s` says.".formatted(key),
                      "Write its `type`.");
                }
              });
    }
    if (!schema.parts().isEmpty() && !schema.type().equals("object")) {
      violations.add(
          node.get("allOf"),
          "An `allOf` of anything but objects is not generated.",
          "Write all of it into one schema.");
    }
  }
}
