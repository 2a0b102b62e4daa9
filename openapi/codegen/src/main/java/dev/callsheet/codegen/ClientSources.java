package dev.callsheet.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Every source of the generated client. */
final class ClientSources {

  private static final List<String> SUPPORT =
      List.of(
          "Answer",
          "ApiRequest",
          "ApiResponse",
          "BinaryContent",
          "CallsheetError",
          "CallsheetException",
          "CodePoints",
          "Connection",
          "HttpConnection",
          "Json",
          "NoAnswerException",
          "UndeclaredResponse");

  private final Contract contract;
  private final ClientTypes types;
  private final Set<String> ambientHeaders;

  /**
   * Takes what to generate from.
   *
   * @param ambientHeaders in lower case; they never become components of results
   */
  ClientSources(Contract contract, ClientTypes types, Set<String> ambientHeaders) {
    this.contract = contract;
    this.types = types;
    this.ambientHeaders = ambientHeaders;
  }

  List<SourceFile> sources() {
    List<SourceFile> sources = new ArrayList<>();
    sources.add(SourceFile.packageInfo(types.apiPackage(), "The operations of the contract."));
    sources.add(SourceFile.packageInfo(types.modelPackage(), "The data of the contract."));
    sources.add(
        SourceFile.packageInfo(
            types.errorPackage(), "The errors of the contract, across operations."));
    SUPPORT.forEach(name -> sources.add(api(name, "")));
    sources.add(
        SourceTemplate.fill(
            "client",
            types.errorPackage(),
            "Undeclared",
            Map.of("api", types.apiPackage(), "error", types.errorPackage())));
    sources.add(
        api(
            "ApiOperation",
            constants(contract.operations().stream().map(this::constant).toList())));
    sources.add(
        api(
            "Dialect",
            constants(contract.families().stream().map(ClientSources::constant).toList())));
    new ClientModels(types)
        .models(contract)
        .forEach(model -> sources.add(SourceFile.of(types.modelPackage(), model)));
    new ClientErrors(types)
        .errors(contract)
        .forEach(error -> sources.add(SourceFile.of(types.errorPackage(), error)));
    ClientApis apis = new ClientApis(types);
    for (String tag : contract.tags()) {
      List<ClientAnswers> answers =
          contract.operations(tag).stream()
              .map(operation -> ClientAnswers.of(contract, operation, types, ambientHeaders))
              .toList();
      sources.add(SourceFile.of(types.apiPackage(), apis.api(tag, answers)));
      answers.forEach(each -> sources.addAll(operation(apis, each)));
    }
    return sources;
  }

  private List<SourceFile> operation(ClientApis apis, ClientAnswers answers) {
    List<SourceFile> sources = new ArrayList<>();
    sources.add(SourceFile.of(types.apiPackage(), new ClientResults(types).result(answers)));
    sources.add(SourceFile.of(types.apiPackage(), new ClientExceptions(types).exception(answers)));
    apis.options(answers.operation())
        .ifPresent(options -> sources.add(SourceFile.of(types.apiPackage(), options)));
    return sources;
  }

  private SourceFile api(String name, String constants) {
    return SourceTemplate.fill(
        "client",
        types.apiPackage(),
        name,
        Map.of("api", types.apiPackage(), "constants", constants));
  }

  private static String constants(List<CodeBlock> constants) {
    return constants.stream().map(CodeBlock::toString).collect(Collectors.joining(",\n"));
  }

  private CodeBlock constant(Operation operation) {
    boolean takesKey =
        operation.parameters().stream()
            .anyMatch(parameter -> parameter.name().equalsIgnoreCase("Idempotency-Key"));
    return CodeBlock.of(
        "  $L($S, $S, $S, $L, $L)",
        JavaNames.constant(operation.id()),
        operation.id(),
        operation.method(),
        operation.path(),
        operation.secured(),
        takesKey);
  }

  private static CodeBlock constant(Family family) {
    return CodeBlock.of(
        "  $L($S, $S, $L)",
        JavaNames.constant(family.name()),
        Objects.requireNonNullElse(family.codePointer(), ""),
        Objects.requireNonNullElse(family.detailsPointer(), ""),
        family.messagePointers().stream()
            .map(pointer -> CodeBlock.of("$S", pointer))
            .collect(CodeBlock.joining(", ")));
  }
}
