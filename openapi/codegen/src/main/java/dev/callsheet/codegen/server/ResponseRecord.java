package dev.callsheet.codegen.server;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.codegen.contract.Header;
import dev.callsheet.codegen.contract.Response;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.codegen.java.JavaTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Builds the record of one answer. */
final class ResponseRecord {
  private static final TypeName HEADERS =
      ParameterizedTypeName.get(ClassName.get(Map.class), JavaTypes.STRING, JavaTypes.STRING);

  private final TypeSpec.Builder type;
  private final CodeBlock.Builder documentation;
  private final List<ParameterSpec> components = new ArrayList<>();
  private final List<MethodSpec> methods = new ArrayList<>();

  ResponseRecord(String name, String documentation, Collection<ClassName> interfaces) {
    this.type =
        TypeSpec.recordBuilder(name).addModifiers(Modifier.PUBLIC).addSuperinterfaces(interfaces);
    this.documentation = CodeBlock.builder().add("$L\n", documentation);
  }

  ResponseRecord component(TypeName componentType, String name) {
    components.add(ParameterSpec.builder(componentType, name).build());
    return this;
  }

  /** A component that its type does not explain. */
  ResponseRecord component(TypeName componentType, String name, String description) {
    documentation.add("\n@param $L $L\n", name, description);
    return component(componentType, name);
  }

  /** A method that always gives the same. */
  ResponseRecord constant(String name, TypeName returned, CodeBlock expression) {
    methods.add(constantMethod(name, returned, expression).build());
    return this;
  }

  static MethodSpec.Builder constantMethod(String name, TypeName returned, CodeBlock expression) {
    return overriding(name, returned).addStatement("return $L", expression);
  }

  /** Whether an answer has a header. */
  enum Sent {
    ALWAYS,
    SOMETIMES,
    NEVER;

    /** As the document says. */
    static Sent declared(Header header) {
      return header.required() ? ALWAYS : SOMETIMES;
    }
  }

  /** A component for each header that the framework does not add by itself. */
  ResponseRecord headers(
      ServerTarget target, JavaTypes types, Response response, Function<Header, Sent> sent) {
    List<Header> own =
        response.headers().stream()
            .filter(header -> !target.isOfFramework(header))
            .filter(header -> sent.apply(header) != Sent.NEVER)
            .toList();
    var body = CodeBlock.builder();
    for (Header header : own) {
      String name = JavaNames.member(header.name());
      TypeName always = types.header(header);
      boolean required = sent.apply(header) == Sent.ALWAYS;
      component(required ? always : JavaTypes.nullable(always), name);
      CodeBlock put =
          CodeBlock.of("headers.put($S, $L);\n", header.name(), written(header, always, name));
      body.add(
          required
              ? put
              : CodeBlock.builder()
                  .beginControlFlow("if ($L != null)", name)
                  .add(put)
                  .endControlFlow()
                  .build());
    }
    var method = overriding("headers", HEADERS);
    if (own.size() == 1 && sent.apply(own.get(0)) == Sent.ALWAYS) {
      Header header = own.get(0);
      methods.add(
          method
              .addStatement(
                  "return $T.of($S, $L)",
                  Map.class,
                  header.name(),
                  written(header, types.header(header), JavaNames.member(header.name())))
              .build());
    } else if (!own.isEmpty()) {
      methods.add(
          method
              .addStatement("$T headers = new $T<>()", HEADERS, LinkedHashMap.class)
              .addCode(body.build())
              .addStatement("return headers")
              .build());
    }
    return this;
  }

  /** A last component with what threw, and a constructor without it. */
  ResponseRecord withCause() {
    List<ParameterSpec> others = List.copyOf(components);
    component(JavaTypes.nullable(ClassName.get(Throwable.class)), "cause");
    methods.add(
        0,
        MethodSpec.constructorBuilder()
            .addJavadoc("An error that nothing threw.\n")
            .addModifiers(Modifier.PUBLIC)
            .addParameters(others)
            .addStatement(
                "this($L, null)",
                others.stream()
                    .map(component -> CodeBlock.of("$L", component.name()))
                    .collect(CodeBlock.joining(", ")))
            .build());
    return this;
  }

  TypeSpec.Builder build() {
    return type.addJavadoc(documentation.build())
        .recordConstructor(MethodSpec.constructorBuilder().addParameters(components).build())
        .addMethods(methods);
  }

  private static CodeBlock written(Header header, TypeName type, String name) {
    if (header.name().equalsIgnoreCase("Retry-After")) {
      return CodeBlock.of("$T.toString($L.plusMillis(999).toSeconds())", Long.class, name);
    }
    Schema schema = header.schema();
    if (!schema.type().equals("array")) {
      return written(schema, type, name);
    }
    CodeBlock item = written(schema.items(), JavaTypes.OBJECT, "item");
    return CodeBlock.of(
        "$L.stream().map(item -> $L).collect($T.joining(\",\"))", name, item, Collectors.class);
  }

  private static CodeBlock written(Schema schema, TypeName type, String name) {
    if (type.equals(JavaTypes.STRING)) {
      return CodeBlock.of("$L", name);
    }
    if (schema.isEnum() && schema.name() != null) {
      return CodeBlock.of("$T.valueOf($L.value())", String.class, name);
    }
    return type.isPrimitive()
        ? CodeBlock.of("$T.toString($L)", type.box(), name)
        : CodeBlock.of("$L.toString()", name);
  }

  private static MethodSpec.Builder overriding(String name, TypeName returned) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(returned);
  }
}
