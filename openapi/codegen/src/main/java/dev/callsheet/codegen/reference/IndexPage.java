package dev.callsheet.codegen.reference;

import dev.callsheet.codegen.contract.Contract;
import dev.callsheet.codegen.contract.Operation;
import dev.callsheet.codegen.contract.Placement;
import dev.callsheet.codegen.contract.Response;
import dev.callsheet.codegen.yaml.YamlNode;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the index shows: where everything stands in the document, and what uses it. */
final class IndexPage {
  private static final String COMPONENTS = "/components/";

  private final Contract contract;
  private final Placement placement;
  private final Map<String, Set<Operation>> operations = new HashMap<>();
  private final Map<String, Set<Family>> unrouted = new HashMap<>();

  /** The page. */
  record Index(ReferencePages.Site site, String file, List<Section> sections) {}

  /**
   * What belongs to one family, or to none.
   *
   * @param path where its operations are, null for what belongs to none
   */
  record Section(
      String anchor,
      String title,
      @Nullable String path,
      List<OperationRow> operations,
      List<Kind> kinds) {}

  /** An operation, with where the reference describes it. */
  record OperationRow(
      String id,
      String reference,
      String method,
      String path,
      int line,
      List<AnswerView> answers) {}

  /** The components of one kind; only responses have answers. */
  record Kind(
      String name,
      String title,
      String section,
      boolean ofResponses,
      List<ComponentRow> components) {}

  /**
   * A component.
   *
   * @param answers the statuses with which it is answered; empty for what is no response
   * @param unrouted the families that answer so to requests that match no operation
   */
  record ComponentRow(
      String name, int line, List<AnswerView> answers, List<Use> uses, List<String> unrouted) {}

  /**
   * A status with its codes.
   *
   * @param response the name of its response component, null where it is written in place
   */
  record AnswerView(int status, @Nullable String response, List<CodeView> codes) {}

  /** A code with the page about it; the key is a title where the family has no codes. */
  record CodeView(String key, String page, boolean coded) {}

  /** The operations of a family that use a component: each but a few, or these alone. */
  record Use(boolean each, String family, List<String> ids) {}

  IndexPage(Contract contract) {
    this.contract = contract;
    this.placement = new Placement(contract);
    JsonNode root = contract.document().root();
    for (Operation operation : contract.operations()) {
      String pointer = contract.document().operation(operation.id()).pointer();
      String item = pointer.substring(0, pointer.lastIndexOf('/'));
      reach(root.at(item).path("parameters"), operations, operation);
      reach(root.at(pointer), operations, operation);
    }
    for (Family family : contract.families()) {
      for (var answer : family.unrouted().values()) {
        unrouted.computeIfAbsent(answer.pointer(), key -> new LinkedHashSet<>()).add(family);
        reach(answer.node(), unrouted, family);
      }
    }
  }

  /** Notes what reaches each component, directly or through other components. */
  private <U> void reach(JsonNode start, Map<String, Set<U>> reached, U user) {
    Walk.over(
        "",
        start,
        (pointer, node) -> {
          String reference = node.path("$ref").asString("");
          if (reference.startsWith("#" + COMPONENTS)) {
            String target = reference.substring(1);
            if (reached.computeIfAbsent(target, key -> new LinkedHashSet<>()).add(user)) {
              reach(contract.document().root().at(target), reached, user);
            }
          }
        });
  }

  Index index(ReferencePages.Site site) {
    List<Section> sections = new ArrayList<>();
    for (Family family : contract.families()) {
      sections.add(section(family, family.name(), family.name(), family.path()));
    }
    Section rest = section(Family.NONE, "shared", "Shared", null);
    if (!rest.operations().isEmpty() || !rest.kinds().isEmpty()) {
      sections.add(rest);
    }
    return new Index(site, contract.file(), sections);
  }

  private Section section(Family family, String anchor, String title, @Nullable String path) {
    return new Section(
        anchor,
        title,
        path,
        of(family).map(this::row).toList(),
        Stream.of(
                new Kind("responses", "Responses", title, true, components("responses", family)),
                new Kind(
                    "parameters", "Parameters", title, false, components("parameters", family)),
                new Kind("headers", "Headers", title, false, components("headers", family)))
            .filter(kind -> !kind.components().isEmpty())
            .toList());
  }

  private Stream<Operation> of(Family family) {
    return contract.operations().stream().filter(operation -> operation.family().equals(family));
  }

  private OperationRow row(Operation operation) {
    return new OperationRow(
        operation.id(),
        ErrorPages.reference(operation),
        operation.method(),
        operation.path(),
        operation.line(),
        operation.responses().stream()
            .map(
                response ->
                    new AnswerView(
                        response.status(),
                        response.component(),
                        codes(operation.family(), response)))
            .toList());
  }

  private List<ComponentRow> components(String kind, Family family) {
    return contract.source().at(COMPONENTS + kind).entries().entrySet().stream()
        .filter(component -> placement.of(kind, component.getKey()).equals(family))
        .map(component -> row(component.getKey(), component.getValue()))
        .toList();
  }

  private ComponentRow row(String name, YamlNode node) {
    return new ComponentRow(
        name,
        node.line(),
        answers(node.pointer()),
        uses(operations.getOrDefault(node.pointer(), Set.of())),
        unrouted.getOrDefault(node.pointer(), Set.of()).stream().map(Family::name).toList());
  }

  /** How a response is answered by what uses it; nothing for other components. */
  private List<AnswerView> answers(String pointer) {
    Stream<AnswerView> ofOperations =
        contract.operations().stream()
            .flatMap(operation -> answers(operation.family(), operation.responses(), pointer));
    Stream<AnswerView> ofFamilies =
        contract.families().stream()
            .flatMap(family -> answers(family, contract.unrouted(family), pointer));
    return Stream.concat(ofOperations, ofFamilies).distinct().toList();
  }

  private Stream<AnswerView> answers(Family family, List<Response> responses, String pointer) {
    return responses.stream()
        .filter(response -> pointer.equals(COMPONENTS + "responses/" + response.component()))
        .map(response -> new AnswerView(response.status(), null, codes(family, response)));
  }

  private List<CodeView> codes(Family family, Response response) {
    return response.codes().keySet().stream()
        .flatMap(code -> contract.entry(family, code, response.status()).stream())
        .map(
            entry ->
                new CodeView(
                    entry.coded() ? entry.code() : entry.title(), entry.page(), entry.coded()))
        .toList();
  }

  /** What nearly all operations of a family use is told by those that do not use it. */
  private List<Use> uses(Set<Operation> users) {
    List<Use> uses = new ArrayList<>();
    for (Family family : users.stream().map(Operation::family).distinct().toList()) {
      List<String> using = of(family).filter(users::contains).map(Operation::id).toList();
      List<String> others =
          of(family).filter(each -> !users.contains(each)).map(Operation::id).toList();
      boolean each = using.size() > 3 && using.size() > 3 * others.size();
      String name = family.isNone() ? "no family" : family.name();
      uses.add(new Use(each, name, each ? others : using));
    }
    return uses;
  }
}
