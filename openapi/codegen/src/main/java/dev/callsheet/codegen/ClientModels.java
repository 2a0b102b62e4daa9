package dev.callsheet.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the models: a record per object and an enum per closed list of strings. */
final class ClientModels {

  private static final String CONSTRAINTS = "jakarta.validation.constraints";
  private static final ClassName PROPERTY =
      ClassName.get("com.fasterxml.jackson.annotation", "JsonProperty");
  private static final ClassName VALID = ClassName.get("jakarta.validation", "Valid");
  private static final ClassName DEFAULT_VALUE =
      ClassName.get("com.fasterxml.jackson.annotation", "JsonEnumDefaultValue");
  private static final ClassName NOT_NULL = ClassName.get(CONSTRAINTS, "NotNull");

  private final ClientTypes types;

  ClientModels(ClientTypes types) {
    this.types = types;
  }

  /** Returns the types of all named schemas that callers meet: not the bodies of errors. */
  List<TypeSpec> models(Contract contract) {
    List<TypeSpec> models = new ArrayList<>();
    ModelSchemas.of(contract)
        .forEach(
            (name, schema) ->
                models.add(schema.isEnum() ? enumeration(name, schema) : object(name, schema)));
    return models;
  }

  private TypeSpec object(String name, Schema schema) {
    ClientRecord model = new ClientRecord(className(name));
    model.type().addJavadoc(ClientProse.javadoc(ClientProse.sentence(schema.description())));
    schema
        .properties()
        .forEach(
            (property, of) -> {
              boolean required = schema.required().contains(property) && !of.nullable();
              List<AnnotationSpec> annotations = new ArrayList<>();
              AnnotationSpec.Builder json =
                  AnnotationSpec.builder(PROPERTY).addMember("value", "$S", property);
              if (schema.required().contains(property)) {
                json.addMember("required", "true");
              }
              annotations.add(json.build());
              annotations.addAll(constraints(of, required));
              model.add(
                  JavaNames.member(property),
                  types.of(of),
                  required,
                  of.description(),
                  annotations);
            });
    return model.withers("of").build();
  }

  private ClassName className(String name) {
    return ClassName.get(types.modelPackage(), JavaNames.type(name));
  }

  private List<AnnotationSpec> constraints(Schema schema, boolean required) {
    List<AnnotationSpec> constraints = new ArrayList<>();
    TypeName type = types.of(schema);
    if (required && !type.isPrimitive()) {
      constraints.add(AnnotationSpec.builder(NOT_NULL).build());
    }
    if (schema.isRecord()) {
      constraints.add(AnnotationSpec.builder(VALID).build());
    }
    switch (schema.type()) {
      case "string" -> {
        if (type.equals(ClientTypes.STRING)) {
          size(types.api("CodePoints"), schema, "minLength", "maxLength")
              .ifPresent(constraints::add);
          schema
              .keyword("pattern")
              .ifPresent(
                  pattern ->
                      constraints.add(
                          AnnotationSpec.builder(ClassName.get(CONSTRAINTS, "Pattern"))
                              .addMember("regexp", "$S", pattern)
                              .build()));
        }
      }
      case "array" -> {
        size(ClassName.get(CONSTRAINTS, "Size"), schema, "minItems", "maxItems")
            .ifPresent(constraints::add);
        if (schema.items().isRecord()) {
          constraints.add(AnnotationSpec.builder(VALID).build());
        }
      }
      case "integer" -> {
        limit("Min", schema, "minimum").ifPresent(constraints::add);
        limit("Max", schema, "maximum").ifPresent(constraints::add);
      }
      case "number" -> {
        decimal("DecimalMin", schema, "minimum").ifPresent(constraints::add);
        decimal("DecimalMax", schema, "maximum").ifPresent(constraints::add);
      }
      default -> {}
    }
    return constraints;
  }

  private static Optional<AnnotationSpec> size(
      ClassName annotation, Schema schema, String minimum, String maximum) {
    AnnotationSpec.Builder size = AnnotationSpec.builder(annotation);
    schema.keyword(minimum).ifPresent(value -> size.addMember("min", "$L", value));
    schema.keyword(maximum).ifPresent(value -> size.addMember("max", "$L", value));
    AnnotationSpec built = size.build();
    return built.members().isEmpty() ? Optional.empty() : Optional.of(built);
  }

  private static Optional<AnnotationSpec> limit(String annotation, Schema schema, String keyword) {
    return schema
        .keyword(keyword)
        .map(
            value ->
                AnnotationSpec.builder(ClassName.get(CONSTRAINTS, annotation))
                    .addMember("value", "$LL", new BigDecimal(value).toBigIntegerExact())
                    .build());
  }

  private static Optional<AnnotationSpec> decimal(
      String annotation, Schema schema, String keyword) {
    return schema
        .keyword(keyword)
        .map(
            value ->
                AnnotationSpec.builder(ClassName.get(CONSTRAINTS, annotation))
                    .addMember("value", "$S", value)
                    .build());
  }

  private TypeSpec enumeration(String name, Schema schema) {
    TypeSpec.Builder type =
        TypeSpec.enumBuilder(className(name))
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(ClientProse.javadoc(ClientProse.sentence(schema.description())));
    for (String value : schema.enumValues()) {
      type.addEnumConstant(
          JavaNames.constant(value),
          TypeSpec.anonymousClassBuilder("$S", value)
              .addJavadoc("{@code $L}.", value)
              .addAnnotation(
                  AnnotationSpec.builder(PROPERTY).addMember("value", "$S", value).build())
              .build());
    }
    type.addEnumConstant(
        "UNKNOWN",
        TypeSpec.anonymousClassBuilder("$S", "unknown")
            .addJavadoc("A value that a newer server sends and this client does not know.")
            .addAnnotation(DEFAULT_VALUE)
            .build());
    return type.addField(ClientTypes.STRING, "value", Modifier.PRIVATE, Modifier.FINAL)
        .addMethod(
            MethodSpec.constructorBuilder()
                .addParameter(ClientTypes.STRING, "value")
                .addStatement("this.value = value")
                .build())
        .addMethod(
            MethodSpec.methodBuilder("toString")
                .addJavadoc("Returns the value as it is written in requests and responses.")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ClientTypes.STRING)
                .addStatement("return value")
                .build())
        .build();
  }
}
