package dev.callsheet.codegen.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.callsheet.codegen.contract.Callback;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.codegen.java.SourceFile;
import dev.callsheet.codegen.java.SourceTemplate;
import dev.callsheet.contract.document.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every source of the generated client. */
public final class ClientSources {

  private static final List<String> SUPPORT =
      List.of(
          "Answer",
          "ApiError",
          "ApiException",
          "ApiOperation",
          "ApiRequest",
          "ApiResponse",
          "AutoPagingIterable",
          "BinaryContent",
          "CodePoints",
          "Connection",
          "ErrorBody",
          "FilePart",
          "Form",
          "HeaderValues",
          "HttpConnection",
          "Json",
          "MultipleOf",
          "NoAnswerException",
          "PlainText",
          "ResponseHead",
          "Retry",
          "Thrown",
          "UndeclaredAnswer",
          "UndeclaredResponse",
          "UniqueItems",
          "WatchedPublisher");

  private static final String NULLABLE = "import org.jspecify.annotations.Nullable;\n";

  private final ClientContract contract;
  private final ClientTypes types;
  private final List<SourceFile> sources = new ArrayList<>();

  private ClientSources(ClientContract contract) {
    this.contract = contract;
    this.types = contract.types();
  }

  /**
   * Returns the sources of a document's client.
   *
   * @param frameworkHeaders response headers in small letters that no result has as components
   */
  public static List<SourceFile> of(
      Contract contract, ClientTypes types, Set<String> frameworkHeaders) {
    var client = new ClientSources(new ClientContract(contract, types, frameworkHeaders));
    client.addSupport();
    client.addModels();
    client.addResponses();
    client.addDeliveries();
    client.contract.families().forEach(client::addFamily);
    client.addPackages();
    return List.copyOf(client.sources);
  }

  private void addSupport() {
    SUPPORT.forEach(name -> sources.add(support(name, "")));
    sources.add(
        support(
            "Family",
            constants(
                contract.contract().families().stream().map(ClientSources::constant).toList())));
  }

  private void addModels() {
    sources.addAll(new ClientModels(contract).sources());
  }

  private void addResponses() {
    var responses = new ClientResponses(contract);
    contract.successes().forEach(each -> add(each.type(), responses.success(each)));
    contract.failures().forEach(each -> add(each.type(), responses.failures(each)));
  }

  private void addDeliveries() {
    List<Callback> callbacks = contract.callbacks();
    if (!callbacks.isEmpty()) {
      sources.add(support("CallbackRequest", ""));
      sources.add(support("UndeclaredRequest", ""));
    }
    var deliveries = new ClientDeliveries(types);
    callbacks.forEach(each -> add(deliveries.name(each), deliveries.delivery(each)));
  }

  private void addFamily(Family family) {
    sources.add(operations(family));
    add(types.apis(family), new ClientFacade(contract).apis(family));
    add(types.undeclared(family), new ClientUndeclared(contract).record(family));
    var errors = new ClientErrorInterfaces(contract);
    contract
        .contract()
        .entries(family)
        .forEach(
            entry -> {
              ClassName name = types.error(family, entry);
              add(name, errors.error(name, entry));
            });
    var apis = new ClientApis(types);
    for (String tag : contract.tags(family)) {
      ClassName api = types.api(family, tag);
      List<ClientAnswers> answers = contract.answers(family, tag);
      add(api, apis.api(api, tag, answers));
      answers.forEach(each -> addOperation(apis, each));
    }
  }

  private void addOperation(ClientApis apis, ClientAnswers answers) {
    Operation operation = answers.operation();
    add(answers.result(), new ClientResults(types).result(answers));
    add(types.exception(operation), new ClientExceptions(contract).exception(answers));
    apis.options(operation).ifPresent(options -> add(types.options(operation), options));
    operation
        .form()
        .ifPresent(
            schema -> add(types.form(operation), new ClientForms(types).form(operation, schema)));
  }

  private void addPackages() {
    var packages =
        new TreeSet<>(sources.stream().map(SourceFile::packageName).collect(Collectors.toSet()));
    packages.forEach(each -> sources.add(SourceFile.packageInfo(each, described(each))));
  }

  private String described(String packageName) {
    if (packageName.equals(types.support())) {
      return "What the operations of every family lean on.";
    }
    for (Family family : contract.families()) {
      if (packageName.equals(types.models(family))) {
        return "The data of " + Contract.called(family) + ".";
      }
      if (packageName.equals(types.errors(family))) {
        return "The errors of " + Contract.called(family) + ", across operations.";
      }
      if (packageName.equals(types.operations(family))) {
        return "The operations of " + Contract.called(family) + ".";
      }
    }
    return "The data that several families share.";
  }

  private void add(ClassName name, TypeSpec type) {
    sources.add(SourceFile.of(name.packageName(), type));
  }

  private SourceFile support(String name, String constants) {
    return SourceTemplate.fill(
        ClientSources.class,
        types.support(),
        name,
        Map.of("api", types.support(), "constants", constants));
  }

  private SourceFile operations(Family family) {
    ClassName name = types.operationEnum(family);
    var places =
        Map.of(
            "package", name.packageName(),
            "imports", family.isNone() ? NULLABLE : imports("ApiOperation", "Family"),
            "name", name.simpleName(),
            "described", Contract.called(family),
            "familyType", family.isNone() ? "@Nullable Family" : "Family",
            "family", family.isNone() ? "null" : "Family." + JavaNames.constant(family.name()),
            "constants",
                constants(
                    contract.operations(family).stream().map(ClientSources::constant).toList()));
    return SourceTemplate.fill(
        ClientSources.class, "FamilyOperation", name.packageName(), name.simpleName(), places);
  }

  private String imports(String... names) {
    return Stream.of(names)
        .map(name -> "import " + types.support(name).canonicalName() + ";\n")
        .collect(Collectors.joining());
  }

  private static String constants(List<CodeBlock> constants) {
    return constants.stream().map(CodeBlock::toString).collect(Collectors.joining(",\n"));
  }

  private static CodeBlock constant(Operation operation) {
    boolean takesKey =
        operation.parameters().stream()
            .anyMatch(parameter -> parameter.name().equalsIgnoreCase("Idempotency-Key"));
    return CodeBlock.of(
        "  $L($S, $S, $S, $L, $L)",
        JavaNames.constant(ClientTypes.method(operation)),
        operation.id(),
        operation.method(),
        operation.path(),
        operation.secured(),
        takesKey);
  }

  private static CodeBlock constant(Family family) {
    return CodeBlock.of(
        "  $L($S, $S, $S, $L)",
        JavaNames.constant(family.name()),
        keyHeader(family),
        family.code().toString(),
        family.details().map(Object::toString).orElse(""),
        family.messages().stream()
            .map(pointer -> CodeBlock.of("$S", pointer.toString()))
            .collect(CodeBlock.joining(", ")));
  }

  private static String keyHeader(Family family) {
    return family.keyHeaders().stream().findFirst().orElse("Authorization");
  }
}
