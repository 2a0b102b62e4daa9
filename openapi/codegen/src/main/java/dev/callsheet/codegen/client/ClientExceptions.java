package dev.callsheet.codegen.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.codegen.contract.CatalogueEntry;
import dev.callsheet.codegen.java.JavaTypes;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Writes the sealed exceptions of an operation: operation, then status, then code. Without codes, a
 * status is the end.
 */
final class ClientExceptions {

  private final ClientContract contract;
  private final ClientTypes types;

  ClientExceptions(ClientContract contract) {
    this.contract = contract;
    this.types = contract.types();
  }

  TypeSpec exception(ClientAnswers answers) {
    ClassName name = types.exception(answers.operation());
    TypeSpec.Builder exception =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT, Modifier.SEALED)
            .superclass(types.support("ApiException"))
            .addJavadoc(
                "Says that {@code $L} was not answered with a success; its subtypes say how.",
                answers.operation().id())
            .addMethod(wrapping(answers))
            .addMethod(of(answers));
    for (ClientFailures response : answers.failures()) {
      ClassName status = name;
      if (answers.operation().family().hasCodes()) {
        status = name.nestedClass("Status" + response.response().status());
        exception.addType(status(answers, status, response.response().status()));
      }
      for (ClientFailure failure : response.codes()) {
        exception.addType(code(answers, status, failure));
      }
    }
    return exception.addType(undeclared(answers)).build();
  }

  private TypeSpec status(ClientAnswers answers, ClassName name, int status) {
    return TypeSpec.classBuilder(name)
        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT, Modifier.STATIC, Modifier.SEALED)
        .superclass(types.exception(answers.operation()))
        .addJavadoc("An answer of status $L.", status)
        .addMethod(wrapping(answers))
        .build();
  }

  private TypeSpec code(ClientAnswers answers, ClassName parent, ClientFailure failure) {
    CatalogueEntry entry = failure.entry();
    TypeSpec.Builder type =
        leaf(answers, failure.exceptionName(), parent, failure.type())
            .addJavadoc(ClientProse.javadoc(ClientProse.sentence(entry.title())));
    if (failure.complete()) {
      type.addSuperinterface(types.error(answers.operation().family(), entry));
    } else {
      type.addMethod(delegating("code", JavaTypes.nullable(ClientTypes.STRING), "error()"));
      type.addMethod(delegating("retry", types.support("Retry"), "error()"));
    }
    Set<String> shared =
        contract.context(entry).stream().map(ClientContext::name).collect(Collectors.toSet());
    failure.context().stream()
        .filter(context -> !shared.contains(context.name()))
        .forEach(context -> type.addMethod(context(context)));
    return type.build();
  }

  private static MethodSpec context(ClientContext context) {
    return MethodSpec.methodBuilder(context.name())
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(context.javadoc())
        .returns(context.returned())
        .addStatement("return result().$L()", context.name())
        .build();
  }

  private static MethodSpec delegating(String name, TypeName type, String target) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(type)
        .addStatement("return $L.$L()", target, name)
        .build();
  }

  private TypeSpec undeclared(ClientAnswers answers) {
    return leaf(
            answers,
            "Undeclared",
            types.exception(answers.operation()),
            types.undeclared(answers.operation().family()))
        .addSuperinterface(types.support("UndeclaredAnswer"))
        .addJavadoc("An answer that the contract does not declare.")
        .build();
  }

  private TypeSpec.Builder leaf(
      ClientAnswers answers, String name, ClassName parent, ClassName record) {
    return TypeSpec.classBuilder(types.exception(answers.operation()).nestedClass(name))
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .superclass(parent)
        .addSuperinterface(ParameterizedTypeName.get(types.support("Thrown"), record))
        .addMethod(wrapping(answers));
  }

  private static MethodSpec wrapping(ClientAnswers answers) {
    return MethodSpec.constructorBuilder()
        .addParameter(answers.result().nestedClass("Failure"), "error")
        .addStatement("super(error)")
        .build();
  }

  private MethodSpec of(ClientAnswers answers) {
    boolean hasCodes = answers.operation().family().hasCodes();
    List<ClientFailure> codes = answers.codes();
    CodeBlock.Builder code = CodeBlock.builder();
    if (codes.isEmpty()) {
      code.addStatement("return new Undeclared(error)");
    } else {
      code.beginControlFlow(
          "if (error instanceof $T)", types.undeclared(answers.operation().family()));
      code.addStatement("return new Undeclared(error)");
      code.endControlFlow();
      code.add("return switch (error.$L()) {\n$>", hasCodes ? "code" : "status");
      for (ClientFailure failure : codes) {
        CodeBlock label =
            hasCodes
                ? CodeBlock.of("$S", failure.entry().code())
                : CodeBlock.of("$L", failure.entry().status());
        code.add("case $L -> new $L(error);\n", label, failure.exceptionName());
      }
      code.add("default -> new Undeclared(error);\n$<};\n");
    }
    return MethodSpec.methodBuilder("of")
        .addModifiers(Modifier.STATIC)
        .returns(types.exception(answers.operation()))
        .addParameter(answers.result().nestedClass("Failure"), "error")
        .addCode(code.build())
        .build();
  }
}
