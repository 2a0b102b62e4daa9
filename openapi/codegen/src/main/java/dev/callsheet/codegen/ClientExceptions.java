package dev.callsheet.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the sealed exceptions of an operation: operation, then status, then code. */
final class ClientExceptions {

  private final ClientTypes types;

  ClientExceptions(ClientTypes types) {
    this.types = types;
  }

  TypeSpec exception(ClientAnswers answers) {
    ClassName name = types.exception(answers.operation());
    TypeSpec.Builder exception =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT, Modifier.SEALED)
            .superclass(types.api("CallsheetException"))
            .addJavadoc(
                "Says that {@code $L} was not answered with a success; its subtypes say how.",
                answers.operation().id())
            .addMethod(wrapping(types.api("CallsheetError"), CodeBlock.of("super(error);\n")));
    Map<Integer, List<ClientAnswers.Failure>> byStatus = new LinkedHashMap<>();
    for (ClientAnswers.Failure failure : answers.failures()) {
      byStatus.computeIfAbsent(failure.entry().status(), unused -> new ArrayList<>()).add(failure);
    }
    byStatus.forEach(
        (status, failures) -> {
          ClassName statusName = name.nestedClass("Status" + status);
          exception.addType(
              TypeSpec.classBuilder(statusName)
                  .addModifiers(
                      Modifier.PUBLIC, Modifier.ABSTRACT, Modifier.STATIC, Modifier.SEALED)
                  .superclass(name)
                  .addJavadoc("An answer of status $L.", status)
                  .addMethod(wrapping(types.api("CallsheetError"), CodeBlock.of("super(error);\n")))
                  .build());
          failures.forEach(failure -> exception.addType(code(answers, statusName, failure)));
        });
    return exception.addType(undeclared(answers)).build();
  }

  private TypeSpec code(
      ClientAnswers answers, ClassName statusName, ClientAnswers.Failure failure) {
    CatalogueEntry entry = failure.entry();
    ClassName result = types.result(answers.operation()).nestedClass(failure.name());
    TypeSpec.Builder type =
        leaf(answers, failure.name(), statusName, result)
            .addJavadoc(
                ClientProse.javadoc(
                    ClientProse.sentence(entry.title()) + "\n\nWhat to do: " + entry.remedy()));
    if (entry.coded()) {
      type.addMethod(
          overriding("code", ClientTypes.STRING).addStatement("return $S", entry.code()).build());
    }
    if (!(answers.operation().method().equals("HEAD") && entry.details() != null)) {
      type.addSuperinterface(types.error(entry.sharedName()));
    }
    if (entry.retryAfter()) {
      type.addMethod(delegating("retryAfter", ClientTypes.DURATION));
    }
    TypeName details = failure.details();
    if (details != null) {
      type.addMethod(delegating("details", details));
    }
    failure.context().forEach(each -> type.addMethod(context(each)));
    return type.build();
  }

  private static MethodSpec context(ClientContext context) {
    return MethodSpec.methodBuilder(context.name())
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(context.javadoc())
        .returns(context.returned())
        .addStatement("return result.$L()", context.name())
        .build();
  }

  private TypeSpec undeclared(ClientAnswers answers) {
    return leaf(
            answers,
            "Undeclared",
            types.exception(answers.operation()),
            types.result(answers.operation()).nestedClass("Undeclared"))
        .addSuperinterface(types.error("Undeclared"))
        .addJavadoc("An answer that the contract does not declare.")
        .addMethod(delegating("mediaType", ClientTypes.STRING))
        .addMethod(delegating("body", ClientTypes.STRING))
        .build();
  }

  private TypeSpec.Builder leaf(
      ClientAnswers answers, String name, ClassName parent, ClassName result) {
    return TypeSpec.classBuilder(types.exception(answers.operation()).nestedClass(name))
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .superclass(parent)
        .addField(result, "result", Modifier.PRIVATE, Modifier.FINAL, Modifier.TRANSIENT)
        .addMethod(wrapping(result, CodeBlock.of("super(error);\nthis.result = error;\n")))
        .addMethod(
            MethodSpec.methodBuilder("result")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Returns the error as the result that does not throw carries it.")
                .returns(result)
                .addStatement("return result")
                .build());
  }

  private static MethodSpec wrapping(ClassName error, CodeBlock code) {
    return MethodSpec.constructorBuilder().addParameter(error, "error").addCode(code).build();
  }

  private static MethodSpec delegating(String name, TypeName type) {
    return overriding(name, type).addStatement("return result.$L()", name).build();
  }

  private static MethodSpec.Builder overriding(String name, TypeName type) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(type);
  }
}
