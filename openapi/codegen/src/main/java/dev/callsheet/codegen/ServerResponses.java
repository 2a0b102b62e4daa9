package dev.callsheet.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** A sealed type per operation: the answers that its handler may give, and no other. */
final class ServerResponses {
  private final Contract contract;
  private final ServerTarget target;
  private final JavaTypes types;

  ServerResponses(Contract contract, ServerTarget target) {
    this.contract = contract;
    this.target = target;
    this.types = target.types();
  }

  List<SourceFile> sources() {
    return contract.operations().stream()
        .map(operation -> SourceFile.of(target.api(), sealed(operation)))
        .toList();
  }

  static ClassName name(ServerTarget target, Operation operation) {
    return target.type(JavaNames.type(operation.id()) + "Response");
  }

  private TypeSpec sealed(Operation operation) {
    ClassName name = name(target, operation);
    var type =
        TypeSpec.interfaceBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
            .addSuperinterface(target.type("DeclaredResponse"))
            .addJavadoc("What {@code $L $L} can answer.\n", operation.method(), operation.path())
            .addMethod(
                MethodSpec.methodBuilder("operation")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
                    .returns(target.type("ContractOperation"))
                    .addStatement(
                        "return $T.$L",
                        target.type("ContractOperation"),
                        JavaNames.constant(operation.id()))
                    .build());
    operation.successes().forEach(response -> successes(name, response).forEach(type::addType));
    for (Response response : operation.errors()) {
      response
          .codes()
          .keySet()
          .forEach(
              code ->
                  contract
                      .entry(operation.family(), code, response.status())
                      .ifPresent(entry -> type.addType(error(name, response, entry))));
    }
    return type.build();
  }

  /** One record for a status, or one for each type of body where the media types differ in it. */
  private List<TypeSpec> successes(ClassName sealed, Response response) {
    Map<TypeName, Map<String, Schema>> bodies = new LinkedHashMap<>();
    response
        .content()
        .forEach(
            (mediaType, schema) ->
                bodies
                    .computeIfAbsent(types.of(schema), type -> new LinkedHashMap<>())
                    .put(mediaType, schema));
    String name = JavaNames.status(response.status());
    if (bodies.isEmpty()) {
      return List.of(bodiless(sealed, name, response));
    }
    return bodies.entrySet().stream()
        .map(
            body ->
                success(
                    sealed,
                    bodies.size() == 1 ? name : name + simpleName(body.getKey()),
                    response,
                    body.getKey(),
                    body.getValue()))
        .toList();
  }

  private static String simpleName(TypeName type) {
    return type instanceof ClassName named ? named.simpleName() : JavaNames.type(type.toString());
  }

  private TypeSpec bodiless(ClassName sealed, String name, Response response) {
    return declared(sealed, name, response.status(), documentation(response))
        .implementing(target.type("DeclaredSuccess"))
        .headers(target, response, header -> true)
        .constant("body", JavaTypes.nullable(JavaTypes.OBJECT), "null")
        .constant("mediaType", JavaTypes.nullable(JavaTypes.STRING), "null")
        .build();
  }

  private TypeSpec success(
      ClassName sealed,
      String name,
      Response response,
      TypeName body,
      Map<String, Schema> content) {
    var declared =
        declared(sealed, name, response.status(), documentation(response))
            .implementing(target.type("DeclaredSuccess"))
            .component(body, "body", "the body");
    if (content.size() == 1) {
      String mediaType = content.keySet().iterator().next();
      declared.constant("mediaType", JavaTypes.STRING, CodeBlock.of("$S", mediaType).toString());
    } else {
      declared.component(
          JavaTypes.STRING, "mediaType", "one of " + String.join(", ", content.keySet()));
    }
    return declared.headers(target, response, header -> true).build();
  }

  private TypeSpec error(ClassName sealed, Response response, CatalogueEntry entry) {
    var declared =
        declared(
                sealed,
                JavaNames.error(entry.code(), entry.status()),
                entry.status(),
                Javadoc.sentence(entry.when()))
            .implementing(target.type("DeclaredError"))
            .component(JavaTypes.STRING, "message", "what the caller may read");
    Schema details = entry.details();
    if (details != null && !response.content().isEmpty()) {
      declared.component(types.of(details), "details", Javadoc.phrase(details));
    } else {
      declared.constant("details", JavaTypes.nullable(JavaTypes.OBJECT), "null");
    }
    return declared
        .headers(
            target,
            response,
            header -> entry.retryAfter() || !header.name().equalsIgnoreCase("Retry-After"))
        .constant("code", JavaTypes.STRING, CodeBlock.of("$S", entry.code()).toString())
        .constant("retryable", TypeName.BOOLEAN, String.valueOf(entry.retryable()))
        .withCause()
        .build();
  }

  private static ResponseRecord declared(
      ClassName sealed, String name, int status, String documentation) {
    return new ResponseRecord(sealed, name, documentation)
        .constant("status", TypeName.INT, String.valueOf(status));
  }

  private static String documentation(Response response) {
    return response.description().isEmpty()
        ? "Status " + response.status() + "."
        : Javadoc.sentence(response.description());
  }
}
