package dev.callsheet.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
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
        .addJavadoc("What {@code $L} may be given, begun with {@link #none()}.", operation.id());
    return Optional.of(record.withers("none").build());
  }

  TypeSpec api(String tag, List<ClientAnswers> operations) {
    TypeSpec.Builder api =
        TypeSpec.classBuilder(types.api(JavaNames.type(tag) + "Api"))
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(
                "The operations of the tag $L: each once with exceptions, and once as {@code"
                    + " …Result} with a\nsealed result that covers every answer.",
                tag)
            .addField(types.api("Connection"), "connection", Modifier.PRIVATE, Modifier.FINAL)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addModifiers(Modifier.PUBLIC)
                    .addJavadoc("Sends its requests over the connection.")
                    .addParameter(types.api("Connection"), "connection")
                    .addStatement("this.connection = connection")
                    .build());
    for (ClientAnswers answers : operations) {
      boolean withOptions = !optional(answers.operation()).isEmpty();
      if (withOptions) {
        api.addMethod(throwing(answers, false)).addMethod(result(answers, false));
      }
      api.addMethod(throwing(answers, withOptions)).addMethod(result(answers, withOptions));
    }
    return api.build();
  }

  private MethodSpec throwing(ClientAnswers answers, boolean withOptions) {
    Operation operation = answers.operation();
    CodeBlock call =
        CodeBlock.of(
            "$L($L).orThrow()",
            operation.id() + "Result",
            names(parameters(operation, withOptions)));
    MethodSpec.Builder method =
        begin(operation, operation.id(), withOptions)
            .addException(types.exception(operation))
            .returns(answers.returned());
    return answers.returned().equals(TypeName.VOID)
        ? method.addStatement(call).build()
        : method.addStatement("return $L", call).build();
  }

  private MethodSpec result(ClientAnswers answers, boolean withOptions) {
    Operation operation = answers.operation();
    MethodSpec.Builder method =
        begin(operation, operation.id() + "Result", withOptions).returns(types.result(operation));
    if (!withOptions && !optional(operation).isEmpty()) {
      List<CodeBlock> arguments = new ArrayList<>();
      parameters(operation, false)
          .forEach(parameter -> arguments.add(CodeBlock.of("$L", parameter.name())));
      arguments.add(CodeBlock.of("$T.none()", types.options(operation)));
      return method
          .addStatement(
              "return $L($L)",
              operation.id() + "Result",
              arguments.stream().collect(CodeBlock.joining(", ")))
          .build();
    }
    return method
        .addStatement(
            "return connection.exchange($L, $T::of)", request(operation), types.result(operation))
        .build();
  }

  private MethodSpec.Builder begin(Operation operation, String name, boolean withOptions) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(
            ClientProse.javadoc(
                ClientProse.sentence(operation.summary()) + "\n\n" + operation.description()))
        .addParameters(parameters(operation, withOptions));
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
      addBody(parameters, body);
    }
    if (withOptions) {
      parameters.add(parameter(types.options(operation), "options", "what may be given besides"));
    }
    return parameters;
  }

  private void addBody(List<ParameterSpec> parameters, RequestBody body) {
    if (isJson(body)) {
      Schema schema = body.content().values().iterator().next();
      TypeName type = types.of(schema);
      parameters.add(
          parameter(
              body.required() ? type : JavaTypes.nullable(type), "request", body.description()));
      return;
    }
    if (body.content().size() > 1) {
      parameters.add(
          parameter(
              ClientTypes.STRING,
              "contentType",
              "one of " + String.join(", ", body.content().keySet())));
    }
    ClassName content = types.api("BinaryContent");
    parameters.add(
        parameter(
            body.required() ? content : JavaTypes.nullable(content),
            "content",
            body.description()));
  }

  private static ParameterSpec parameter(TypeName type, String name, String description) {
    ParameterSpec.Builder parameter = ParameterSpec.builder(type, name);
    if (!description.isBlank()) {
      parameter.addJavadoc(ClientProse.javadoc(description));
    }
    return parameter.build();
  }

  private static boolean isJson(RequestBody body) {
    return body.content().size() == 1
        && body.content().values().stream().noneMatch(Schema::isBinary);
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
                types.api("ApiRequest"),
                types.api("ApiOperation"),
                JavaNames.constant(operation.id()));
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
      addBody(request, body);
    }
    return request.build();
  }

  private static void addBody(CodeBlock.Builder request, RequestBody body) {
    if (isJson(body)) {
      request.add("\n.json(request)");
      return;
    }
    if (body.content().size() > 1) {
      request.add("\n.binary(contentType, content)");
      return;
    }
    request.add("\n.binary($S, content)", body.content().keySet().iterator().next());
  }

  private static CodeBlock names(List<ParameterSpec> parameters) {
    return parameters.stream()
        .map(parameter -> CodeBlock.of("$L", parameter.name()))
        .collect(CodeBlock.joining(", "));
  }
}
