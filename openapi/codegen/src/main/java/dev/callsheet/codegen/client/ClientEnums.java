package dev.callsheet.codegen.client;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.java.JavaNames;
import javax.lang.model.element.Modifier;

/** Writes an enum per closed list of values, with a constant for what a newer server sends. */
final class ClientEnums {

  private static final ClassName DEFAULT_VALUE =
      ClassName.get("com.fasterxml.jackson.annotation", "JsonEnumDefaultValue");

  private static final ClassName VALUE =
      ClassName.get("com.fasterxml.jackson.annotation", "JsonValue");

  private ClientEnums() {}

  static TypeSpec enumeration(ClassName name, Schema schema) {
    boolean whole = schema.isIntegerEnum();
    TypeName valueType = whole ? TypeName.LONG : ClientTypes.STRING;
    TypeSpec.Builder type =
        TypeSpec.enumBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(ClientProse.javadoc(ClientProse.sentence(schema.description())))
            .addField(valueType, "value", Modifier.PRIVATE, Modifier.FINAL);
    for (String value : schema.enumValues()) {
      type.addEnumConstant(
          JavaNames.constant(value),
          constant(schema, value).addJavadoc("{@code $L}.", value).build());
    }
    type.addEnumConstant(
        unknown(schema),
        TypeSpec.anonymousClassBuilder(whole ? "Long.MIN_VALUE" : "\"unknown\"")
            .addJavadoc("A value that a newer server sends and this client does not know.")
            .addAnnotation(DEFAULT_VALUE)
            .build());
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addParameter(valueType, "value")
            .addStatement("this.value = value")
            .build());
    if (whole) {
      type.addMethod(
          MethodSpec.methodBuilder("value")
              .addJavadoc("Returns the number that stands for it.")
              .addAnnotation(VALUE)
              .addModifiers(Modifier.PUBLIC)
              .returns(TypeName.LONG)
              .addStatement("return value")
              .build());
    }
    return type.addMethod(
            MethodSpec.methodBuilder("toString")
                .addJavadoc("Returns the value as it is written in requests and responses.")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ClientTypes.STRING)
                .addStatement(whole ? "return Long.toString(value)" : "return value")
                .build())
        .build();
  }

  private static TypeSpec.Builder constant(Schema schema, String value) {
    return schema.isIntegerEnum()
        ? TypeSpec.anonymousClassBuilder("$LL", value)
        : TypeSpec.anonymousClassBuilder("$S", value)
            .addAnnotation(
                AnnotationSpec.builder(ClientModels.PROPERTY)
                    .addMember("value", "$S", value)
                    .build());
  }

  private static String unknown(Schema schema) {
    boolean taken =
        schema.enumValues().stream().map(JavaNames::constant).anyMatch("UNKNOWN"::equals);
    return taken ? "UNRECOGNIZED" : "UNKNOWN";
  }
}
