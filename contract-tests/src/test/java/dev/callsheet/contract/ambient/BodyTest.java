package dev.callsheet.contract.ambient;

import static dev.callsheet.contract.harness.CallsheetServer.BODY_DEADLINE;
import static dev.callsheet.contract.harness.CallsheetServer.MAX_JSON_BYTES;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ApiParameter;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import dev.callsheet.contract.studio.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Requests that cannot be read, for every operation that reads any. */
class BodyTest {
  /** The largest subtitle file and one byte. */
  private static final int TOO_LARGE_SUBTITLES = 5 * 1024 * 1024 + 1;

  /** The size of a recording that is announced and never comes. */
  private static final int ANNOUNCED = 1_000_000;

  private final CallsheetServer server = CallsheetServer.running();
  private final String key = server.tenants().main().key();
  private final Workspace workspace = Workspace.open(key);

  @TestFactory
  Stream<DynamicContainer> whatIsNotJsonIs400() {
    return withJson()
        .map(
            operation ->
                dynamicContainer(
                    operation.id(),
                    Stream.of("{", "nonsense", "{'a':1}", example(operation) + "}")
                        .map(body -> expect(operation, body, json(operation, body), 400))));
  }

  @TestFactory
  Stream<DynamicTest> aMalformedCursorIs400() {
    return withParameter("cursor")
        .map(
            operation ->
                expect(
                    operation,
                    operation.id(),
                    ApiRequest.get(operation.path() + "?cursor=%21%21", key),
                    400));
  }

  @TestFactory
  Stream<DynamicTest> aMalformedOffsetIs400() {
    return withParameter("Upload-Offset")
        .flatMap(
            operation ->
                Stream.of("first", "-1", "1.5", "99999999999999999999")
                    .map(
                        offset ->
                            expect(
                                operation,
                                operation.id() + " " + offset,
                                valid(operation).header("Upload-Offset", offset),
                                400)));
  }

  @TestFactory
  Stream<DynamicTest> aSlowBodyIs408() {
    return withBody().map(operation -> dynamicTest(operation.id(), () -> sendSlowly(operation)));
  }

  @TestFactory
  Stream<DynamicTest> aLargeBodyIs413() {
    return withBody().map(operation -> expect(operation, operation.id(), tooLarge(operation), 413));
  }

  @TestFactory
  Stream<DynamicTest> aBodyOfAnotherTypeIs415() {
    return withBody()
        .flatMap(
            operation ->
                Stream.of("text/plain", "application/xml", "multipart/form-data; boundary=x")
                    .map(
                        type ->
                            expect(
                                operation,
                                operation.id() + " " + type,
                                valid(operation).header("Content-Type", type),
                                415)));
  }

  @TestFactory
  Stream<DynamicContainer> aBodyOfAnotherShapeIs422() {
    return withJson()
        .map(
            operation ->
                dynamicContainer(
                    operation.id(),
                    misshapen(operation).stream()
                        .map(body -> expect(operation, body, json(operation, body), 422))));
  }

  @TestFactory
  Stream<DynamicContainer> aParameterOutsideItsBoundsIs422() {
    return server.document().operations().stream()
        .filter(operation -> operation.method().equals("GET"))
        .filter(operation -> !invalidQueries(operation).isEmpty())
        .map(
            operation ->
                dynamicContainer(
                    operation.id(),
                    invalidQueries(operation).stream()
                        .map(
                            query ->
                                expect(
                                    operation,
                                    operation.id() + query,
                                    ApiRequest.get(
                                        operation.expand(Templates.unknownIds(operation)) + query,
                                        key),
                                    422))));
  }

  @TestFactory
  Stream<DynamicTest> whatIsNotOfItsFormatIs422() {
    var text = new String(Recordings.textAsVideo(), StandardCharsets.UTF_8);
    return withBody()
        .filter(operation -> !operation.takesJson())
        .map(
            operation -> {
              var request = valid(operation);
              var type = request.headers().getOrDefault("Content-Type", "");
              return expect(operation, operation.id(), request.body(type, text), 422);
            });
  }

  private List<String> misshapen(ApiOperation operation) {
    var example = example(operation);
    var unknown = (ObjectNode) example.deepCopy();
    unknown.put("no_such_property", 1);
    var bodies = new ArrayList<>(List.of("{}", "[]", "\"text\"", unknown.toString()));
    for (var property : example.properties()) {
      var wrong = (ObjectNode) example.deepCopy();
      if (property.getValue().isObject()) {
        wrong.put(property.getKey(), "text");
      } else {
        wrong.putObject(property.getKey());
      }
      bodies.add(wrong.toString());
    }
    return bodies;
  }

  private static List<String> invalidQueries(ApiOperation operation) {
    var queries = new ArrayList<String>();
    for (var parameter : operation.parameters()) {
      if (parameter.place().equals("query") && parameter.schema().has("enum")) {
        queries.add("?" + parameter.name() + "=nonsense");
        queries.add("?" + parameter.name() + "=");
      }
      if (parameter.place().equals("query") && parameter.required()) {
        queries.add("");
      }
      if (isInteger(parameter)) {
        queries.add("?" + parameter.name() + "=many");
        queries.add(
            "?" + parameter.name() + "=" + (parameter.schema().path("minimum").asLong() - 1));
        queries.add(
            "?" + parameter.name() + "=" + (parameter.schema().path("maximum").asLong() + 1));
      }
    }
    return queries;
  }

  private static boolean isInteger(ApiParameter parameter) {
    return parameter.place().equals("query")
        && parameter.schema().path("type").asString("").equals("integer");
  }

  private ApiRequest tooLarge(ApiOperation operation) {
    if (operation.takesJson()) {
      return json(operation, "{\"padding\":\"" + "x".repeat(MAX_JSON_BYTES) + "\"}");
    }
    var request = valid(operation);
    var type = request.headers().getOrDefault("Content-Type", "");
    if (operation.parameter("Upload-Offset").isPresent()) {
      return request.body(type, Arrays.copyOf(request.body(), ANNOUNCED + 1));
    }
    return request.body(type, Templates.SUBTITLES + "\n".repeat(TOO_LARGE_SUBTITLES));
  }

  /** Sends JSON byte by byte; falls silent within any other body. */
  private void sendSlowly(ApiOperation operation) throws IOException {
    var request = valid(operation);
    try (var connection = server.client().connect()) {
      connection.writeHead(request, 10_000);
      connection.write(request.body());
      var patience = BODY_DEADLINE.multipliedBy(5).toNanos();
      var begin = System.nanoTime();
      while (!connection.answered(Duration.ofMillis(250)) && System.nanoTime() - begin < patience) {
        if (operation.takesJson()) {
          connection.write(new byte[] {' '});
        }
      }
      var codes = operation.answer(408).codes();
      connection.readAnswer(request).expect(408, codes.getFirst());
    }
  }

  private DynamicTest expect(ApiOperation operation, String name, ApiRequest request, int status) {
    return dynamicTest(
        name.length() > 80 ? name.substring(0, 80) : name,
        () ->
            server
                .client()
                .send(request)
                .expect(status, operation.answer(status).codes().getFirst()));
  }

  private ApiRequest json(ApiOperation operation, String body) {
    return valid(operation).json(body);
  }

  /** Returns a request that would succeed; what it names is new. */
  private ApiRequest valid(ApiOperation operation) {
    if (operation.placeholders().isEmpty()) {
      return Templates.wellFormed(operation).key(key);
    }
    var asset = workspace.pendingAsset("waiting.mp4", ANNOUNCED);
    var ids = new HashMap<>(Templates.unknownIds(operation));
    ids.replace("asset_id", asset.path("id").asString());
    ids.replace("upload_id", Workspace.uploadId(asset));
    var request = Templates.wellFormed(operation, ids).key(key);
    return operation.parameter("Upload-Offset").isEmpty()
        ? request
        : request.body(
            "application/offset+octet-stream",
            Arrays.copyOf(Recordings.read(Recordings.voice()), 8192));
  }

  private static JsonNode example(ApiOperation operation) {
    var body = operation.bodies().get("application/json");
    return body == null ? JsonMapper.shared().missingNode() : body.path("example");
  }

  private Stream<ApiOperation> withBody() {
    return server.document().operations().stream()
        .filter(operation -> !operation.bodies().isEmpty());
  }

  private Stream<ApiOperation> withJson() {
    return withBody().filter(ApiOperation::takesJson);
  }

  private Stream<ApiOperation> withParameter(String name) {
    return server.document().operations().stream()
        .filter(operation -> operation.parameter(name).isPresent());
  }
}
