package dev.callsheet.codegen.client;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.codegen.java.JavaTypes;
import java.util.List;

/** Writes the record of a form's fields and files. */
final class ClientForms {

  private final ClientTypes types;

  ClientForms(ClientTypes types) {
    this.types = types;
  }

  TypeSpec form(Operation operation, Schema schema) {
    ClientRecord record = new ClientRecord(types.form(operation));
    CodeBlock.Builder fields = CodeBlock.builder();
    schema
        .properties()
        .forEach(
            (name, property) -> {
              if (!property.isReadOnly()) {
                boolean required = schema.required().contains(name) && !property.nullable();
                String component = JavaNames.member(name);
                record.add(component, type(property), required, property.description(), List.of());
                fields.add("\n.$L($S, $L)", kind(property), name, component);
              }
            });
    record
        .type()
        .addJavadoc(
            "What {@code $L} takes as its form, begun with $L.",
            ClientTypes.method(operation),
            "{@link #of}")
        .addMethod(
            MethodSpec.methodBuilder("fields")
                .returns(types.support("Form"))
                .addStatement("return new $T()$L", types.support("Form"), fields.build())
                .build());
    return record.withers("of").build();
  }

  private TypeName type(Schema property) {
    return new JavaTypes(types::model, types.support("FilePart")).of(property);
  }

  private static String kind(Schema property) {
    if (property.isBinary()) {
      return "file";
    }
    if (property.type().equals("array")) {
      return property.items().isBinary() ? "files" : kind(property.items());
    }
    return property.isUnion() || List.of("object", "").contains(property.type()) ? "json" : "field";
  }
}
