package dev.callsheet.codegen.server;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.java.Constraints;
import dev.callsheet.codegen.java.JavaLiterals;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.codegen.java.JavaTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes records with a component for each property of an object, and its constraints. */
final class ServerRecords {
  private static final String JACKSON = "com.fasterxml.jackson.annotation";
  private static final ClassName JSON_PROPERTY = ClassName.get(JACKSON, "JsonProperty");
  private static final ClassName JSON_INCLUDE = ClassName.get(JACKSON, "JsonInclude");
  private static final ClassName INTROSPECTED =
      ClassName.get("io.micronaut.core.annotation", "Introspected");

  private final JavaTypes types;
  private final Constraints constraints;
  private final ClassName maxBytes;
  private final ClassName refusesNull;
  private final ClassName fieldCode;

  ServerRecords(JavaTypes types, ServerTarget target) {
    this.types = types;
    this.constraints = new Constraints(target::type);
    this.maxBytes = target.type("MaxBytes");
    this.refusesNull = target.type("RefusesNull");
    this.fieldCode = target.type("FieldCode");
  }

  /**
   * A record of an object.
   *
   * @param constants properties that have one value only, and so no component
   * @param requested whether a client sends it
   */
  TypeSpec.Builder record(
      ClassName name,
      String description,
      Schema schema,
      Map<String, String> constants,
      boolean requested) {
    var documentation = CodeBlock.builder().add("$L\n", description);
    var constructor = MethodSpec.constructorBuilder();
    var defaults = CodeBlock.builder();
    documentation.add("\n");
    Set<String> required = schema.required();
    schema
        .properties()
        .forEach(
            (property, of) -> {
              if (constants.containsKey(property)) {
                return;
              }
              boolean always = required.contains(property);
              constructor.addParameter(component(property, of, always, requested));
              documentation.add("@param $L $L\n", JavaNames.member(property), Javadoc.phrase(of));
              if (!always) {
                of.defaultValue().ifPresent(value -> defaults.add(fallback(property, of, value)));
              }
            });
    var type =
        TypeSpec.recordBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addAnnotation(INTROSPECTED)
            .addAnnotation(include("NON_NULL"))
            .recordConstructor(constructor.build())
            .addJavadoc(documentation.build());
    if (!defaults.isEmpty()) {
      type.addMethod(
          MethodSpec.compactConstructorBuilder()
              .addModifiers(Modifier.PUBLIC)
              .addCode(defaults.build())
              .build());
    }
    constants.forEach((property, value) -> type.addMethod(constant(property, value)));
    return type;
  }

  private static MethodSpec constant(String property, String value) {
    return MethodSpec.methodBuilder(JavaNames.member(property))
        .addJavadoc("Always {@code $L}.\n", value)
        .addAnnotation(property(property).addMember("access", access("READ_ONLY")).build())
        .addModifiers(Modifier.PUBLIC)
        .returns(JavaTypes.STRING)
        .addStatement("return $S", value)
        .build();
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
    boolean told = required && !property.nullable() && !(property.isReadOnly() && requested);
    boolean defaulted = !required && property.defaultValue().isPresent();
    TypeName type = told || defaulted ? types.of(property) : types.nullable(property);
    // A missing value must reach the validation as null, not as 0.
    if ((told && requested) || defaulted) {
      type = type.box();
    }
    var json = property(name);
    if (property.isReadOnly() && requested) {
      json.addMember("access", access("READ_ONLY"));
    }
    if (property.isWriteOnly()) {
      json.addMember("access", access("WRITE_ONLY"));
    }
    var component =
        ParameterSpec.builder(constrainedItems(property, type), JavaNames.member(name))
            .addAnnotation(json.build());
    if (required && property.nullable()) {
      component.addAnnotation(include("ALWAYS"));
    }
    if (requested && !required && !property.nullable() && !property.isReadOnly()) {
      component.addAnnotation(refusesNull);
    }
    if (told && requested) {
      component.addAnnotation(Constraints.NOT_NULL);
    }
    if (requested && !property.codes().isEmpty()) {
      var codes = AnnotationSpec.builder(fieldCode);
      property.codes().forEach((member, code) -> codes.addMember(member, "$S", code));
      component.addAnnotation(codes.build());
    }
    maxBytes(property).ifPresent(component::addAnnotation);
    constraints.of(property).forEach(component::addAnnotation);
    return component.build();
  }

  /** How large a file may be, or each file of a list. */
  private Optional<AnnotationSpec> maxBytes(Schema property) {
    Schema file = property.type().equals("array") ? property.items() : property;
    return file.isBinary()
        ? file.keyword("maxLength")
            .map(max -> AnnotationSpec.builder(maxBytes).addMember("value", "$LL", max).build())
        : Optional.empty();
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

  private static AnnotationSpec.Builder property(String name) {
    return AnnotationSpec.builder(JSON_PROPERTY).addMember("value", "$S", name);
  }

  private static CodeBlock access(String constant) {
    return CodeBlock.of("$T.Access.$L", JSON_PROPERTY, constant);
  }

  private static AnnotationSpec include(String when) {
    return AnnotationSpec.builder(JSON_INCLUDE)
        .addMember("value", "$T.Include.$L", JSON_INCLUDE, when)
        .build();
  }
}
