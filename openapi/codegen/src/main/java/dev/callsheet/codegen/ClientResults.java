package dev.callsheet.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes the sealed result of an operation: a record per success, per code, and for the rest. */
final class ClientResults {

  private final ClientTypes types;

  ClientResults(ClientTypes types) {
    this.types = types;
  }

  TypeSpec result(ClientAnswers answers) {
    ClassName name = types.result(answers.operation());
    TypeSpec.Builder result =
        TypeSpec.interfaceBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
            .addSuperinterface(types.api("Answer"))
            .addJavadoc(
                "Every answer to {@code $L}: a success, an error by its $L, or one that the"
                    + " contract\ndoes not declare.",
                answers.operation().id(),
                answers.operation().family().codePointer() == null ? "status" : "code")
            .addMethod(orThrow(answers))
            .addMethod(reader(answers))
            .addType(
                nestedInterface(name.nestedClass("Success"), name).addJavadoc("A success.").build())
            .addType(
                nestedInterface(name.nestedClass("Failure"), name)
                    .addSuperinterface(types.api("CallsheetError"))
                    .addJavadoc("An error of the contract, or an answer that it does not declare.")
                    .addMethod(operation(answers))
                    .build());
    answers.successes().forEach(success -> result.addType(success(answers, success)));
    answers.failures().forEach(failure -> result.addType(failure(answers, failure)));
    return result.addType(undeclared(answers)).build();
  }

  private static TypeSpec.Builder nestedInterface(ClassName name, ClassName parent) {
    return TypeSpec.interfaceBuilder(name)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.SEALED)
        .addSuperinterface(parent);
  }

  private MethodSpec orThrow(ClientAnswers answers) {
    return MethodSpec.methodBuilder("orThrow")
        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
        .addJavadoc(
            "Returns what the success carries.\n\n@throws $T for every answer but a success",
            types.exception(answers.operation()))
        .returns(answers.returned())
        .build();
  }

  private TypeSpec success(ClientAnswers answers, ClientAnswers.Success success) {
    ClassName result = types.result(answers.operation());
    ClientRecord record = new ClientRecord(result.nestedClass(success.name()));
    TypeName body = success.body();
    if (body != null) {
      record.required(
          "body",
          body,
          success.json() ? "what the server sent" : "the bytes as they come; close it after use");
    }
    if (success.severalMediaTypes()) {
      record.required("mediaType", ClientTypes.STRING, "the media type of the body");
    }
    success.headers().forEach(header -> headerComponent(record, header));
    record
        .type()
        .addModifiers(Modifier.STATIC)
        .addJavadoc(ClientProse.javadoc(ClientProse.sentence(success.response().description())))
        .addSuperinterface(result.nestedClass("Success"))
        .addMethod(status(success.response().status()))
        .addMethod(
            overriding("orThrow", answers.returned()).addCode(successValue(answers)).build());
    return record.build();
  }

  private void headerComponent(ClientRecord record, Header header) {
    String component = JavaNames.member(header.name());
    TypeName type = types.header(header);
    if (header.required()) {
      record.required(component, type, header.description());
    } else {
      record.optional(component, type, header.description());
    }
  }

  private static CodeBlock successValue(ClientAnswers answers) {
    ClientAnswers.Value value = answers.value();
    if (value instanceof ClientAnswers.Value.Body) {
      return CodeBlock.of("return body;\n");
    }
    if (value instanceof ClientAnswers.Value.Whole) {
      return CodeBlock.of("return this;\n");
    }
    return CodeBlock.of("// The status says it all.\n");
  }

  private TypeSpec failure(ClientAnswers answers, ClientAnswers.Failure failure) {
    ClassName result = types.result(answers.operation());
    ClassName name = result.nestedClass(failure.name());
    ClientRecord record = new ClientRecord(name);
    record.required("message", ClientTypes.STRING, "the server's message, meant for people");
    record.optional(
        "requestId", ClientTypes.STRING, "the id under which the server logged the request");
    if (failure.entry().retryAfter()) {
      record.required(
          "retryAfter", ClientTypes.DURATION, "how long to wait before the next attempt");
    }
    TypeName details = failure.details();
    if (details != null) {
      record.required("details", details, "what the error says beyond its message");
    }
    failure
        .context()
        .forEach(
            each ->
                record.add(each.name(), each.type(), each.always(), each.description(), List.of()));
    failure.headers().forEach(header -> headerComponent(record, header));
    CatalogueEntry entry = failure.entry();
    record
        .type()
        .addModifiers(Modifier.STATIC)
        .addJavadoc(
            ClientProse.javadoc(
                ClientProse.sentence(entry.title())
                    + "\n\n"
                    + entry.when()
                    + "\n\nWhat to do: "
                    + entry.remedy()))
        .addSuperinterface(result.nestedClass("Failure"))
        .addMethod(status(entry.status()))
        .addMethod(
            entry.coded()
                ? constant("code", ClientTypes.STRING, CodeBlock.of("$S", entry.code()))
                : constant("code", JavaTypes.nullable(ClientTypes.STRING), CodeBlock.of("null")))
        .addMethod(constant("retryable", TypeName.BOOLEAN, CodeBlock.of("$L", entry.retryable())));
    if (answers.operation().method().equals("HEAD") && entry.details() != null) {
      record.type().addSuperinterface(types.api("CallsheetError"));
    } else {
      record.type().addSuperinterface(types.error(entry.sharedName()));
    }
    if (!entry.retryAfter()) {
      record.type().addMethod(noRetryAfter());
    }
    record.type().addMethod(throwing(answers, failure.name()));
    return record.build();
  }

  private TypeSpec undeclared(ClientAnswers answers) {
    ClassName result = types.result(answers.operation());
    ClassName name = result.nestedClass("Undeclared");
    ClientRecord record = new ClientRecord(name);
    record
        .required("status", TypeName.INT, "the HTTP status")
        .optional("code", ClientTypes.STRING, "the code in the body, if it carries one")
        .required("message", ClientTypes.STRING, "what is undeclared about the answer")
        .optional(
            "requestId", ClientTypes.STRING, "the id under which the server logged the request")
        .optional("retryAfter", ClientTypes.DURATION, "how long the server asks to wait")
        .required("mediaType", ClientTypes.STRING, "the body's media type, empty without one")
        .required("body", ClientTypes.STRING, "the first characters of the body");
    record
        .type()
        .addModifiers(Modifier.STATIC)
        .addJavadoc(
            "An answer that the contract does not declare, such as an error page of a proxy.")
        .addSuperinterface(result.nestedClass("Failure"))
        .addSuperinterface(types.error("Undeclared"))
        .addMethod(constant("retryable", TypeName.BOOLEAN, CodeBlock.of("false")))
        .addMethod(throwing(answers, "Undeclared"));
    return record.build();
  }

  private MethodSpec throwing(ClientAnswers answers, String name) {
    return overriding("orThrow", answers.returned())
        .addStatement("throw new $T(this)", types.exception(answers.operation()).nestedClass(name))
        .build();
  }

  private static MethodSpec noRetryAfter() {
    return overriding("retryAfter", JavaTypes.nullable(ClientTypes.DURATION))
        .addStatement("return null")
        .build();
  }

  private static MethodSpec status(int status) {
    return constant("status", TypeName.INT, CodeBlock.of("$L", status));
  }

  private static MethodSpec constant(String name, TypeName type, CodeBlock value) {
    return overriding(name, type).addStatement("return $L", value).build();
  }

  private static MethodSpec.Builder overriding(String name, TypeName type) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(type);
  }

  private MethodSpec operation(ClientAnswers answers) {
    ClassName operations = types.api("ApiOperation");
    return overriding("operation", operations)
        .addModifiers(Modifier.DEFAULT)
        .addStatement("return $T.$L", operations, JavaNames.constant(answers.operation().id()))
        .build();
  }

  private MethodSpec reader(ClientAnswers answers) {
    CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("try");
    code.beginControlFlow("switch (response.status())");
    answers.successes().forEach(success -> readSuccess(code, success));
    Map<Integer, List<ClientAnswers.Failure>> byStatus = new LinkedHashMap<>();
    for (ClientAnswers.Failure failure : answers.failures()) {
      byStatus.computeIfAbsent(failure.entry().status(), unused -> new ArrayList<>()).add(failure);
    }
    byStatus.forEach((status, failures) -> readFailures(code, answers, status, failures));
    code.add("default -> throw response.undeclaredStatus();\n")
        .endControlFlow()
        .nextControlFlow("catch ($T reason)", types.api("UndeclaredResponse"))
        .addStatement(
            "return new Undeclared(response.status(), $L, reason.reason(),"
                + " response.requestId(), response.retryAfter(), response.mediaType(),"
                + " response.excerpt())",
            codeIfAny(answers.operation()))
        .endControlFlow();
    return MethodSpec.methodBuilder("of")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc(
            "Reads a response to {@code $L}.\n\n"
                + "@throws IOException when the connection broke while the body was read",
            answers.operation().id())
        .returns(types.result(answers.operation()))
        .addParameter(types.api("ApiResponse"), "response")
        .addException(IOException.class)
        .addCode(code.build())
        .build();
  }

  private CodeBlock codeIfAny(Operation operation) {
    return operation.errors().isEmpty() || operation.family().codePointer() == null
        ? CodeBlock.of("null")
        : CodeBlock.of("response.codeIfAny($L)", dialect(operation));
  }

  private CodeBlock dialect(Operation operation) {
    return CodeBlock.of(
        "$T.$L", types.api("Dialect"), JavaNames.constant(operation.family().name()));
  }

  private void readSuccess(CodeBlock.Builder code, ClientAnswers.Success success) {
    code.beginControlFlow("case $L ->", success.response().status());
    List<CodeBlock> arguments = new ArrayList<>();
    TypeName body = success.body();
    if (body == null) {
      code.addStatement("response.discard()");
    } else if (success.json()) {
      arguments.add(
          CodeBlock.of(
              "response.json(new $T() {})",
              ParameterizedTypeName.get(ClientTypes.REFERENCE, body.box())));
    } else {
      CodeBlock mediaTypes =
          success.mediaTypes().stream()
              .map(mediaType -> CodeBlock.of("$S", mediaType))
              .collect(CodeBlock.joining(", "));
      arguments.add(CodeBlock.of("response.stream($L)", mediaTypes));
    }
    if (success.severalMediaTypes()) {
      arguments.add(CodeBlock.of("response.mediaType()"));
    }
    success.headers().forEach(header -> arguments.add(header(header)));
    code.addStatement(
            "return new $L($L)",
            success.name(),
            arguments.stream().collect(CodeBlock.joining(", ")))
        .endControlFlow();
  }

  private CodeBlock header(Header header) {
    String type = types.header(header).toString();
    String method =
        switch (type) {
          case "java.net.URI" -> "uriHeader";
          case "long" -> "integerHeader";
          default -> "header";
        };
    if (!header.required()) {
      return CodeBlock.of("response.$L($S)", method, header.name());
    }
    String required =
        "required" + method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1);
    return CodeBlock.of("response.$L($S)", required, header.name());
  }

  private void readFailures(
      CodeBlock.Builder code,
      ClientAnswers answers,
      int status,
      List<ClientAnswers.Failure> failures) {
    code.beginControlFlow("case $L ->", status);
    if (failures.get(0).response().content().isEmpty()) {
      code.addStatement("response.discard()");
      code.addStatement(
          "return new $L($L)",
          failures.get(0).name(),
          failureArguments(failures.get(0), CodeBlock.of("$S", failures.get(0).entry().title())));
      code.endControlFlow();
      return;
    }
    code.addStatement(
        "$T.ErrorBody error = response.error($L)",
        types.api("ApiResponse"),
        dialect(answers.operation()));
    if (answers.operation().family().codePointer() == null) {
      code.addStatement(
          "return new $L($L)",
          failures.get(0).name(),
          failureArguments(failures.get(0), CodeBlock.of("error.message()")));
      code.endControlFlow();
      return;
    }
    code.beginControlFlow("switch (error.code())");
    for (ClientAnswers.Failure failure : failures) {
      code.beginControlFlow("case $S ->", failure.entry().code());
      code.addStatement(
          "return new $L($L)",
          failure.name(),
          failureArguments(failure, CodeBlock.of("error.message()")));
      code.endControlFlow();
    }
    code.add("default -> throw response.undeclaredCode(error.code());\n")
        .endControlFlow()
        .endControlFlow();
  }

  private CodeBlock failureArguments(ClientAnswers.Failure failure, CodeBlock message) {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(message);
    arguments.add(CodeBlock.of("response.requestId()"));
    if (failure.entry().retryAfter()) {
      arguments.add(CodeBlock.of("response.requiredRetryAfter()"));
    }
    @Nullable TypeName details = failure.details();
    if (details != null) {
      arguments.add(CodeBlock.of("error.details($T.class)", details));
    }
    for (ClientContext context : failure.context()) {
      arguments.add(
          CodeBlock.of(
              context.always() ? "error.required($S, $T.class)" : "error.optional($S, $T.class)",
              context.pointer(),
              context.type().box()));
    }
    failure.headers().forEach(header -> arguments.add(header(header)));
    return arguments.stream().collect(CodeBlock.joining(", "));
  }
}
