package dev.callsheet.codegen.server;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.ModelSchemas;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.contract.Union;
import dev.callsheet.codegen.contract.UnionCases;
import dev.callsheet.codegen.java.JavaTypes;
import dev.callsheet.codegen.java.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The records and enums of the server's models, and the interfaces of those that are one of
 * several.
 */
final class ServerModels {
  private static final ClassName TYPE_INFO =
      ClassName.get("com.fasterxml.jackson.annotation", "JsonTypeInfo");
  private static final ClassName SUB_TYPES =
      ClassName.get("com.fasterxml.jackson.annotation", "JsonSubTypes");

  private final JavaTypes types;
  private final ServerRecords records;
  private final Map<String, Schema> models;
  private final UnionCases unions;
  private final Set<String> requested;

  ServerModels(Contract contract, ServerTarget target, ServerNames names) {
    this.types = names.types();
    this.records = new ServerRecords(types, target);
    this.models = ModelSchemas.of(contract);
    this.unions = new UnionCases(models.values());
    this.requested = ModelSchemas.requested(contract).keySet();
  }

  List<SourceFile> sources() {
    return models.entrySet().stream().map(each -> source(each.getKey(), each.getValue())).toList();
  }

  private SourceFile source(String name, Schema schema) {
    if (schema.isEnum()) {
      return ServerEnums.source(types, schema);
    }
    ClassName type = types.model(name);
    return SourceFile.of(
        type.packageName(), schema.isUnion() ? union(type, schema) : record(name, type, schema));
  }

  private TypeSpec record(String name, ClassName type, Schema schema) {
    return records
        .record(
            type,
            Javadoc.sentence(schema),
            schema,
            unions.constants(name),
            requested.contains(name))
        .addSuperinterfaces(unions.unions(name).stream().map(types::model).toList())
        .build();
  }

  /** Each case writes the property that tells it, and so does without the framework's help. */
  private TypeSpec union(ClassName name, Schema schema) {
    Union union = Union.of(schema);
    return TypeSpec.interfaceBuilder(name)
        .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
        .addJavadoc("$L\n", Javadoc.sentence(schema))
        .addAnnotation(
            AnnotationSpec.builder(TYPE_INFO)
                .addMember("use", "$T.Id.NAME", TYPE_INFO)
                .addMember("include", "$T.As.EXISTING_PROPERTY", TYPE_INFO)
                .addMember("property", "$S", union.property())
                .addMember("visible", "true")
                .build())
        .addAnnotation(
            AnnotationSpec.builder(SUB_TYPES)
                .addMember(
                    "value",
                    "{$L}",
                    union.cases().entrySet().stream()
                        .map(
                            each ->
                                CodeBlock.of(
                                    "@$T.Type(value = $T.class, name = $S)",
                                    SUB_TYPES,
                                    model(each.getValue()),
                                    each.getKey()))
                        .collect(CodeBlock.joining(", ")))
                .build())
        .addPermittedSubclasses(
            union.cases().values().stream().map(this::model).distinct().toList())
        .build();
  }

  private ClassName model(Schema schema) {
    return types.model(String.valueOf(schema.name()));
  }
}
