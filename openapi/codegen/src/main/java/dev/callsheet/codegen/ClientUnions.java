package dev.callsheet.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final Map<String, List<ClassName>> unionsOfCase = new HashMap<>();
  private final Map<String, Map<String, Set<String>>> valuesOfCase = new HashMap<>();

  /** Takes all models, among which may be unions. */
  ClientUnions(ClientTypes types, Collection<Schema> models) {
    this.types = types;
    models.stream()
        .filter(Schema::isUnion)
        .forEach(
            schema -> {
              Union union = Union.of(schema);
              union.cases().forEach((value, each) -> addCase(schema, union, value, each));
            });
  }

  private void addCase(Schema schema, Union union, String value, Schema each) {
    String name = String.valueOf(each.name());
    ClassName type = types.model(String.valueOf(schema.name()));
    List<ClassName> unions = unionsOfCase.computeIfAbsent(name, unused -> new ArrayList<>());
    if (!unions.contains(type)) {
      unions.add(type);
    }
    valuesOfCase
        .computeIfAbsent(name, unused -> new HashMap<>())
        .computeIfAbsent(union.property(), unused -> new LinkedHashSet<>())
        .add(value);
  }

  /** The unions that a schema is a case of. */
  List<ClassName> of(String schema) {
    return unionsOfCase.getOrDefault(schema, List.of());
  }

  /** The properties of a schema that tell it from the other cases, with their only value. */
  Map<String, String> constants(String schema) {
    Map<String, String> constants = new LinkedHashMap<>();
    valuesOfCase
        .getOrDefault(schema, Map.of())
        .forEach(
            (property, values) -> {
              if (values.size() == 1) {
                constants.put(property, values.iterator().next());
              }
            });
    return constants;
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
                  return constants(String.valueOf(each.name())).containsKey(union.property())
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
