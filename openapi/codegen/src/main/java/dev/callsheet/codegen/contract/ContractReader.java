package dev.callsheet.codegen.contract;

import dev.callsheet.codegen.yaml.Violations;
import dev.callsheet.codegen.yaml.YamlDocument;
import dev.callsheet.codegen.yaml.YamlNode;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.DeclaredAnswer;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.FrameworkError;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads what the generators need of a document into a {@link Contract}. What cannot be read is left
 * out and told.
 */
public final class ContractReader {
  private static final String COMPONENTS = "/components/responses/";

  private final YamlDocument document;
  private final YamlNode root;
  private final Violations violations;
  private boolean whole = true;

  /** Takes a document that has its shape, and what is told of what cannot be read. */
  public ContractReader(YamlDocument document, Violations violations) {
    this.document = document;
    this.violations = violations;
    this.root = document.root();
  }

  /** Whether every answer of the document was read. */
  public boolean isWhole() {
    return whole;
  }

  /** Reads the whole document. */
  public Contract read() {
    Optional<YamlNode> info = root.find("info");
    return new Contract(
        document.file(),
        info.map(node -> node.text("title", "")).orElse(""),
        info.map(node -> node.text("version", "")).orElse(""),
        info.map(node -> node.text("description", "")).orElse(""),
        document,
        document.contract(),
        frameworkErrors(),
        document.contract().catalogue().stream()
            .flatMap(entry -> entry(entry, document.at(entry.pointer())).stream())
            .toList(),
        document.contract().operations().stream()
            .filter(operation -> !operation.method().equals("TRACE"))
            .flatMap(operation -> answering(() -> operation(operation)).stream())
            .toList());
  }

  /** Reads what holds answers, of which none may be missed. */
  private <T> Optional<T> answering(Supplier<T> reading) {
    Optional<T> read = violations.read(reading);
    whole &= read.isPresent();
    return read;
  }

  private Map<String, Map<FrameworkError, Response>> frameworkErrors() {
    Map<String, Map<FrameworkError, Response>> frameworkErrors = new LinkedHashMap<>();
    for (Family family : document.contract().families().values()) {
      YamlNode node = root.get("x-families").get(family.name());
      Map<FrameworkError, Response> responses = new EnumMap<>(FrameworkError.class);
      family
          .frameworkErrors()
          .forEach(
              (error, answer) ->
                  answering(
                          () ->
                              response(
                                  answer.answer(),
                                  family,
                                  node.get("framework-errors").get(error.key()).get("response")))
                      .ifPresent(response -> responses.put(error, response)));
      frameworkErrors.put(family.name(), responses);
    }
    return frameworkErrors;
  }

  private Optional<CatalogueEntry> entry(
      dev.callsheet.contract.document.CatalogueEntry entry, YamlNode node) {
    return violations.read(
        () ->
            new CatalogueEntry(
                node.text("family"),
                node.text("code", Family.NO_CODE),
                (int) node.get("status").number(),
                node.text("title"),
                node.text("when"),
                node.text("remedy"),
                entry.retry(),
                node.flag("retry-after"),
                entry.origin().equals("extension"),
                node.find("details").map(Schema::of).orElse(null),
                node.line()));
  }

  private Operation operation(ApiOperation operation) {
    YamlNode node = document.at(operation.pointer());
    YamlNode item =
        document.at(operation.pointer().substring(0, operation.pointer().lastIndexOf('/')));
    Family family = document.contract().familyOf(operation.path()).orElse(Family.NONE);
    List<Response> answers = answers(operation, family, node.get("responses"));
    if (family.isNone() && answers.stream().anyMatch(Response::isError)) {
      whole = false;
      violations.add(
          item,
          "The path " + operation.path() + " answers errors, but belongs to no family.",
          "Begin it with the path of a family in x-families, or add a family.");
    }
    return new Operation(
        node.text("operationId"),
        node.items("tags").stream().findFirst().map(YamlNode::text).orElse("Default"),
        operation.method(),
        operation.path(),
        family,
        node.text("summary", ""),
        node.text("description", ""),
        operation.secured(),
        operation.requiredScope(),
        operation.openToSuspended(),
        operation.keyOwner(family).orElse(null),
        parameters(item, node),
        node.find("requestBody").flatMap(this::requestBody).orElse(null),
        answers,
        node.line());
  }

  /** The answers of statuses; what stands for others is refused elsewhere. */
  private List<Response> answers(ApiOperation operation, Family family, YamlNode responses) {
    whole &= responses.entries().keySet().stream().allMatch(ContractReader::isStatus);
    return operation.answers().values().stream()
        .filter(answer -> isStatus(Integer.toString(answer.status())))
        .flatMap(
            answer ->
                answering(
                    () ->
                        response(answer, family, responses.get(Integer.toString(answer.status()))))
                    .stream())
        .toList();
  }

  private static boolean isStatus(String status) {
    return status.matches("[2-5][0-9][0-9]");
  }

  private List<Parameter> parameters(YamlNode item, YamlNode operation) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    for (YamlNode holder : List.of(item, operation)) {
      for (YamlNode reference : holder.items("parameters")) {
        described(reference)
            .flatMap(node -> violations.read(() -> Parameter.of(reference)))
            .ifPresent(
                parameter -> parameters.put(parameter.place() + " " + parameter.name(), parameter));
      }
    }
    return List.copyOf(parameters.values());
  }

  /** A parameter or header; one without a schema is refused elsewhere. */
  private Optional<YamlNode> described(YamlNode reference) {
    return violations.read(reference::resolved).filter(node -> node.find("schema").isPresent());
  }

  private Optional<RequestBody> requestBody(YamlNode reference) {
    return violations
        .read(
            () -> {
              YamlNode node = reference.resolved();
              return new RequestBody(
                  node.flag("required"),
                  node.text("description", ""),
                  content(node),
                  reference.line());
            })
        .filter(body -> !body.content().isEmpty());
  }

  private Map<String, Schema> content(YamlNode node) {
    Map<String, Schema> content = new LinkedHashMap<>();
    node.find("content")
        .ifPresent(
            types ->
                types
                    .entries()
                    .forEach(
                        (type, body) ->
                            violations
                                .read(() -> Schema.of(body.get("schema")))
                                .ifPresent(schema -> content.put(type, schema))));
    return content;
  }

  /** An answer, as the place names it that says when it is given. */
  private Response response(DeclaredAnswer answer, Family family, YamlNode place) {
    YamlNode node = document.at(answer.pointer());
    List<Header> headers = new ArrayList<>();
    node.find("headers")
        .ifPresent(
            named ->
                named
                    .entries()
                    .forEach(
                        (name, header) ->
                            described(header)
                                .flatMap(found -> violations.read(() -> header(name, found)))
                                .ifPresent(headers::add)));
    if (answer.isError() && answer.codes().isEmpty()) {
      throw document.failure(
          node.line(),
          "The error response %d does not narrow its code.".formatted(answer.status()),
          "Give the property at %s an `enum` of the codes of family %s that are possible here."
              .formatted(family.code(), family.name()));
    }
    Map<String, Integer> codes = new LinkedHashMap<>();
    answer.places().forEach((code, pointer) -> codes.put(code, codeLine(code, pointer, place)));
    return new Response(
        answer.status(),
        answer.pointer().startsWith(COMPONENTS) ? answer.component() : null,
        node.text("description", ""),
        List.copyOf(headers),
        content(node),
        examples(node),
        codes,
        place.line());
  }

  /** A status alone is told where the operation lists it. */
  private int codeLine(String code, String pointer, YamlNode place) {
    return code.equals(Family.NO_CODE) ? place.line() : document.line(pointer);
  }

  private static Map<String, YamlNode> examples(YamlNode node) {
    Map<String, YamlNode> examples = new LinkedHashMap<>();
    node.find("content").map(YamlNode::entries).orElse(Map.of()).values().stream()
        .flatMap(body -> body.find("examples").stream())
        .forEach(
            named ->
                named
                    .entries()
                    .forEach(
                        (name, example) ->
                            example
                                .resolved()
                                .find("value")
                                .ifPresent(value -> examples.putIfAbsent(name, value))));
    return examples;
  }

  private static Header header(String name, YamlNode node) {
    return new Header(
        name,
        node.flag("required"),
        node.text("description", ""),
        Schema.of(node.get("schema")),
        node.find("example").filter(YamlNode::isScalar).map(YamlNode::text).orElse(null));
  }
}
