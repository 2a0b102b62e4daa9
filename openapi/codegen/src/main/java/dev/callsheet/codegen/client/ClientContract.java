package dev.callsheet.codegen.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.callsheet.codegen.contract.Callback;
import dev.callsheet.codegen.contract.CatalogueEntry;
import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Header;
import dev.callsheet.codegen.contract.MediaTypes;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.contract.Response;
import dev.callsheet.codegen.contract.Schema;
import dev.callsheet.codegen.java.JavaNames;
import dev.callsheet.contract.document.Family;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The contract as the client shows it. A response is one type in each family that answers it, and
 * every operation of the family that answers it shares the type.
 */
final class ClientContract {
  private static final String HEAD = "HEAD";

  private final Contract contract;
  private final ClientTypes types;
  private final Set<String> frameworkHeaders;
  private final Map<String, Set<Integer>> statuses = new HashMap<>();
  private final Map<ClassName, ClientSuccess> successes = new TreeMap<>();
  private final Map<ClassName, ClientFailures> failures = new TreeMap<>();
  private final Map<ClassName, List<Operation>> users = new HashMap<>();
  private final Map<String, ClientAnswers> answers = new LinkedHashMap<>();

  /**
   * Takes what to show.
   *
   * @param frameworkHeaders in lower case; they never become components of results
   */
  ClientContract(Contract contract, ClientTypes types, Set<String> frameworkHeaders) {
    this.contract = contract;
    this.types = types;
    this.frameworkHeaders = frameworkHeaders;
    for (Operation operation : contract.operations()) {
      for (Response response : operation.responses()) {
        statuses(operation, response).add(response.status());
      }
    }
    contract.operations().forEach(operation -> answers.put(operation.id(), read(operation)));
  }

  /** The requests that the server sends of its own accord. */
  List<Callback> callbacks() {
    return Callback.of(contract);
  }

  Contract contract() {
    return contract;
  }

  ClientTypes types() {
    return types;
  }

  /** The families, and what stands for none where there are operations outside of all. */
  List<Family> families() {
    List<Family> families = new ArrayList<>(contract.families());
    families.add(Family.NONE);
    families.removeIf(family -> operations(family).isEmpty());
    return families;
  }

  List<Operation> operations(Family family) {
    return contract.operations().stream()
        .filter(operation -> operation.family().name().equals(family.name()))
        .toList();
  }

  /** The tags of a family in the order of their first operation. */
  List<String> tags(Family family) {
    return operations(family).stream().map(Operation::tag).distinct().toList();
  }

  /** What the operations of a family's tag answer. */
  List<ClientAnswers> answers(Family family, String tag) {
    return operations(family).stream()
        .filter(operation -> operation.tag().equals(tag))
        .map(this::answers)
        .toList();
  }

  ClientAnswers answers(Operation operation) {
    return Optional.ofNullable(answers.get(operation.id())).orElseThrow();
  }

  Collection<ClientSuccess> successes() {
    return successes.values();
  }

  Collection<ClientFailures> failures() {
    return failures.values();
  }

  /** The operations that answer with a type. */
  List<Operation> users(ClassName type) {
    return users.getOrDefault(type, List.of());
  }

  /** Whether a type stands for answers to HEAD, which have no body. */
  boolean answersHead(ClassName type) {
    return users(type).stream().anyMatch(operation -> operation.method().equals(HEAD));
  }

  /** The context that every answer with a code has. */
  List<ClientContext> context(CatalogueEntry entry) {
    List<List<ClientContext>> told =
        failures.values().stream()
            .flatMap(response -> response.codes().stream())
            .filter(failure -> failure.entry().equals(entry))
            .map(ClientFailure::context)
            .toList();
    return told.stream().findFirst().orElse(List.of()).stream()
        .flatMap(first -> shared(first, told).stream())
        .toList();
  }

  /** What may be absent from one answer may be so from all; then a primitive fits no other. */
  private static Optional<ClientContext> shared(
      ClientContext first, List<List<ClientContext>> answers) {
    List<ClientContext> same =
        answers.stream()
            .flatMap(List::stream)
            .filter(each -> each.name().equals(first.name()) && each.type().equals(first.type()))
            .toList();
    boolean alike = same.stream().map(ClientContext::always).distinct().count() == 1;
    if (same.size() < answers.size() || (first.type().isPrimitive() && !alike)) {
      return Optional.empty();
    }
    return same.stream().filter(each -> !each.always()).findFirst().or(() -> Optional.of(first));
  }

  private ClientAnswers read(Operation operation) {
    var read =
        new ClientAnswers(
            operation,
            types.result(operation),
            operation.successes().stream().map(response -> success(operation, response)).toList(),
            operation.errors().stream().map(response -> failures(operation, response)).toList());
    read.successes().forEach(success -> addUser(success.type(), operation));
    read.failures().forEach(response -> addUser(response.type(), operation));
    return read;
  }

  private void addUser(ClassName type, Operation operation) {
    users.computeIfAbsent(type, unused -> new ArrayList<>()).add(operation);
  }

  private ClientSuccess success(Operation operation, Response response) {
    boolean bodyless = isHead(operation) || response.content().isEmpty();
    ClassName type = type(operation, response, bodyless && !response.content().isEmpty());
    return successes.computeIfAbsent(type, unused -> success(type, response, bodyless));
  }

  private ClientSuccess success(ClassName type, Response response, boolean bodyless) {
    List<Header> headers = headers(response);
    if (bodyless) {
      return new ClientSuccess(type, response, null, Set.of(), headers);
    }
    boolean binary =
        response.content().entrySet().stream()
            .anyMatch(each -> each.getValue().isBinary() || !MediaTypes.isJson(each.getKey()));
    TypeName body =
        binary ? ClientTypes.INPUT_STREAM : types.of(response.content().values().iterator().next());
    return new ClientSuccess(
        type, response, body, binary ? response.content().keySet() : Set.of(), headers);
  }

  private ClientFailures failures(Operation operation, Response response) {
    boolean bodyless = isHead(operation) && tellsMoreThanCode(operation, response);
    ClassName type = type(operation, response, bodyless);
    return failures.computeIfAbsent(
        type,
        unused ->
            new ClientFailures(
                type,
                response,
                response.codes().keySet().stream()
                    .map(code -> failure(operation, response, code, type, bodyless))
                    .toList()));
  }

  private ClientFailure failure(
      Operation operation, Response response, String code, ClassName type, boolean bodyless) {
    CatalogueEntry entry = entry(operation, response, code);
    Schema details = bodyless ? null : entry.details();
    return new ClientFailure(
        response.codes().size() == 1 ? type : type.nestedClass(JavaNames.type(code)),
        entry,
        details == null ? null : types.of(details),
        bodyless ? List.of() : ClientContext.of(operation.family(), response, types),
        headers(response));
  }

  private boolean tellsMoreThanCode(Operation operation, Response response) {
    return !ClientContext.of(operation.family(), response, types).isEmpty()
        || response.codes().keySet().stream()
            .anyMatch(code -> entry(operation, response, code).details() != null);
  }

  private CatalogueEntry entry(Operation operation, Response response, String code) {
    return contract.entry(operation.family(), code, response.status()).orElseThrow();
  }

  private ClassName type(Operation operation, Response response, boolean bodyless) {
    Family family = operation.family();
    String component = response.component();
    if (component == null) {
      return types.of(operation, JavaNames.status(response.status()));
    }
    return types.in(
        family,
        (bodyless ? "Bodyless" : "")
            + JavaNames.within(family, component)
            + (statuses(operation, response).size() == 1 ? "" : response.status()));
  }

  private Set<Integer> statuses(Operation operation, Response response) {
    return statuses.computeIfAbsent(
        operation.family().name() + " " + response.component(), unused -> new TreeSet<>());
  }

  private static boolean isHead(Operation operation) {
    return operation.method().equals(HEAD);
  }

  private List<Header> headers(Response response) {
    return response.headers().stream()
        .filter(header -> !frameworkHeaders.contains(header.name().toLowerCase(Locale.ROOT)))
        .filter(header -> !header.name().equalsIgnoreCase("Retry-After"))
        .toList();
  }
}
