package dev.callsheet.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The supporting types of the server, and the document's tables as enums. */
final class ServerSupport {
  private static final List<String> FIXED =
      List.of(
          "BinaryBody",
          "CodePoints",
          "CodePointsValidator",
          "ContractRoute",
          "DeclaredAnswer",
          "DeclaredError",
          "DeclaredResponse",
          "DeclaredSuccess");

  private final Contract contract;
  private final ServerTarget target;

  ServerSupport(Contract contract, ServerTarget target) {
    this.contract = contract;
    this.target = target;
  }

  List<SourceFile> sources() {
    List<SourceFile> sources = new ArrayList<>();
    sources.add(
        SourceFile.packageInfo(
            target.api(), "The operations and answers of the OpenAPI document."));
    sources.add(SourceFile.packageInfo(target.models(), "The schemas of the OpenAPI document."));
    FIXED.forEach(
        name ->
            sources.add(
                SourceTemplate.fill("server", target.api(), name, Map.of("api", target.api()))));
    sources.add(
        table("ContractOperation", contract.operations().stream().map(this::operation).toList()));
    sources.add(table("Family", contract.families().stream().map(this::family).toList()));
    sources.add(
        table("ErrorCatalog", contract.catalogue().stream().map(ServerSupport::entry).toList()));
    sources.add(converters());
    return sources;
  }

  private SourceFile table(String name, List<CodeBlock> constants) {
    return filled(
        name, constants.stream().map(CodeBlock::toString).collect(Collectors.joining(",\n")));
  }

  private SourceFile filled(String name, String constants) {
    return SourceTemplate.fill(
        "server", target.api(), name, Map.of("api", target.api(), "constants", constants));
  }

  private CodeBlock operation(Operation operation) {
    RequestBody body = operation.requestBody();
    return CodeBlock.of(
        "  $L(\n      $S,\n      $S,\n      $S,\n      $S,\n      $L,\n      $S,\n      $L$L)",
        JavaNames.constant(operation.id()),
        operation.id(),
        operation.method(),
        operation.path(),
        operation.family().name(),
        operation.secured(),
        operation.requiredRight(),
        set(body == null ? List.of() : body.content().keySet()),
        answers(operation.responses()));
  }

  private CodeBlock family(Family family) {
    return CodeBlock.of(
        "  $L($S, $S, $S, $L$L)",
        JavaNames.constant(family.name()),
        family.name(),
        family.path(),
        family.keyPrefix(),
        family.requestsPerMinute(),
        answers(family.unrouted()));
  }

  private static CodeBlock answers(List<Response> responses) {
    return responses.stream().map(ServerSupport::answer).collect(CodeBlock.joining(""));
  }

  private static CodeBlock answer(Response response) {
    var headers = new TreeSet<String>();
    response.headers().forEach(header -> headers.add(header.name().toLowerCase(Locale.ROOT)));
    return CodeBlock.of(
        ",\n      new DeclaredAnswer(\n          $L,\n          $L,\n          $L,\n          $L)",
        response.status(),
        set(response.codes().keySet()),
        set(response.content().keySet()),
        set(headers));
  }

  private static CodeBlock set(Collection<String> values) {
    return CodeBlock.of(
        "Set.of($L)",
        values.stream().map(value -> CodeBlock.of("$S", value)).collect(CodeBlock.joining(", ")));
  }

  private static CodeBlock entry(CatalogueEntry entry) {
    return CodeBlock.of(
        "          new Entry(\n"
            + "              $S, $S, $L,\n              $S,\n              $S,\n              $S,\n"
            + "              $L, $L)",
        entry.family(),
        entry.code(),
        entry.status(),
        entry.title(),
        entry.when(),
        entry.remedy(),
        entry.retryable(),
        entry.retryAfter());
  }

  private SourceFile converters() {
    return filled(
        "ParameterConverters",
        contract.operations().stream()
            .flatMap(operation -> operation.parameters().stream())
            .map(Parameter::schema)
            .filter(schema -> schema.isEnum() && schema.name() != null)
            .map(schema -> target.types().of(schema))
            .distinct()
            .map(ClassName.class::cast)
            .map(
                type ->
                    "    register(conversions, %1$s.class, %1$s::of);"
                        .formatted(type.canonicalName()))
            .sorted()
            .collect(Collectors.joining("\n")));
  }
}
