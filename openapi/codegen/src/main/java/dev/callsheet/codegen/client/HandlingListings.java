package dev.callsheet.codegen.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.callsheet.codegen.contract.CatalogueEntry;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.codegen.java.SourceFile;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.Retry;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;

/** Writes how a program that uses the Java client treats a code. */
public final class HandlingListings {
  private static final TypeVariableName ANY = TypeVariableName.get("T");

  private final ClientContract contract;
  private final ClientTypes types;

  /** Takes the document, the names of its client, and the headers that none of its results has. */
  public HandlingListings(Contract contract, ClientTypes types, Set<String> frameworkHeaders) {
    this.contract = new ClientContract(contract, types, frameworkHeaders);
    this.types = types;
  }

  /** A listing for one operation that answers the code: its own exception is caught. */
  public SourceFile catching(CatalogueEntry entry, Operation operation) {
    ClientAnswers answers = contract.answers(operation);
    ClientFailure failure = failure(answers, entry);
    CodeBlock call = call(answers, ClientTypes.method(operation));
    CodeBlock statement =
        answers.returned().equals(TypeName.VOID) ? call : CodeBlock.of("return $L", call);
    MethodSpec.Builder method =
        method(operation)
            .returns(answers.returned())
            .beginControlFlow("try")
            .addStatement(statement)
            .nextControlFlow(
                "catch ($T error)",
                types.exception(operation).nestedClass(failure.exceptionName()));
    ClientProse.wrap(entry.remedy().replace("`", ""))
        .lines()
        .forEach(line -> method.addComment("$L", line));
    if (entry.retry() == Retry.AFTER_DELAY) {
      pause(method, entry.retryAfter(), "error").addStatement(statement);
    } else {
      method.addCode(shown(failure)).addStatement("throw error");
    }
    return listing(operation, entry, method.endControlFlow());
  }

  /**
   * A listing for every operation that answers the code: the interface of the code is looked for.
   */
  public SourceFile acrossOperations(Family family, CatalogueEntry entry) {
    ClassName type = types.error(family, entry);
    String name = type.simpleName();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("call")
            .addTypeVariable(ANY)
            .returns(ANY)
            .addParameter(ParameterizedTypeName.get(ClassName.get(Supplier.class), ANY), "call")
            .beginControlFlow("try")
            .addStatement("return call.get()")
            .nextControlFlow("catch ($T error)", types.support("ApiException"))
            .beginControlFlow("if (error instanceof $T $L)", type, JavaNames.member(name));
    if (entry.retry() == Retry.AFTER_DELAY) {
      pause(method, entry.retryAfter(), JavaNames.member(name)).addStatement("return call.get()");
    } else {
      method
          .addStatement("$T.err.println($L.operation())", System.class, JavaNames.member(name))
          .addCode(message(JavaNames.member(name)));
    }
    method.endControlFlow().addStatement("throw error").endControlFlow();
    return file("Every" + name, method);
  }

  /** A listing without exceptions: a switch over the sealed result. */
  public SourceFile switching(CatalogueEntry entry, Operation operation) {
    ClientAnswers answers = contract.answers(operation);
    ClassName result = types.result(operation);
    MethodSpec.Builder method =
        method(operation)
            .returns(ClientTypes.STRING)
            .addCode(
                "return switch ($L) {\n$>", call(answers, ClientTypes.method(operation) + "Result"))
            .addCode("case $T success -> \"done\";\n", result.nestedClass("Success"))
            .addCode(
                "case $T error -> $L;\n",
                failure(answers, entry).type(),
                entry.retryAfter()
                    ? CodeBlock.of("$S + error.retryAfter()", "try again after ")
                    : CodeBlock.of("$S + error.message()", entry.title() + ": "))
            .addCode("case $T other -> other.message();\n", result.nestedClass("Failure"))
            .addCode("$<};\n");
    return file(JavaNames.type(ClientTypes.method(operation)) + "Outcome", method);
  }

  private static ClientFailure failure(ClientAnswers answers, CatalogueEntry entry) {
    return answers.codes().stream()
        .filter(failure -> failure.entry().equals(entry))
        .findFirst()
        .orElseThrow();
  }

  private MethodSpec.Builder method(Operation operation) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(ClientTypes.method(operation))
            .addParameter(types.api(operation.family(), operation.tag()), tag(operation));
    arguments(operation).forEach(argument -> method.addParameter(argument.type(), argument.name()));
    return method;
  }

  private CodeBlock call(ClientAnswers answers, String method) {
    Operation operation = answers.operation();
    return CodeBlock.of(
        "$L.$L($L)",
        tag(operation),
        method,
        arguments(operation).stream()
            .map(argument -> CodeBlock.of("$L", argument.name()))
            .collect(CodeBlock.joining(", ")));
  }

  private static String tag(Operation operation) {
    return JavaNames.member(JavaNames.within(operation.family(), operation.tag()));
  }

  private List<ParameterSpec> arguments(Operation operation) {
    return new ClientApis(types).parameters(operation, false);
  }

  private static MethodSpec.Builder pause(
      MethodSpec.Builder method, boolean told, String variable) {
    return method
        .addException(InterruptedException.class)
        .addStatement(
            "$T.sleep($L)",
            Thread.class,
            told ? CodeBlock.of("$L.retryAfter().toMillis()", variable) : CodeBlock.of("1_000"));
  }

  private static CodeBlock shown(ClientFailure failure) {
    Schema details = failure.entry().details();
    if (details != null && failure.details() != null) {
      return details(details);
    }
    return failure.context().isEmpty() ? message("error") : context(failure.context());
  }

  private static CodeBlock message(String variable) {
    return CodeBlock.of(
        "$1T.err.println($2L.message() + $3S + $2L.requestId());\n",
        System.class,
        variable,
        "; request ");
  }

  private static CodeBlock context(List<ClientContext> context) {
    CodeBlock.Builder lines = CodeBlock.builder();
    lines.add("$T.err.println(error.message());\n", System.class);
    for (ClientContext each : context) {
      lines.add(
          "$T.err.println($S + error.$L());\n",
          System.class,
          JavaNames.prose(each.name()) + ": ",
          each.name());
    }
    return lines.build();
  }

  private static CodeBlock details(Schema details) {
    CodeBlock.Builder lines = CodeBlock.builder();
    details
        .properties()
        .forEach(
            (name, property) -> {
              boolean list = property.type().equals("array") && details.required().contains(name);
              lines.add(
                  list
                      ? "error.details().$1L().forEach($2T.err::println);\n"
                      : "$2T.err.println(error.details().$1L());\n",
                  JavaNames.member(name),
                  System.class);
            });
    return lines.build();
  }

  private static SourceFile listing(
      Operation operation, CatalogueEntry entry, MethodSpec.Builder method) {
    return file(
        JavaNames.type(ClientTypes.method(operation))
            + JavaNames.error(entry.code(), entry.status()),
        method);
  }

  private static SourceFile file(String name, MethodSpec.Builder method) {
    return SourceFile.of(
        "",
        TypeSpec.classBuilder(name).addModifiers(Modifier.FINAL).addMethod(method.build()).build());
  }
}
