package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.checking.Form;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ApiParameter;
import dev.callsheet.contract.family.Templates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request in the making: valid at first, until a case changes something. */
final class Draft {
  private static final String JSON = "application/json";

  private final ApiOperation operation;
  private final Values values;
  private final Map<String, String> placeholders = new LinkedHashMap<>();
  private final List<WireRequest.Header> query = new ArrayList<>();
  private final List<WireRequest.Header> headers = new ArrayList<>();
  private final List<UnaryOperator<String>> rewrites = new ArrayList<>();
  private String method;
  private @Nullable JsonNode json;
  private @Nullable String body;

  private Draft(ApiOperation operation, Values values) {
    this.operation = operation;
    this.values = values;
    this.method = operation.method();
  }

  /** Makes a request that the operation should take, with no more in it than it needs. */
  static Draft minimal(ApiOperation operation, Values values) {
    return new Draft(operation, values).fill(true);
  }

  /** Makes a request that the operation should take. */
  static Draft valid(ApiOperation operation, Values values) {
    return new Draft(operation, values).fill(false);
  }

  private Draft fill(boolean minimal) {
    if (operation.secured()) {
      header("Authorization", "Bearer " + values.family().key(operation));
    }
    for (var parameter : operation.parameters()) {
      if (parameter.required() || (!minimal && random().nextBoolean())) {
        add(parameter);
      }
    }
    fillBody(minimal);
    return this;
  }

  private void add(ApiParameter parameter) {
    var text = values.text(parameter.name(), parameter.schema());
    switch (parameter.place()) {
      case "path" -> placeholders.put(parameter.name(), Octets.percent(text));
      case "query" -> query(parameter.name(), Octets.percent(text));
      default -> header(parameter.name(), Octets.utf8(text));
    }
  }

  private void fillBody(boolean minimal) {
    if (operation.bodies().isEmpty()) {
      return;
    }
    var mediaTypes = List.copyOf(operation.bodies().keySet());
    var mediaType = mediaTypes.get(random().nextInt(mediaTypes.size()));
    header("Content-Type", Form.sent(mediaType));
    var content = operation.bodies().get(mediaType);
    if (!mediaType.equals(JSON) || content == null) {
      body =
          values
              .family()
              .body(operation, mediaType)
              .map(Octets::of)
              .orElseGet(() -> Octets.utf8(Texts.ofLength(random().nextInt(300), random())));
      return;
    }
    var examples = Templates.examples(content);
    var example = examples.get(random().nextInt(examples.size()));
    json =
        !minimal && example.isObject() && random().nextBoolean()
            ? values.example(example)
            : values.valid("", content.path("schema"), minimal);
  }

  Random random() {
    return values.random();
  }

  Values values() {
    return values;
  }

  ApiOperation operation() {
    return operation;
  }

  /** Changes the method; a request for headers alone has no body. */
  void method(String newMethod) {
    method = newMethod;
  }

  /** Sets a placeholder of the path, encoded as it is to be sent. */
  void placeholder(String name, String encoded) {
    placeholders.put(name, encoded);
  }

  /** Adds a parameter to the query, encoded as it is to be sent. */
  void query(String name, String encoded) {
    query.add(new WireRequest.Header(name, encoded));
  }

  void withoutQuery(String name) {
    query.removeIf(parameter -> parameter.name().equals(name));
  }

  void header(String name, String value) {
    headers.add(new WireRequest.Header(name, value));
  }

  void withoutHeader(String name) {
    headers.removeIf(header -> header.name().equalsIgnoreCase(name));
  }

  /** Returns the JSON of the body, to be changed in place. */
  JsonNode json() {
    return json == null ? JsonMapper.shared().missingNode() : json;
  }

  void json(JsonNode newJson) {
    json = newJson;
  }

  /** Changes the bytes of the body when they stand. */
  void rewrite(UnaryOperator<String> rewrite) {
    rewrites.add(rewrite);
  }

  /** Returns the request. */
  WireRequest request() {
    var target = new StringBuilder(operation.expand(placeholders));
    for (var index = 0; index < query.size(); index++) {
      var parameter = query.get(index);
      target.append(index == 0 ? '?' : '&').append(parameter.name());
      target.append('=').append(parameter.value());
    }
    var content = json == null ? body : Octets.utf8(JsonMapper.shared().writeValueAsString(json));
    for (var rewrite : rewrites) {
      content = rewrite.apply(content == null ? "" : content);
    }
    return new WireRequest(
        method, target.toString(), headers, method.equals("HEAD") ? null : content);
  }
}
