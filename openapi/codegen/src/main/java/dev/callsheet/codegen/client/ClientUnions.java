package dev.callsheet.codegen.client;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.contract.Union;
import dev.callsheet.codegen.contract.UnionCases;
import dev.callsheet.codegen.java.JavaNames;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Writes a sealed interface per schema that is one of several, whose cases are records. What names
 * no case that the document has is kept as JSON.
 */
final class ClientUnions {

  private static final ClassName CREATOR =
      ClassName.get("com.fasterxml.jackson.annotation", "JsonCreator");
  private static final ClassName VALUE =
      ClassName.get("com.fasterxml.jackson.annotation", "JsonValue");
  private static final ClassName NODE = ClassName.get("com.fasterxml.jackson.databind", "JsonNode");
  private static final ClassName PROCESSING_EXCEPTION =
      ClassName.get("com.fasterxml.jackson.core", "JsonProcessingException");

  private final ClientTypes types;
  private final UnionCases cases;

  ClientUnions(ClientTypes types, UnionCases cases) {
    this.types = types;
    this.cases = cases;
  }

  TypeSpec union(ClassName name, Schema schema) {
    Union union = Union.of(schema);
    ClassName unknown = name.nestedClass("Unknown");
    List<ClassName> cases =
        union.cases().values().stream()
            .map(each -> types.model(String.valueOf(each.name())))
            .distinct()
            .toList();
    @Nullable String accessor = accessor(union);
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
            .addPermittedSubclasses(cases)
            .addPermittedSubclass(unknown)
            .addJavadoc(ClientProse.javadoc(ClientProse.sentence(schema.description())))
            .addMethod(reader(name, union))
            .addType(unknown(unknown, name, union, accessor));
    if (accessor != null) {
      type.addMethod(
          MethodSpec.methodBuilder(accessor)
              .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
              .addJavadoc("Returns {@code $L}, which tells what it is.", union.property())
              .returns(ClientTypes.STRING)
              .build());
    }
    return type.build();
  }

  /** What every case calls the property that tells them apart, if it is a text in each. */
  private @Nullable String accessor(Union union) {
    boolean texts =
        union.cases().values().stream()
            .allMatch(
                each -> {
                  Schema told = each.properties().get(union.property());
                  return cases.constants(String.valueOf(each.name())).containsKey(union.property())
                      || (told != null && types.of(told).equals(ClientTypes.STRING));
                });
    return texts ? JavaNames.member(union.property()) : null;
  }

  private MethodSpec reader(ClassName name, Union union) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("return switch ($T.text(json, $S)) {\n$>", types.support("Json"), union.property());
    union
        .cases()
        .forEach(
            (value, each) ->
                code.add(
                    "case $S -> $T.MAPPER.treeToValue(json, $T.class);\n",
                    value,
                    types.support("Json"),
                    types.model(String.valueOf(each.name()))));
    code.add("default -> new Unknown(json);\n$<};\n");
    return MethodSpec.methodBuilder("of")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addAnnotation(
            AnnotationSpec.builder(CREATOR)
                .addMember("mode", "$T.Mode.DELEGATING", CREATOR)
                .build())
        .addJavadoc("Reads what {@code $L} tells it to be.", union.property())
        .returns(name)
        .addParameter(NODE, "json")
        .addException(PROCESSING_EXCEPTION)
        .addCode(code.build())
        .build();
  }

  private static TypeSpec unknown(
      ClassName name, ClassName union, Union of, @Nullable String accessor) {
    ClientRecord record = new ClientRecord(name);
    record.required("json", NODE, "all of it");
    record
        .type()
        .addModifiers(Modifier.STATIC)
        .addSuperinterface(union)
        .addJavadoc("What a newer server sends and this client does not know.")
        .addMethod(
            MethodSpec.methodBuilder("json")
                .addAnnotation(Override.class)
                .addAnnotation(VALUE)
                .addModifiers(Modifier.PUBLIC)
                .returns(NODE)
                .addStatement("return json")
                .build());
    if (accessor != null) {
      record
          .type()
          .addMethod(
              MethodSpec.methodBuilder(accessor)
                  .addAnnotation(Override.class)
                  .addModifiers(Modifier.PUBLIC)
                  .returns(ClientTypes.STRING)
                  .addStatement("return json.path($S).asText()", of.property())
                  .build());
    }
    return record.build();
  }
}
