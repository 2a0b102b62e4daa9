package dev.callsheet.codegen.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.codegen.contract.CatalogueEntry;
import dev.callsheet.codegen.contract.Header;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.contract.document.Family;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes the type of a response, which is an answer of every operation that can give it. */
final class ClientResponses {

  private final ClientContract contract;
  private final ClientTypes types;

  ClientResponses(ClientContract contract) {
    this.contract = contract;
    this.types = contract.types();
  }

  TypeSpec success(ClientSuccess success) {
    ClientRecord record = new ClientRecord(success.type());
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
        .addJavadoc(ClientProse.javadoc(ClientProse.sentence(success.response().description())))
        .addSuperinterfaces(answers(success.type(), "Success"))
        .addMethod(reader(success))
        .addMethod(
            MethodSpec.methodBuilder("status")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.INT)
                .addStatement("return $L", success.response().status())
                .build());
    return record.build();
  }

  TypeSpec failures(ClientFailures response) {
    if (response.isOne()) {
      ClientFailure failure = response.codes().get(0);
      ClientRecord record = record(failure, answers(response.type(), "Failure"));
      record.type().addMethod(reader(response, failure));
      return record.build();
    }
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(response.type())
            .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
            .addSuperinterfaces(answers(response.type(), "Failure"))
            .addJavadoc(
                ClientProse.javadoc(ClientProse.sentence(response.response().description())))
            .addMethod(reader(response));
    for (ClientFailure failure : response.codes()) {
      ClientRecord record = record(failure, List.of(response.type()));
      record.type().addModifiers(Modifier.STATIC);
      type.addType(record.build());
    }
    return type.build();
  }

  private ClientRecord record(ClientFailure failure, List<ClassName> answers) {
    CatalogueEntry entry = failure.entry();
    ClientRecord record = new ClientRecord(failure.type());
    record.required("message", ClientTypes.STRING, "the server's message, meant for people");
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
    record.required("head", types.support("ResponseHead"), "status and headers");
    TypeSpec.Builder type =
        record
            .type()
            .addSuperinterfaces(answers)
            .addJavadoc(
                ClientProse.javadoc(
                    ClientProse.sentence(entry.title()) + "\n\nWhat to do: " + entry.remedy()));
    if (failure.complete()) {
      type.addSuperinterface(types.error(family(failure.type()), entry));
    } else {
      type.addMethod(ClientErrorInterfaces.code(entry))
          .addMethod(ClientErrorInterfaces.retry(types, entry));
    }
    return record;
  }

  private Family family(ClassName type) {
    ClassName outer = type.topLevelClassName();
    return contract.users(outer).get(0).family();
  }

  private List<ClassName> answers(ClassName type, String kind) {
    return contract.users(type).stream()
        .map(operation -> types.result(operation).nestedClass(kind))
        .toList();
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

  private MethodSpec reader(ClientSuccess success) {
    List<CodeBlock> arguments = new ArrayList<>();
    MethodSpec.Builder method = reading(success.type());
    TypeName body = success.body();
    if (body == null) {
      method.addStatement("response.discard()");
    } else if (success.json()) {
      arguments.add(json(body));
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
    success
        .headers()
        .forEach(header -> arguments.add(ClientHeaders.read("response", types, header)));
    return method
        .addStatement("return new $T($L)", success.type(), CodeBlock.join(arguments, ",$W"))
        .build();
  }

  private static CodeBlock json(TypeName body) {
    return body instanceof ClassName || body.isPrimitive()
        ? CodeBlock.of("response.json($T.class)", body.box())
        : CodeBlock.of(
            "response.json(new $T() {})",
            ParameterizedTypeName.get(ClientTypes.REFERENCE, body.box()));
  }

  private MethodSpec reader(ClientFailures response, ClientFailure failure) {
    CatalogueEntry entry = failure.entry();
    CodeBlock code = CodeBlock.of("$S", entry.coded() ? entry.code() : "");
    CodeBlock error = CodeBlock.of("response.error($L)", code);
    if (response.response().content().isEmpty()) {
      error = CodeBlock.of("response.withoutBody($S)", entry.title());
    } else if (contract.answersHead(response.type())) {
      error = CodeBlock.of("response.error($L, $S)", code, entry.title());
    }
    return reading(response.type())
        .addStatement("$T error = $L", types.support("ErrorBody"), error)
        .addStatement("return $L", made(failure))
        .build();
  }

  private MethodSpec reader(ClientFailures response) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("$T error = response.error()", types.support("ErrorBody"));
    code.add("return switch (error.code()) {\n$>");
    for (ClientFailure failure : response.codes()) {
      code.add("case $S -> $L;\n", failure.entry().code(), made(failure));
    }
    code.add("default -> throw response.undeclaredCode(error.code());\n$<};\n");
    return reading(response.type()).addModifiers(Modifier.PUBLIC).addCode(code.build()).build();
  }

  private MethodSpec.Builder reading(ClassName type) {
    return MethodSpec.methodBuilder("of")
        .addModifiers(Modifier.STATIC)
        .returns(type)
        .addParameter(types.support("ApiResponse"), "response")
        .addException(IOException.class)
        .addException(types.support("UndeclaredResponse"));
  }

  private CodeBlock made(ClientFailure failure) {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("error.message()"));
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
    failure
        .headers()
        .forEach(header -> arguments.add(ClientHeaders.read("response", types, header)));
    arguments.add(
        CodeBlock.of(
            failure.entry().retryAfter() ? "response.headWithRetryAfter()" : "response.head()"));
    return CodeBlock.of("new $T($L)", failure.type(), CodeBlock.join(arguments, ",$W"));
  }
}
