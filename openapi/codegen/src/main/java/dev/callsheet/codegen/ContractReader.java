package dev.callsheet.codegen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the document's nodes into a {@link Contract}. */
final class ContractReader {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final YamlDocument document;
  private final YamlNode root;

  ContractReader(YamlDocument document) {
    this.document = document;
    this.root = document.root();
  }

  Contract read() {
    List<Family> families = new ArrayList<>();
    root.get("x-families").entries().forEach((name, node) -> families.add(family(name, node)));
    List<Operation> operations = new ArrayList<>();
    root.get("paths")
        .entries()
        .forEach(
            (path, item) ->
                item.entries()
                    .forEach(
                        (method, node) -> {
                          if (METHODS.contains(method)) {
                            operations.add(operation(families, path, method, item, node));
                          }
                        }));
    return new Contract(
        document.file(),
        root.get("info").text("title"),
        root.get("info").text("version"),
        root.get("info").text("description", ""),
        List.copyOf(families),
        root.get("x-error-catalog").items().stream().map(this::entry).toList(),
        List.copyOf(operations),
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

  private Family family(String name, YamlNode node) {
    YamlNode error = node.get("error");
    String codePointer = error.textOrNull("code");
    List<Response> unrouted = new ArrayList<>();
    node.find("unrouted")
        .ifPresent(
            responses ->
                responses
                    .entries()
                    .forEach(
                        (status, response) ->
                            unrouted.add(response(status, response, codePointer, name))));
    YamlNode message = error.get("message");
    Map<String, String> context = new LinkedHashMap<>();
    error
        .find("context")
        .ifPresent(
            named -> named.entries().forEach((key, pointer) -> context.put(key, pointer.text())));
    return new Family(
        name,
        node.text("path"),
        node.text("key-prefix", ""),
        requestsPerMinute(node.get("requests-per-minute")),
        codePointer,
        message.isList()
            ? message.items().stream().map(YamlNode::text).toList()
            : List.of(message.text()),
        error.textOrNull("details"),
        Collections.unmodifiableMap(context),
        List.copyOf(unrouted),
        node.line());
  }

  private int requestsPerMinute(YamlNode node) {
    long number = node.number();
    if (number < 1 || number > Integer.MAX_VALUE) {
      throw document.failure(
          node.line(),
          "A key that may ask %d times in a minute is of no use.".formatted(number),
          "Write a positive whole number.");
    }
    return (int) number;
  }

  private CatalogueEntry entry(YamlNode node) {
    return new CatalogueEntry(
        node.text("family"),
        node.text("code", Family.NO_CODE),
        (int) node.get("status").number(),
        node.text("title"),
        node.text("when"),
        node.text("remedy"),
        node.flag("retryable"),
        node.flag("retry-after"),
        node.text("origin", "").equals("extension"),
        node.find("details").map(Schema::of).orElse(null),
        node.line());
  }

  private Operation operation(
      List<Family> families, String path, String method, YamlNode item, YamlNode node) {
    Family family =
        families.stream()
            .filter(candidate -> candidate.covers(path))
            .max(Comparator.comparingInt(candidate -> candidate.path().length()))
            .orElse(Family.NONE);
    List<Response> responses = new ArrayList<>();
    node.get("responses")
        .entries()
        .forEach(
            (status, response) ->
                responses.add(response(status, response, family.codePointer(), family.name())));
    if (family.equals(Family.NONE) && responses.stream().anyMatch(Response::isError)) {
      throw document.failure(
          item.line(),
          "The path " + path + " answers errors, but belongs to no family.",
          "Begin it with the path of a family in x-families, or add a family.");
    }
    return new Operation(
        node.text("operationId"),
        node.items("tags").stream().findFirst().map(YamlNode::text).orElse("Default"),
        method.toUpperCase(Locale.ROOT),
        path,
        family,
        node.text("summary", ""),
        node.text("description", ""),
        secured(node),
        node.textOrNull("x-required-right"),
        parameters(item, node),
        node.find("requestBody").map(this::requestBody).orElse(null),
        List.copyOf(responses),
        node.line());
  }

  private boolean secured(YamlNode operation) {
    Optional<YamlNode> security = operation.find("security").or(() -> root.find("security"));
    return security
        .map(list -> list.items().stream().anyMatch(scheme -> !scheme.entries().isEmpty()))
        .orElse(false);
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

  private Response response(
      String status, YamlNode reference, @Nullable String codePointer, String family) {
    int number = status(status, reference);
    YamlNode node = reference.resolved();
    List<Header> headers = new ArrayList<>();
    node.find("headers")
        .ifPresent(
            named -> named.entries().forEach((name, header) -> headers.add(header(name, header))));
    Map<String, Schema> content = content(node);
    return new Response(
        number,
        component(reference),
        node.text("description", ""),
        List.copyOf(headers),
        content,
        examples(node),
        number < 400 ? Map.of() : codes(number, node, reference, content, codePointer, family),
        reference.line());
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

  private int status(String status, YamlNode response) {
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
    return Integer.parseInt(status);
  }

  private static @Nullable String component(YamlNode reference) {
    String target = reference.reference();
    return target == null ? null : target.substring(target.lastIndexOf('/') + 1);
  }

  private Map<String, Integer> codes(
      int status,
      YamlNode node,
      YamlNode reference,
      Map<String, Schema> content,
      @Nullable String codePointer,
      String family) {
    if (codePointer == null) {
      return Map.of(Family.NO_CODE, reference.line());
    }
    Map<String, Integer> codes = new LinkedHashMap<>();
    Optional<YamlNode> bodiless = node.find("x-error-code");
    if (bodiless.isPresent()) {
      YamlNode declared = bodiless.get();
      List<YamlNode> named = declared.isList() ? declared.items() : List.of(declared);
      named.forEach(code -> codes.put(code.text(), code.line()));
      return codes;
    }
    content.values().forEach(schema -> schema.valuesAt(codePointer).ifPresent(codes::putAll));
    if (codes.isEmpty()) {
      throw document.failure(
          node.line(),
          "The error response %d does not narrow its code.".formatted(status),
          ("Give the property at %s an `enum` of the codes of family %s that are possible here,"
                  + " or, without a body, add `x-error-code`.")
              .formatted(codePointer, family));
    }
    return codes;
  }
}
