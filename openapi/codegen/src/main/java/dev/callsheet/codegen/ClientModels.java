package dev.callsheet.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the models: a record per object and an enum per closed list of strings. */
final class ClientModels {

  private static final ClassName PROPERTY =
      ClassName.get("com.fasterxml.jackson.annotation", "JsonProperty");
  private static final ClassName DEFAULT_VALUE =
      ClassName.get("com.fasterxml.jackson.annotation", "JsonEnumDefaultValue");

  private final ClientTypes types;

  ClientModels(ClientTypes types) {
    this.types = types;
  }

  /** Returns the types of all named schemas that callers meet: not the bodies of errors. */
  List<TypeSpec> models(Contract contract) {
    List<TypeSpec> models = new ArrayList<>();
    Set<String> requested = ModelSchemas.requested(contract).keySet();
    ModelSchemas.of(contract)
        .forEach(
            (name, schema) ->
                models.add(
                    schema.isEnum()
                        ? enumeration(name, schema)
                        : object(name, schema, requested.contains(name))));
    return models;
  }

  private TypeSpec object(String name, Schema schema, boolean requested) {
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
    return requested ? model.withers("of").build() : model.build();
  }

  private ClassName className(String name) {
    return ClassName.get(types.modelPackage(), JavaNames.type(name));
  }

  private List<AnnotationSpec> constraints(Schema schema, boolean required) {
    List<AnnotationSpec> constraints = new ArrayList<>();
    if (required && !types.of(schema).isPrimitive()) {
      constraints.add(AnnotationSpec.builder(Constraints.NOT_NULL).build());
    }
    constraints.addAll(new Constraints(types.api("CodePoints")).of(schema));
    if (schema.type().equals("array") && schema.items().isRecord()) {
      constraints.add(AnnotationSpec.builder(Constraints.VALID).build());
    }
    return constraints;
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
