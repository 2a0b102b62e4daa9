package dev.callsheet.codegen.server;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.codegen.java.JavaTypes;
import dev.callsheet.codegen.java.SourceFile;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Closed enums for enumerated strings: a value that the document lacks is refused. */
final class ServerEnums {
  private static final ClassName JSON_VALUE =
      ClassName.get("com.fasterxml.jackson.annotation", "JsonValue");

  private ServerEnums() {}

  static SourceFile source(JavaTypes types, Schema schema) {
    ClassName name = types.model(String.valueOf(schema.name()));
    TypeName valueType = schema.isIntegerEnum() ? TypeName.LONG : JavaTypes.STRING;
    String format = schema.isIntegerEnum() ? "$LL" : "$S";
    String told = schema.isIntegerEnum() ? "Long.toString(candidate.value)" : "candidate.value";
    var type =
        TypeSpec.enumBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("$L\n", Javadoc.sentence(schema))
            .addField(valueType, "value", Modifier.PRIVATE, Modifier.FINAL)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addParameter(valueType, "value")
                    .addStatement("this.value = value")
                    .build())
            .addMethod(
                MethodSpec.methodBuilder("of")
                    .addJavadoc("The constant that the document spells so.\n")
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                    .addParameter(JavaTypes.STRING, "value")
                    .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), name))
                    .addStatement(
                        "return $T.of(values()).filter(candidate -> $L.equals(value)).findFirst()",
                        Stream.class,
                        told)
                    .build())
            .addMethod(
                MethodSpec.methodBuilder("value")
                    .addJavadoc("The value as the document spells it.\n")
                    .addAnnotation(JSON_VALUE)
                    .addModifiers(Modifier.PUBLIC)
                    .returns(valueType)
                    .addStatement("return value")
                    .build());
    for (String value : schema.enumValues()) {
      type.addEnumConstant(
          JavaNames.constant(value),
          TypeSpec.anonymousClassBuilder(format, value).addJavadoc("{@code $L}\n", value).build());
    }
    return SourceFile.of(name.packageName(), type.build());
  }
}
