package dev.callsheet.codegen;

import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.DeclaredAnswer;
import dev.callsheet.contract.document.Family;
import dev.callsheet.contract.document.FrameworkError;
import dev.callsheet.contract.document.Retry;
import dev.callsheet.contract.document.Walk;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads what the generators need of a document into a {@link Contract}. */
final class ContractReader {
  private static final String COMPONENTS = "/components/responses/";

  private final YamlDocument document;
  private final YamlNode root;

  ContractReader(YamlDocument document) {
    this.document = document;
    this.root = document.root();
  }

  Contract read() {
    requireTargets();
    requireRequests();
    Map<String, Map<FrameworkError, Response>> frameworkErrors = new LinkedHashMap<>();
    for (Family family : document.contract().families().values()) {
      YamlNode node = root.get("x-families").get(family.name());
      Map<FrameworkError, Response> responses = new EnumMap<>(FrameworkError.class);
      family
          .frameworkErrors()
          .forEach(
              (error, answer) ->
                  responses.put(
                      error,
                      response(
                          answer.answer(),
                          family,
                          node.get("framework-errors").get(error.key()).get("response"))));
      frameworkErrors.put(family.name(), responses);
    }
    return new Contract(
        document.file(),
        root.get("info").text("title"),
        root.get("info").text("version"),
        root.get("info").text("description", ""),
        document,
        document.contract(),
        frameworkErrors,
        document.contract().catalogue().stream()
            .map(entry -> entry(entry, document.at(entry.pointer())))
            .toList(),
        document.contract().operations().stream().map(this::operation).toList(),
        schemas());
  }

  private Map<String, Schema> schemas() {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    root.find("components")
        .flatMap(components -> components.find("schemas"))
        .ifPresent(
            named ->
                named
                    .entries()
                    .forEach(
                        (name, node) ->
                            schemas.put(
                                name,
                                new Schema(
                                    node,
                                    node,
                                    name,
                                    node.text("description", ""),
                                    node.flag("nullable")))));
    return schemas;
  }

  private void requireTargets() {
    Walk.over(
        "",
        document.contract().root(),
        (pointer, node) -> {
          JsonNode reference = node.path("$ref");
          if (reference.isString()) {
            document.follow(reference.asString(), document.line(pointer));
          }
        });
  }

  private void requireRequests() {
    for (Family family : document.contract().families().values()) {
      if (family.requestsPerMinute() < 1) {
        YamlNode node = root.get("x-families").get(family.name()).get("requests-per-minute");
        throw document.failure(
            node.line(),
            "A key that may ask %s times in a minute is of no use.".formatted(node.text()),
            "Write a positive whole number.");
      }
    }
  }

  private static CatalogueEntry entry(
      dev.callsheet.contract.document.CatalogueEntry entry, YamlNode node) {
    return new CatalogueEntry(
        node.text("family"),
        node.text("code", Family.NO_CODE),
        (int) node.get("status").number(),
        node.text("title"),
        node.text("when"),
        node.text("remedy"),
        retry(node.get("retry")),
        node.flag("retry-after"),
        entry.origin().equals("extension"),
        node.find("details").map(Schema::of).orElse(null),
        node.line());
  }

  private static Retry retry(YamlNode node) {
    return Retry.of(node.text())
        .orElseThrow(
            () ->
                node.document()
                    .failure(
                        node.line(),
                        "`%s` is no way to try again.".formatted(node.text()),
                        "Write never, after-delay or after-change."));
  }

  private Operation operation(ApiOperation operation) {
    YamlNode node = document.at(operation.pointer());
    YamlNode item =
        document.at(operation.pointer().substring(0, operation.pointer().lastIndexOf('/')));
    Family family = document.contract().familyOf(operation.path()).orElse(Family.NONE);
    YamlNode responses = node.get("responses");
    responses.entries().forEach(this::requireStatus);
    List<Response> answers =
        operation.answers().values().stream()
            .map(
                answer ->
                    response(answer, family, responses.get(Integer.toString(answer.status()))))
            .toList();
    if (family.isNone() && answers.stream().anyMatch(Response::isError)) {
      throw document.failure(
          item.line(),
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
        parameters(item, node),
        node.find("requestBody").map(this::requestBody).orElse(null),
        answers,
        node.line());
  }

  private static List<Parameter> parameters(YamlNode item, YamlNode operation) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    for (YamlNode holder : List.of(item, operation)) {
      for (YamlNode reference : holder.items("parameters")) {
        YamlNode node = reference.resolved();
        var parameter =
            new Parameter(
                node.text("name"),
                node.text("in"),
                node.flag("required"),
                node.text("description", ""),
                Schema.of(node.get("schema")),
                node.flag("x-checked-by-handler"),
                reference.line());
        parameters.put(parameter.place() + " " + parameter.name(), parameter);
      }
    }
    return List.copyOf(parameters.values());
  }

  private RequestBody requestBody(YamlNode reference) {
    YamlNode node = reference.resolved();
    return new RequestBody(
        node.flag("required"), node.text("description", ""), content(node), reference.line());
  }

  private static Map<String, Schema> content(YamlNode node) {
    Map<String, Schema> content = new LinkedHashMap<>();
    node.find("content")
        .ifPresent(
            types ->
                types
                    .entries()
                    .forEach((type, body) -> content.put(type, Schema.of(body.get("schema")))));
    return content;
  }

  /** An answer, as the place names it that says when it is given. */
  private Response response(DeclaredAnswer answer, Family family, YamlNode place) {
    YamlNode node = document.at(answer.pointer());
    List<Header> headers = new ArrayList<>();
    node.find("headers")
        .ifPresent(
            named -> named.entries().forEach((name, header) -> headers.add(header(name, header))));
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

  private static Header header(String name, YamlNode reference) {
    YamlNode node = reference.resolved();
    return new Header(
        name,
        node.flag("required"),
        node.text("description", ""),
        Schema.of(node.get("schema")),
        node.textOrNull("example"));
  }

  private void requireStatus(String status, YamlNode response) {
    if (status.equals("default")) {
      throw document.failure(
          response.line(),
          "A `default` response stands for statuses that nobody listed.",
          "Replace it by each status that the operation can answer.");
    }
    if (!status.matches("[1-5][0-9][0-9]")) {
      throw document.failure(
          response.line(),
          "The status `" + status + "` is a range, not a status.",
          "Replace it by each status that the operation can answer.");
    }
  }
}
