package dev.callsheet.contract.framework;

import static dev.callsheet.contract.harness.CallsheetServer.BODY_DEADLINE;
import static dev.callsheet.contract.harness.CallsheetServer.MAX_JSON_BYTES;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ApiParameter;
import dev.callsheet.contract.family.FrameworkErrors;
import dev.callsheet.contract.family.FrameworkErrors.Expected;
import dev.callsheet.contract.family.Templates;
import dev.callsheet.contract.family.TestedFamilies;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

/** Requests that cannot be read, for every operation that reads any. */
class BodyTest {
  /** How many bytes of a body are announced and never come. */
  private static final int MISSING = 10_000;

  private final CallsheetServer server = CallsheetServer.running();

  @TestFactory
  Stream<DynamicContainer> whatIsNotJsonIsRefused() {
    return withJson()
        .map(
            operation ->
                dynamicContainer(
                    operation.id(),
                    Stream.of("{", "nonsense", "{'a':1}", Templates.example(operation) + "}")
                        .map(body -> refusedJson(operation, body, FrameworkErrors::malformed))));
  }

  @TestFactory
  Stream<DynamicTest> aMalformedCursorIsRefused() {
    return server.document().operations().stream()
        .filter(operation -> operation.parameter("cursor").isPresent())
        .map(
            operation ->
                refused(
                    operation,
                    operation.id(),
                    () -> query(operation, "?cursor=%21%21"),
                    FrameworkErrors::badCursor));
  }

  /** All at once, for each takes as long as the server is patient. */
  @TestFactory
  Stream<DynamicTest> aSlowBodyIs408() {
    var sent = new LinkedHashMap<String, Future<?>>();
    try (var sending = Executors.newVirtualThreadPerTaskExecutor()) {
      withBody()
          .forEach(
              operation -> {
                var request = Templates.valid(operation);
                sent.put(operation.id(), sending.submit(() -> sendSlowly(operation, request)));
              });
    }
    return sent.entrySet().stream()
        .map(entry -> dynamicTest(entry.getKey(), entry.getValue()::get));
  }

  @TestFactory
  Stream<DynamicTest> aLargeBodyIs413() {
    return withBody()
        .map(
            operation ->
                refused(
                    operation,
                    operation.id(),
                    () -> oversized(operation),
                    FrameworkErrors::tooLarge));
  }

  @TestFactory
  Stream<DynamicTest> aBodyOfAnotherTypeIs415() {
    return withBody()
        .flatMap(
            operation ->
                Stream.of("text/plain", "application/xml", "multipart/form-data; boundary=x")
                    .filter(type -> !operation.bodies().containsKey(type.split(";", -1)[0]))
                    .map(
                        type ->
                            refused(
                                operation,
                                operation.id() + " " + type,
                                () -> Templates.valid(operation).header("Content-Type", type),
                                FrameworkErrors::unsupportedMediaType)));
  }

  @TestFactory
  Stream<DynamicTest> aBodyInAContentCodingIs415() {
    return withBody()
        .flatMap(
            operation ->
                Stream.of("gzip", "br", "identity")
                    .map(
                        coding ->
                            refused(
                                operation,
                                operation.id() + " " + coding,
                                () -> Templates.valid(operation).header("Content-Encoding", coding),
                                FrameworkErrors::unsupportedMediaType)));
  }

  @TestFactory
  Stream<DynamicContainer> aBodyOfAnotherShapeIsRefused() {
    return withJson()
        .map(
            operation ->
                dynamicContainer(
                    operation.id(),
                    misshapen(operation).stream()
                        .map(body -> refusedJson(operation, body, FrameworkErrors::misshapen))));
  }

  @TestFactory
  Stream<DynamicTest> aBodyThatLacksWhatItMustHaveIsRefused() {
    return withJson()
        .filter(this::hasRequiredProperties)
        .map(operation -> refusedJson(operation, "{}", FrameworkErrors::incomplete));
  }

  @TestFactory
  Stream<DynamicContainer> aParameterOutsideItsBoundsIsRefused() {
    return withQueries(BodyTest::invalidQueries, FrameworkErrors::badQuery);
  }

  @TestFactory
  Stream<DynamicContainer> aQueryThatIsIncompleteIsRefused() {
    return withQueries(BodyTest::incompleteQueries, FrameworkErrors::incompleteQuery);
  }

  private Stream<DynamicContainer> withQueries(
      Function<ApiOperation, List<String>> queries, Function<FrameworkErrors, Expected> error) {
    return server.document().operations().stream()
        .filter(operation -> operation.method().equals("GET"))
        .filter(operation -> !queries.apply(operation).isEmpty())
        .map(
            operation ->
                dynamicContainer(
                    operation.id(),
                    queries.apply(operation).stream()
                        .map(
                            query ->
                                refused(
                                    operation,
                                    operation.id() + query,
                                    () -> query(operation, query),
                                    error))));
  }

  @TestFactory
  Stream<DynamicTest> whatIsNotOfItsFormatIsRefused() {
    return withBody()
        .filter(operation -> !operation.takesJson())
        .filter(operation -> TestedFamilies.of(operation).judgesBody(operation))
        .map(
            operation ->
                refused(
                    operation,
                    operation.id(),
                    () ->
                        withBody(
                            operation,
                            TestedFamilies.of(operation)
                                .misshapenBody(operation)
                                .orElseGet(() -> Recordings.textAsVideo())),
                    FrameworkErrors::misshapen));
  }

  private List<String> misshapen(ApiOperation operation) {
    var example = Templates.example(operation);
    var unknown = (ObjectNode) example.deepCopy();
    unknown.put("no_such_property", 1);
    var bodies = new ArrayList<>(List.of("[]", "\"text\"", unknown.toString()));
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

  private static List<String> incompleteQueries(ApiOperation operation) {
    var queries = new ArrayList<String>();
    for (var parameter : operation.parameters()) {
      if (parameter.isQuery() && parameter.choice()) {
        queries.add("?" + parameter.name() + "=nonsense");
        queries.add("?" + parameter.name() + "=");
      }
      if (parameter.isQuery() && parameter.required()) {
        queries.add("");
      }
    }
    return queries;
  }

  private static List<String> invalidQueries(ApiOperation operation) {
    var queries = new ArrayList<String>();
    for (var parameter : operation.parameters()) {
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
    return parameter.isQuery() && parameter.schema().path("type").asString("").equals("integer");
  }

  private boolean hasRequiredProperties(ApiOperation operation) {
    var content = Objects.requireNonNull(operation.bodies().get("application/json"));
    return !server.document().resolve(content.path("schema")).path("required").isEmpty();
  }

  private static ApiRequest oversized(ApiOperation operation) {
    return operation.takesJson()
        ? json(operation, "{\"padding\":\"" + "x".repeat(MAX_JSON_BYTES) + "\"}")
        : withBody(operation, TestedFamilies.of(operation).oversizedBody(operation));
  }

  /** The end of a form is told by its last bytes, whatever its length. */
  private static byte[] withoutEnd(byte[] body) {
    return Arrays.copyOf(body, Math.max(0, body.length - 20));
  }

  /** Sends JSON byte by byte; falls silent within any other body. */
  private @Nullable Void sendSlowly(ApiOperation operation, ApiRequest request) throws IOException {
    try (var connection = server.client().connect()) {
      connection.writeHead(request, request.body().length + MISSING);
      connection.write(withoutEnd(request.body()));
      var patience = BODY_DEADLINE.multipliedBy(5).toNanos();
      var begin = System.nanoTime();
      while (!connection.answered(Duration.ofMillis(250)) && System.nanoTime() - begin < patience) {
        if (operation.takesJson()) {
          connection.write(new byte[] {' '});
        }
      }
      FrameworkErrors.of(server.document(), operation)
          .slowBody()
          .expect(connection.readAnswer(request));
    }
    return null;
  }

  private DynamicTest refusedJson(
      ApiOperation operation, String body, Function<FrameworkErrors, Expected> error) {
    return refused(operation, body, () -> json(operation, body), error);
  }

  private DynamicTest refused(
      ApiOperation operation,
      String name,
      Supplier<ApiRequest> request,
      Function<FrameworkErrors, Expected> error) {
    return dynamicTest(
        name.length() > 80 ? name.substring(0, 80) : name,
        () ->
            error
                .apply(FrameworkErrors.of(server.document(), operation))
                .expect(server.client().send(request.get())));
  }

  private static ApiRequest json(ApiOperation operation, String body) {
    return Templates.valid(operation).json(body);
  }

  private static ApiRequest withBody(ApiOperation operation, byte[] body) {
    var request = Templates.valid(operation);
    return request.body(request.headers().getOrDefault("Content-Type", ""), body);
  }

  private ApiRequest query(ApiOperation operation, String query) {
    var main = server.tenants(operation).main();
    var ids = new HashMap<>(Templates.unknownIds(operation));
    var family = server.document().families().get(operation.family());
    ids.putAll(Templates.owned(operation, Objects.requireNonNull(family), main.id()));
    return ApiRequest.get(operation.expand(ids) + query, main.key());
  }

  private Stream<ApiOperation> withBody() {
    return server.document().operations().stream()
        .filter(operation -> !operation.bodies().isEmpty());
  }

  private Stream<ApiOperation> withJson() {
    return withBody().filter(ApiOperation::takesJson);
  }
}
