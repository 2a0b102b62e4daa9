package dev.callsheet.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The records and enums of the server's models. */
final class ServerModels {
  private static final ClassName JSON_PROPERTY =
      ClassName.get("com.fasterxml.jackson.annotation", "JsonProperty");
  private static final ClassName JSON_INCLUDE =
      ClassName.get("com.fasterxml.jackson.annotation", "JsonInclude");
  private static final ClassName INTROSPECTED =
      ClassName.get("io.micronaut.core.annotation", "Introspected");

  private final JavaTypes types;
  private final Constraints constraints;
  private final Map<String, Schema> models;
  private final Set<String> requested;

  ServerModels(Contract contract, ServerTarget target, ServerNames names) {
    this.types = names.types();
    this.constraints = new Constraints(target.type("CodePoints"));
    this.models = ModelSchemas.of(contract);
    this.requested = ModelSchemas.requested(contract).keySet();
  }

  List<SourceFile> sources() {
    return models.values().stream()
        .map(schema -> schema.isEnum() ? JavaEnums.source(types, schema) : record(schema))
        .toList();
  }

  private SourceFile record(Schema schema) {
    ClassName model = types.model(String.valueOf(schema.name()));
    var type =
        TypeSpec.recordBuilder(model)
            .addModifiers(Modifier.PUBLIC)
            .addAnnotation(INTROSPECTED)
            .addAnnotation(include("NON_NULL"));
    var documentation = CodeBlock.builder().add("$L\n", Javadoc.sentence(schema));
    var components = MethodSpec.compactConstructorBuilder().addModifiers(Modifier.PUBLIC);
    var constructor = MethodSpec.constructorBuilder();
    var defaults = CodeBlock.builder();
    documentation.add("\n");
    schema
        .properties()
        .forEach(
            (name, property) -> {
              boolean required = schema.required().contains(name);
              constructor.addParameter(
                  component(name, property, required, requested.contains(schema.name())));
              documentation.add("@param $L $L\n", JavaNames.member(name), Javadoc.phrase(property));
              if (!required) {
                property
                    .defaultValue()
                    .ifPresent(value -> defaults.add(fallback(name, property, value)));
              }
            });
    type.recordConstructor(constructor.build()).addJavadoc(documentation.build());
    if (!defaults.isEmpty()) {
      type.addMethod(components.addCode(defaults.build()).build());
    }
    return SourceFile.of(model.packageName(), type.build());
  }

  private CodeBlock fallback(String name, Schema property, String value) {
    String member = JavaNames.member(name);
    return CodeBlock.builder()
        .beginControlFlow("if ($L == null)", member)
        .addStatement("$L = $L", member, JavaLiterals.of(types, property, value))
        .endControlFlow()
        .build();
  }

  private ParameterSpec component(
      String name, Schema property, boolean required, boolean requested) {
    boolean defaulted = !required && property.defaultValue().isPresent();
    boolean always = (required && !property.nullable()) || defaulted;
    TypeName type = always ? types.of(property) : types.nullable(property);
    // A missing value must reach the validation as null, not as 0.
    if (always && (requested || defaulted)) {
      type = type.box();
    }
    var component =
        ParameterSpec.builder(constrainedItems(property, type), JavaNames.member(name))
            .addAnnotation(
                AnnotationSpec.builder(JSON_PROPERTY).addMember("value", "$S", name).build());
    if (required && property.nullable()) {
      component.addAnnotation(include("ALWAYS"));
    }
    if (always && requested && !defaulted) {
      component.addAnnotation(Constraints.NOT_NULL);
    }
    constraints.of(property).forEach(component::addAnnotation);
    return component.build();
  }

  /** Puts the constraints of a list's items and of a map's values where they stand. */
  private TypeName constrainedItems(Schema property, TypeName type) {
    if (property.type().equals("array")) {
      return ParameterizedTypeName.get(ClassName.get(List.class), item(property.items()))
          .annotated(type.annotations());
    }
    if (property.type().equals("object") && !property.isRecord()) {
      return property
          .additionalProperties()
          .<TypeName>map(
              values ->
                  ParameterizedTypeName.get(
                          ClassName.get(Map.class), JavaTypes.STRING, item(values))
                      .annotated(type.annotations()))
          .orElse(type);
    }
    return type;
  }

  private TypeName item(Schema items) {
    TypeName item = types.boxed(items).annotated(constraints.of(items));
    return items.nullable()
        ? item
        : item.annotated(AnnotationSpec.builder(Constraints.NOT_NULL).build());
  }

  private static AnnotationSpec include(String when) {
    return AnnotationSpec.builder(JSON_INCLUDE)
        .addMember("value", "$T.Include.$L", JSON_INCLUDE, when)
        .build();
  }
}
