package dev.callsheet.codegen.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import javax.lang.model.element.Modifier;

/** Writes the sealed result of an operation: its successes and its failures, which it shares. */
final class ClientResults {

  private final ClientTypes types;

  ClientResults(ClientTypes types) {
    this.types = types;
  }

  TypeSpec result(ClientAnswers answers) {
    ClassName name = answers.result();
    return TypeSpec.interfaceBuilder(name)
        .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
        .addSuperinterface(types.support("Answer"))
        .addJavadoc(
            ClientProse.javadoc(
                "Every answer to `%s`: a success, an error by its %s, or one that the contract does not declare."
                    .formatted(
                        answers.operation().id(),
                        answers.operation().family().hasCodes() ? "code" : "status")))
        .addMethod(orThrow(answers))
        .addMethod(reader(answers))
        .addType(successes(answers))
        .addType(failures(answers))
        .build();
  }

  private TypeSpec successes(ClientAnswers answers) {
    TypeSpec.Builder type =
        nestedInterface(answers, "Success")
            .addJavadoc("A success.")
            .addPermittedSubclasses(
                answers.successes().stream().map(ClientSuccess::type).distinct().toList());
    if (answers.value() instanceof ClientAnswers.Value.Body body) {
      type.addMethod(
          MethodSpec.methodBuilder("body")
              .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
              .addJavadoc("Returns what the server sent.")
              .returns(body.type())
              .build());
    }
    return type.build();
  }

  private TypeSpec failures(ClientAnswers answers) {
    return nestedInterface(answers, "Failure")
        .addSuperinterface(types.support("ApiError"))
        .addJavadoc("An error of the contract, or an answer that it does not declare.")
        .addPermittedSubclasses(
            answers.failures().stream().map(ClientFailures::type).distinct().toList())
        .addPermittedSubclass(types.undeclared(answers.operation().family()))
        .build();
  }

  private static TypeSpec.Builder nestedInterface(ClientAnswers answers, String name) {
    return TypeSpec.interfaceBuilder(answers.result().nestedClass(name))
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.SEALED)
        .addSuperinterface(answers.result());
  }

  private MethodSpec orThrow(ClientAnswers answers) {
    ClassName exception = types.exception(answers.operation());
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("orThrow")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addJavadoc(
                "Returns what a success carries.\n\n@throws $T for every answer but a success",
                exception)
            .addParameter(answers.result(), "result")
            .returns(answers.returned())
            .beginControlFlow("if (result instanceof Failure failure)")
            .addStatement("throw $T.of(failure)", exception)
            .endControlFlow();
    ClientAnswers.Value value = answers.value();
    if (value instanceof ClientAnswers.Value.Body) {
      method.addStatement("return ((Success) result).body()");
    }
    if (value instanceof ClientAnswers.Value.Whole whole) {
      method.addStatement("return ($T) result", whole.type());
    }
    return method.build();
  }

  private MethodSpec reader(ClientAnswers answers) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.beginControlFlow("try");
    code.add("return switch (response.status()) {\n$>");
    answers.successes().forEach(each -> addCase(code, each.response().status(), each.type()));
    answers.failures().forEach(each -> addCase(code, each.response().status(), each.type()));
    code.add("default -> throw response.undeclaredStatus();\n$<};\n");
    code.nextControlFlow("catch ($T reason)", types.support("UndeclaredResponse"));
    code.addStatement(
        "return $T.of(response, reason)", types.undeclared(answers.operation().family()));
    code.endControlFlow();
    return MethodSpec.methodBuilder("of")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc("Reads a response to {@code $L}.", answers.operation().id())
        .returns(answers.result())
        .addParameter(types.support("ApiResponse"), "response")
        .addException(IOException.class)
        .addCode(code.build())
        .build();
  }

  private static void addCase(CodeBlock.Builder code, int status, TypeName type) {
    code.add("case $L -> $T.of(response);\n", status, type);
  }
}
