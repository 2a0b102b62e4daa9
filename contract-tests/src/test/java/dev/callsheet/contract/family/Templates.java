package dev.callsheet.contract.family;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.checking.Form;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ApiParameter;
import dev.callsheet.contract.document.Family;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Requests made from the document: its examples, its parameters. */
public final class Templates {
  private static final byte[] BYTES = "bytes".getBytes(StandardCharsets.UTF_8);

  private Templates() {}

  /** Returns a well-formed request without a key, for resources that do not exist. */
  public static ApiRequest wellFormed(ApiOperation operation) {
    return wellFormed(operation, Map.of());
  }

  /**
   * Returns a well-formed request without a key.
   *
   * @param ids by the names of path parameters; the other ones are of resources that do not exist
   */
  public static ApiRequest wellFormed(ApiOperation operation, Map<String, String> ids) {
    return filled(
        operation,
        parameter -> {
          var id = parameter.place().equals("path") ? ids.get(parameter.name()) : null;
          return id == null ? example(parameter) : id;
        },
        example(operation));
  }

  /**
   * Returns a well-formed request without a key, for resources that do not exist, of an owner where
   * the path names one: what is somebody else's is answered before anything else is looked at.
   */
  public static ApiRequest wellFormedOf(ApiOperation operation, Family family, String owner) {
    return wellFormed(operation, owned(operation, family, owner));
  }

  /** Returns the owner by the name of its path parameter, if the path names one. */
  public static Map<String, String> owned(ApiOperation operation, Family family, String owner) {
    return family
        .owner()
        .filter(operation.placeholders()::contains)
        .map(name -> Map.of(name, owner))
        .orElseGet(Map::of);
  }

  /** Returns a request that succeeds, with the key of its family; what it uses up is new. */
  public static ApiRequest valid(ApiOperation operation) {
    var family = TestedFamilies.of(operation);
    var request =
        filled(
            operation,
            parameter ->
                family.value(operation, parameter.name()).orElseGet(() -> example(parameter)),
            validJson(operation));
    return operation.secured() ? request.key(family.key(operation)) : request;
  }

  /** Returns the JSON of a request that succeeds. */
  public static JsonNode validJson(ApiOperation operation) {
    var json = example(operation).deepCopy();
    if (json instanceof ObjectNode object) {
      for (var property : List.copyOf(object.propertyNames())) {
        TestedFamilies.of(operation)
            .value(operation, property)
            .ifPresent(value -> object.put(property, value));
      }
    }
    return json;
  }

  /** Returns ids of the right form that nothing has, by the names of path parameters. */
  public static Map<String, String> unknownIds(ApiOperation operation) {
    var ids = new HashMap<String, String>();
    for (var parameter : operation.parameters()) {
      if (parameter.place().equals("path")) {
        ids.put(parameter.name(), example(parameter));
      }
    }
    return ids;
  }

  /** Returns the first example of its JSON body, or a missing node. */
  public static JsonNode example(ApiOperation operation) {
    var body = operation.bodies().get("application/json");
    return body == null ? JsonMapper.shared().missingNode() : examples(body).getFirst();
  }

  /** Returns the examples of a media type, or a missing node alone. */
  public static List<JsonNode> examples(JsonNode content) {
    var examples = content.path("examples").valueStream().map(each -> each.path("value")).toList();
    return examples.isEmpty() ? List.of(content.path("example")) : examples;
  }

  private static ApiRequest filled(
      ApiOperation operation, Function<ApiParameter, String> text, JsonNode json) {
    var ids = new HashMap<String, String>();
    var query = new StringBuilder();
    var headers = new HashMap<String, String>();
    for (var parameter : operation.parameters()) {
      switch (parameter.place()) {
        case "path" -> ids.put(parameter.name(), text.apply(parameter));
        case "query" -> {
          if (parameter.required()) {
            query.append(query.isEmpty() ? '?' : '&').append(parameter.name());
            query.append('=').append(text.apply(parameter));
          }
        }
        default -> {
          if (parameter.required()) {
            headers.put(parameter.name(), text.apply(parameter));
          }
        }
      }
    }
    var request = ApiRequest.of(operation.method(), operation.expand(ids) + query);
    for (var header : headers.entrySet()) {
      request = request.header(header.getKey(), header.getValue());
    }
    return withBody(operation, request, json);
  }

  private static ApiRequest withBody(ApiOperation operation, ApiRequest request, JsonNode json) {
    if (operation.bodies().isEmpty()) {
      return request;
    }
    if (!json.isMissingNode()) {
      return request.json(JsonMapper.shared().writeValueAsString(json));
    }
    var mediaType = operation.bodies().keySet().iterator().next();
    var body = TestedFamilies.of(operation).body(operation, mediaType);
    return request.body(Form.sent(mediaType), body.orElse(BYTES));
  }

  private static String example(ApiParameter parameter) {
    return parameter.node().path("example").asString();
  }
}
