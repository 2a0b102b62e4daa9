package dev.callsheet.codegen.server;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.codegen.contract.CatalogueEntry;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Header;
import dev.callsheet.codegen.contract.Response;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.codegen.java.JavaTypes;
import dev.callsheet.codegen.java.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * A type for each answer, which every operation that gives it permits: a record, or where it has
 * several codes or kinds of body a sealed interface with a record for each.
 */
final class ServerAnswers {
  private final Contract contract;
  private final ServerTarget target;
  private final ServerNames names;
  private final JavaTypes types;
  private final DeclaredAnswers declared;

  ServerAnswers(Contract contract, ServerTarget target, ServerNames names) {
    this.contract = contract;
    this.target = target;
    this.names = names;
    this.types = names.types();
    this.declared = new DeclaredAnswers(target);
  }

  List<SourceFile> sources() {
    return ServerAnswer.of(contract, names).values().stream()
        .map(answer -> SourceFile.of(answer.name().packageName(), type(answer)))
        .toList();
  }

  private TypeSpec type(ServerAnswer answer) {
    List<ResponseRecord> records = records(answer, List.of());
    if (records.size() == 1) {
      return records(answer, interfaces(answer))
          .get(0)
          .constant("status", TypeName.INT, status(answer))
          .build()
          .addField(declared.constant(answer))
          .build();
    }
    return TypeSpec.interfaceBuilder(answer.name())
        .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
        .addJavadoc("$L\n", documentation(answer.response()))
        .addSuperinterfaces(interfaces(answer))
        .addField(declared.constant(answer))
        .addMethod(
            ResponseRecord.constantMethod("status", TypeName.INT, status(answer))
                .addModifiers(Modifier.DEFAULT)
                .build())
        .addTypes(
            records(answer, List.of(answer.name())).stream()
                .map(nested -> nested.build().addModifiers(Modifier.STATIC).build())
                .toList())
        .build();
  }

  private static CodeBlock status(ServerAnswer answer) {
    return CodeBlock.of("$L", answer.response().status());
  }

  private List<ClassName> interfaces(ServerAnswer answer) {
    String declaration = answer.response().isError() ? "DeclaredError" : "DeclaredSuccess";
    return Stream.concat(Stream.of(target.type(declaration)), answer.operations().stream())
        .toList();
  }

  private List<ResponseRecord> records(ServerAnswer answer, List<ClassName> interfaces) {
    return answer.response().isError() ? errors(answer, interfaces) : successes(answer, interfaces);
  }

  private List<ResponseRecord> errors(ServerAnswer answer, List<ClassName> interfaces) {
    Response response = answer.response();
    boolean alone = response.codes().size() == 1;
    return response.codes().keySet().stream()
        .flatMap(code -> contract.entry(answer.family(), code, response.status()).stream())
        .map(
            entry ->
                error(
                    alone ? answer.name().simpleName() : JavaNames.type(entry.code()),
                    response,
                    entry,
                    interfaces))
        .toList();
  }

  private ResponseRecord error(
      String name, Response response, CatalogueEntry entry, List<ClassName> interfaces) {
    var error =
        new ResponseRecord(name, Javadoc.sentence(entry.when()), interfaces)
            .component(JavaTypes.STRING, "message");
    Schema details = entry.details();
    if (details != null && !response.content().isEmpty()) {
      error.component(types.of(details), "details");
    }
    return error
        .headers(target, types, response, header -> sent(header, response, entry))
        .withCause()
        .constant("code", JavaTypes.STRING, CodeBlock.of("$S", entry.code()))
        .constant(
            "retry",
            target.type("Retry"),
            CodeBlock.of("$T.$L", target.type("Retry"), entry.retry().name()));
  }

  /**
   * {@code Retry-After} is never left out where the catalogue has it; where it has it for none of
   * the codes, a handler may tell it.
   */
  private static ResponseRecord.Sent sent(Header header, Response response, CatalogueEntry entry) {
    if (!header.name().equalsIgnoreCase("Retry-After")) {
      return ResponseRecord.Sent.declared(header);
    }
    if (entry.retryAfter()) {
      return ResponseRecord.Sent.ALWAYS;
    }
    return response.codes().size() == 1 ? ResponseRecord.Sent.SOMETIMES : ResponseRecord.Sent.NEVER;
  }

  private List<ResponseRecord> successes(ServerAnswer answer, List<ClassName> interfaces) {
    Response response = answer.response();
    Map<TypeName, List<String>> bodies = bodies(response);
    String name = answer.name().simpleName();
    if (bodies.isEmpty()) {
      return List.of(
          new ResponseRecord(name, documentation(response), interfaces)
              .headers(target, types, response, ResponseRecord.Sent::declared));
    }
    return bodies.entrySet().stream()
        .map(
            body ->
                success(
                    bodies.size() == 1 ? name : kind(body.getKey()),
                    response,
                    body.getKey(),
                    body.getValue(),
                    interfaces))
        .toList();
  }

  /** The media types of each type of body; one that is written in several ways is bytes. */
  private Map<TypeName, List<String>> bodies(Response response) {
    Map<TypeName, List<String>> bodies = new LinkedHashMap<>();
    response
        .content()
        .forEach(
            (mediaType, schema) ->
                bodies.computeIfAbsent(types.of(schema), type -> new ArrayList<>()).add(mediaType));
    boolean file = response.content().keySet().stream().anyMatch(type -> !type.endsWith("json"));
    return file && response.content().size() > 1
        ? Map.of(types.binary(), List.copyOf(response.content().keySet()))
        : bodies;
  }

  private String kind(TypeName body) {
    if (body.equals(JavaTypes.STRING)) {
      return "Text";
    }
    if (body.equals(types.binary())) {
      return "Binary";
    }
    return body instanceof ClassName named ? named.simpleName() : JavaNames.type(body.toString());
  }

  private ResponseRecord success(
      String name,
      Response response,
      TypeName body,
      List<String> mediaTypes,
      List<ClassName> interfaces) {
    var success =
        new ResponseRecord(name, documentation(response), interfaces).component(body, "body");
    if (mediaTypes.size() == 1) {
      success.constant("mediaType", JavaTypes.STRING, CodeBlock.of("$S", mediaTypes.get(0)));
    } else {
      success.component(JavaTypes.STRING, "mediaType", "one of " + String.join(", ", mediaTypes));
    }
    return success.headers(target, types, response, ResponseRecord.Sent::declared);
  }

  private static String documentation(Response response) {
    return response.description().isEmpty()
        ? "Status " + response.status() + "."
        : Javadoc.sentence(response.description());
  }
}
