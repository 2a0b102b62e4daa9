package dev.callsheet.codegen.client;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.codegen.contract.Callback;
import dev.callsheet.codegen.contract.ModelSchemas;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.contract.UnionCases;
import dev.callsheet.codegen.java.Constraints;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.codegen.java.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes the models: a record per object, an enum per closed list of strings, and a sealed
 * interface per schema that is one of several.
 */
final class ClientModels {

  static final ClassName PROPERTY =
      ClassName.get("com.fasterxml.jackson.annotation", "JsonProperty");

  private final ClientTypes types;
  private final Map<String, Schema> models;
  private final Set<String> requested;
  private final Set<String> answered;
  private final UnionCases cases;
  private final ClientUnions unions;

  ClientModels(ClientContract contract) {
    this.types = contract.types();
    this.models =
        ModelSchemas.of(
            contract.contract(), contract.callbacks().stream().map(Callback::body).toList());
    this.requested = ModelSchemas.requested(contract.contract()).keySet();
    this.answered = ModelSchemas.answered(contract.contract()).keySet();
    this.cases = new UnionCases(models.values());
    this.unions = new ClientUnions(types, cases);
  }

  /** The types of all named schemas that callers meet: not the bodies of errors. */
  List<SourceFile> sources() {
    List<SourceFile> sources = new ArrayList<>();
    models.forEach(
        (name, schema) -> {
          ClassName type = types.model(name);
          sources.add(SourceFile.of(type.packageName(), model(name, type, schema)));
        });
    return sources;
  }

  private TypeSpec model(String name, ClassName type, Schema schema) {
    if (schema.isUnion()) {
      return unions.union(type, schema);
    }
    return schema.isEnum() ? ClientEnums.enumeration(type, schema) : object(name, type, schema);
  }

  private TypeSpec object(String name, ClassName type, Schema schema) {
    ClientRecord model = new ClientRecord(type);
    model
        .type()
        .addJavadoc(ClientProse.javadoc(ClientProse.sentence(schema.description())))
        .addSuperinterfaces(cases.unions(name).stream().map(types::model).toList());
    Map<String, String> constants = cases.constants(name);
    schema
        .properties()
        .forEach(
            (property, of) -> {
              if (!constants.containsKey(property)) {
                add(name, model, schema, property, of);
              }
            });
    constants.forEach((property, value) -> model.type().addMethod(constant(property, value)));
    return requested.contains(name) ? model.withers("of").build() : model.build();
  }

  private void add(String name, ClientRecord model, Schema schema, String property, Schema of) {
    boolean required = schema.required().contains(property);
    boolean told = required && !of.nullable();
    boolean onlyRead = of.isReadOnly() && requested.contains(name);
    boolean onlyWritten = of.isWriteOnly() && answered.contains(name);
    boolean always = told && !onlyRead && !onlyWritten;
    AnnotationSpec.Builder json =
        AnnotationSpec.builder(PROPERTY).addMember("value", "$S", property);
    if (required && !of.isWriteOnly()) {
      json.addMember("required", "true");
    }
    if (onlyRead) {
      json.addMember("access", "$T.Access.WRITE_ONLY", PROPERTY);
    }
    List<AnnotationSpec> annotations = new ArrayList<>();
    annotations.add(json.build());
    annotations.addAll(constraints(of, always));
    model.add(
        JavaNames.member(property),
        types.of(of),
        always,
        given(told, onlyRead),
        of.description(),
        annotations);
  }

  private static ClientRecord.Given given(boolean required, boolean onlyRead) {
    if (onlyRead) {
      return ClientRecord.Given.NEVER;
    }
    return required ? ClientRecord.Given.AT_FIRST : ClientRecord.Given.LATER;
  }

  /** What tells a case of a union from the others is always the same. */
  private static MethodSpec constant(String property, String value) {
    return MethodSpec.methodBuilder(JavaNames.member(property))
        .addAnnotation(
            AnnotationSpec.builder(PROPERTY)
                .addMember("value", "$S", property)
                .addMember("access", "$T.Access.READ_ONLY", PROPERTY)
                .build())
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("Returns {@code $L}.", value)
        .returns(ClientTypes.STRING)
        .addStatement("return $S", value)
        .build();
  }

  private List<AnnotationSpec> constraints(Schema schema, boolean required) {
    List<AnnotationSpec> constraints = new ArrayList<>();
    if (required && !types.of(schema).isPrimitive()) {
      constraints.add(AnnotationSpec.builder(Constraints.NOT_NULL).build());
    }
    constraints.addAll(new Constraints(types::support).of(schema));
    if (schema.type().equals("array") && schema.items().isRecord()) {
      constraints.add(AnnotationSpec.builder(Constraints.VALID).build());
    }
    return constraints;
  }
}
