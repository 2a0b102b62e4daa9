package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.schema.SchemaCheck;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether the server takes what the document forbids. */
final class Acceptance {
  private static final String JSON = "application/json";

  private final ContractDocument document;
  private final SchemaCheck schemas;

  Acceptance(ContractDocument document) {
    this.document = document;
    this.schemas = new SchemaCheck(document);
  }

  /** Says what of a request should have kept it from this answer. */
  Optional<String> of(FuzzedRequest request, Answer answer) {
    var operation = request.operation();
    if (answer.status() >= 400 || !answer.outcome().operation().equals(operation.id())) {
      return Optional.empty();
    }
    return Stream.concat(ofQuery(operation, request.wire()), ofBody(operation, request.wire()))
        .findFirst()
        .map(violation -> "was accepted, though " + violation);
  }

  private Stream<String> ofBody(ApiOperation operation, WireRequest wire) {
    var body = wire.body();
    if (body == null || !operation.bodies().containsKey(JSON) || operation.bodies().size() > 1) {
      return Stream.empty();
    }
    JsonNode json;
    try {
      json = JsonMapper.shared().readTree(body.getBytes(StandardCharsets.ISO_8859_1));
    } catch (JacksonException unreadable) {
      return Stream.of("its body is no JSON: " + unreadable.getOriginalMessage());
    }
    var place = operation.pointer() + "/requestBody/content/application~1json";
    return schemas.violations(document.follow(place) + "/schema", json).stream();
  }

  private Stream<String> ofQuery(ApiOperation operation, WireRequest wire) {
    var parts = wire.target().split("\\?", 2);
    if (parts.length < 2) {
      return Stream.empty();
    }
    var pairs =
        Stream.of(parts[1].split("&", -1)).map(pair -> (pair + "=").split("=", -1)).toList();
    return IntStream.range(0, operation.node().path("parameters").size())
        .mapToObj(index -> document.follow(operation.pointer() + "/parameters/" + index))
        .flatMap(
            place ->
                pairs.stream()
                    .filter(pair -> isNamed(document.root().at(place), decoded(pair[0])))
                    .flatMap(pair -> ofValue(place, decoded(pair[1]))));
  }

  private static boolean isNamed(JsonNode parameter, String name) {
    return parameter.path("in").asString().equals("query")
        && parameter.path("name").asString().equals(name);
  }

  private Stream<String> ofValue(String place, String text) {
    var schema = document.follow(place + "/schema");
    var value = SchemaCheck.typed(document.root().at(schema), text);
    return schemas.violations(schema, value).stream()
        .map(violation -> document.root().at(place + "/name").asString() + violation);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(
        new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8),
        StandardCharsets.UTF_8);
  }
}
