package dev.callsheet.codegen.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.contract.Parameter;
import dev.callsheet.codegen.contract.RequestBody;
import dev.callsheet.codegen.java.JavaNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes a class per tag, with two methods per operation, and the optional parameters' records. */
final class ClientApis {

  private final ClientTypes types;

  ClientApis(ClientTypes types) {
    this.types = types;
  }

  /** The record of an operation's optional parameters, if it has any. */
  Optional<TypeSpec> options(Operation operation) {
    List<Parameter> optional = optional(operation);
    if (optional.isEmpty()) {
      return Optional.empty();
    }
    ClientRecord record = new ClientRecord(types.options(operation));
    optional.forEach(
        parameter ->
            record.optional(
                JavaNames.member(parameter.name()),
                types.of(parameter.schema()),
                parameter.description()));
    record
        .type()
        .addJavadoc(
            "What {@code $L} may be given, begun with {@link #none()}.",
            ClientTypes.method(operation));
    return Optional.of(record.withers("none").build());
  }

  TypeSpec api(ClassName name, String tag, List<ClientAnswers> operations) {
    TypeSpec.Builder api =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(
                ClientProse.javadoc(
                    "The operations of the tag %s: each once with exceptions, and once as `…Result`"
                            .formatted(tag)
                        + " with a sealed result that covers every answer."))
            .addField(types.support("Connection"), "connection", Modifier.PRIVATE, Modifier.FINAL)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addModifiers(Modifier.PUBLIC)
                    .addJavadoc("Sends its requests over the connection.")
                    .addParameter(types.support("Connection"), "connection")
                    .addStatement("this.connection = connection")
                    .build());
    for (ClientAnswers answers : operations) {
      boolean withOptions = !optional(answers.operation()).isEmpty();
      if (withOptions) {
        api.addMethod(throwing(answers, false)).addMethod(result(answers, false));
      }
      api.addMethod(throwing(answers, withOptions)).addMethod(result(answers, withOptions));
      ClientPaging.of(answers, types)
          .ifPresent(
              paging ->
                  api.addMethod(allPages(answers, paging, false))
                      .addMethod(allPages(answers, paging, true)));
    }
    return api.build();
  }

  private MethodSpec throwing(ClientAnswers answers, boolean withOptions) {
    Operation operation = answers.operation();
    CodeBlock call =
        CodeBlock.of(
            "$T.orThrow($L($L))",
            answers.result(),
            ClientTypes.method(operation) + "Result",
            names(parameters(operation, withOptions)));
    MethodSpec.Builder method =
        begin(operation, ClientTypes.method(operation), withOptions)
            .addException(types.exception(operation))
            .returns(answers.returned());
    if (withOptions) {
      method.addJavadoc("Does what {@link #$L} does, with options.", ClientTypes.method(operation));
    } else {
      method.addJavadoc(
          ClientProse.javadoc(
              ClientProse.sentence(operation.summary()) + "\n\n" + operation.description()));
      parameters(operation, false).forEach(parameter -> describe(method, parameter));
    }
    return answers.returned().equals(TypeName.VOID)
        ? method.addStatement(call).build()
        : method.addStatement("return $L", call).build();
  }

  private MethodSpec result(ClientAnswers answers, boolean withOptions) {
    Operation operation = answers.operation();
    MethodSpec.Builder method =
        begin(operation, ClientTypes.method(operation) + "Result", withOptions)
            .addJavadoc(
                "Does what {@link #$L} does, and returns every answer instead of throwing.",
                ClientTypes.method(operation))
            .returns(types.result(operation));
    if (!withOptions && !optional(operation).isEmpty()) {
      return method
          .addStatement(
              "return $L($L)", ClientTypes.method(operation) + "Result", withNoOptions(operation))
          .build();
    }
    return method
        .addStatement(
            "return connection.exchange($L, $T::of)", request(operation), types.result(operation))
        .build();
  }

  private MethodSpec allPages(ClientAnswers answers, ClientPaging paging, boolean withOptions) {
    Operation operation = answers.operation();
    String name = ClientTypes.method(operation);
    MethodSpec.Builder method =
        begin(operation, name + "AutoPaging", withOptions)
            .addJavadoc(
                "Returns what {@link #$L} lists, on all pages from the $L on.",
                name,
                withOptions ? "one of the options" : "first")
            .returns(ParameterizedTypeName.get(types.support("AutoPagingIterable"), paging.item()));
    if (!withOptions) {
      return method
          .addStatement("return $L($L)", name + "AutoPaging", withNoOptions(operation))
          .build();
    }
    List<CodeBlock> arguments = new ArrayList<>();
    parameters(operation, false)
        .forEach(parameter -> arguments.add(CodeBlock.of("$L", parameter.name())));
    arguments.add(CodeBlock.of("cursor == null ? options : options.withCursor(cursor)"));
    CodeBlock items = CodeBlock.of("$L", paging.from("page", paging.items()));
    return method
        .addCode("return new $T<>(cursor -> {\n$>", types.support("AutoPagingIterable"))
        .addStatement(
            "$T page = $L($L)", answers.returned(), name, CodeBlock.join(arguments, ",$W"))
        .addStatement(
            "return new $T<>($L,$W$L)",
            types.support("AutoPagingIterable").nestedClass("Page"),
            paging.always()
                ? items
                : CodeBlock.of(
                    "$T.requireNonNullElse($L, $T.of())", Objects.class, items, List.class),
            paging.from("page", paging.next()))
        .addCode("$<});\n")
        .build();
  }

  private CodeBlock withNoOptions(Operation operation) {
    List<CodeBlock> arguments = new ArrayList<>();
    parameters(operation, false)
        .forEach(parameter -> arguments.add(CodeBlock.of("$L", parameter.name())));
    arguments.add(CodeBlock.of("$T.none()", types.options(operation)));
    return CodeBlock.join(arguments, ", ");
  }

  private MethodSpec.Builder begin(Operation operation, String name, boolean withOptions) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC);
    parameters(operation, withOptions)
        .forEach(parameter -> method.addParameter(parameter.type(), parameter.name()));
    return method;
  }

  private static void describe(MethodSpec.Builder method, ParameterSpec parameter) {
    if (!parameter.javadoc().isEmpty()) {
      method.addJavadoc("\n@param $L $L", parameter.name(), parameter.javadoc());
    }
  }

  /** The parameters of an operation's method; its options, if it has any, are the last one. */
  List<ParameterSpec> parameters(Operation operation, boolean withOptions) {
    List<ParameterSpec> parameters = new ArrayList<>();
    for (Parameter parameter : operation.parameters()) {
      if (parameter.required() && fixedValue(parameter) == null) {
        parameters.add(
            parameter(
                types.of(parameter.schema()),
                JavaNames.member(parameter.name()),
                parameter.description()));
      }
    }
    RequestBody body = operation.requestBody();
    if (body != null) {
      parameters.addAll(new ClientBodies(types).parameters(operation, body));
    }
    if (withOptions) {
      parameters.add(parameter(types.options(operation), "options", ""));
    }
    return parameters;
  }

  private static ParameterSpec parameter(TypeName type, String name, String description) {
    ParameterSpec.Builder parameter = ParameterSpec.builder(type, name);
    if (!description.isBlank()) {
      parameter.addJavadoc(ClientProse.javadoc(description));
    }
    return parameter.build();
  }

  private static List<Parameter> optional(Operation operation) {
    return operation.parameters().stream().filter(parameter -> !parameter.required()).toList();
  }

  /** The value of a required parameter that can have no other; the caller need not give it. */
  private static @Nullable String fixedValue(Parameter parameter) {
    List<String> values = parameter.schema().enumValues();
    return parameter.required() && values.size() == 1 ? values.get(0) : null;
  }

  private CodeBlock request(Operation operation) {
    CodeBlock.Builder request =
        CodeBlock.builder()
            .add(
                "$T.of($T.$L)",
                types.support("ApiRequest"),
                types.operationEnum(operation.family()),
                JavaNames.constant(ClientTypes.method(operation)));
    for (Parameter parameter : operation.parameters()) {
      String fixed = fixedValue(parameter);
      String name = JavaNames.member(parameter.name());
      CodeBlock value =
          parameter.required() ? CodeBlock.of("$L", name) : CodeBlock.of("options.$L()", name);
      request.add(
          "\n.$L($S, $L)",
          parameter.place(),
          parameter.name(),
          fixed == null ? value : CodeBlock.of("$S", fixed));
    }
    RequestBody body = operation.requestBody();
    if (body != null) {
      request.add("\n$L", new ClientBodies(types).added(body));
    }
    return request.build();
  }

  private static CodeBlock names(List<ParameterSpec> parameters) {
    return parameters.stream()
        .map(parameter -> CodeBlock.of("$L", parameter.name()))
        .collect(CodeBlock.joining(", "));
  }
}
