package dev.callsheet.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.lang.model.element.Modifier;

/** Builds one record of a sealed response. */
final class ResponseRecord {
  private static final TypeName HEADERS =
      ParameterizedTypeName.get(ClassName.get(Map.class), JavaTypes.STRING, JavaTypes.STRING);

  private final TypeSpec.Builder type;
  private final CodeBlock.Builder documentation;
  private final List<ParameterSpec> components = new ArrayList<>();
  private final List<MethodSpec> methods = new ArrayList<>();

  ResponseRecord(ClassName sealed, String name, String documentation) {
    this.type =
        TypeSpec.recordBuilder(sealed.nestedClass(name))
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addSuperinterface(sealed);
    this.documentation = CodeBlock.builder().add("$L\n", documentation);
  }

  ResponseRecord implementing(ClassName contract) {
    type.addSuperinterface(contract);
    return this;
  }

  ResponseRecord component(TypeName componentType, String name, String description) {
    if (components.isEmpty()) {
      documentation.add("\n");
    }
    components.add(ParameterSpec.builder(componentType, name).build());
    documentation.add("@param $L $L\n", name, description);
    return this;
  }

  /** A method that always gives the same. */
  ResponseRecord constant(String name, TypeName returned, String expression) {
    methods.add(overriding(name, returned).addStatement("return $L", expression).build());
    return this;
  }

  /** A component for each header that the framework does not add by itself. */
  ResponseRecord headers(ServerTarget target, Response response, Predicate<Header> wanted) {
    List<Header> own =
        response.headers().stream()
            .filter(header -> !target.isAmbient(header))
            .filter(wanted)
            .toList();
    var body = CodeBlock.builder();
    for (Header header : own) {
      String name = JavaNames.member(header.name());
      TypeName always = target.types().header(header);
      // Where the catalogue sends Retry-After it is never left out.
      boolean required = header.required() || header.name().equalsIgnoreCase("Retry-After");
      component(
          required ? always : JavaTypes.nullable(always), name, "the header " + header.name());
      CodeBlock put = CodeBlock.of("headers.put($S, $L);\n", header.name(), written(always, name));
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
    if (own.isEmpty()) {
      methods.add(method.addStatement("return $T.of()", Map.class).build());
      return this;
    }
    methods.add(
        method
            .addStatement("$T headers = new $T<>()", HEADERS, LinkedHashMap.class)
            .addCode(body.build())
            .addStatement("return headers")
            .build());
    return this;
  }

  /** A last component with what threw, and a constructor without it. */
  ResponseRecord withCause() {
    List<ParameterSpec> others = List.copyOf(components);
    component(
        JavaTypes.nullable(ClassName.get(Throwable.class)),
        "cause",
        "what the log may show, null where nothing threw");
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

  TypeSpec build() {
    return type.addJavadoc(documentation.build())
        .recordConstructor(MethodSpec.constructorBuilder().addParameters(components).build())
        .addMethods(methods)
        .build();
  }

  private static CodeBlock written(TypeName type, String name) {
    if (type.equals(JavaTypes.STRING)) {
      return CodeBlock.of("$L", name);
    }
    if (type.equals(TypeName.LONG)) {
      return CodeBlock.of("$T.toString($L)", Long.class, name);
    }
    if (type.equals(JavaTypes.DURATION)) {
      return CodeBlock.of("$T.toString($L.plusMillis(999).toSeconds())", Long.class, name);
    }
    return CodeBlock.of("$L.toString()", name);
  }

  private static MethodSpec.Builder overriding(String name, TypeName returned) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(returned);
  }
}
