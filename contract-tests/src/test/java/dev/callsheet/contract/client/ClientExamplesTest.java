package dev.callsheet.contract.client;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.client.api.Answer;
import dev.callsheet.client.api.ApiError;
import dev.callsheet.client.api.ApiException;
import dev.callsheet.client.api.CallbackRequest;
import dev.callsheet.client.api.Retry;
import dev.callsheet.client.api.Thrown;
import dev.callsheet.client.api.UndeclaredAnswer;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.document.ContractDocument;
import dev.callsheet.contract.document.Outcome;
import dev.callsheet.contract.family.Templates;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Every answer that the document shows is given over real HTTP to the generated client, which must
 * bring it whole; and what the document does not declare must arrive as just that.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClientExamplesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Headers of the framework, not of one answer, so no components of a record. */
  private static final Set<String> OF_THE_FRAMEWORK =
      Set.of(
          "X-Request-Id",
          "Link",
          "Retry-After",
          "RateLimit",
          "RateLimit-Policy",
          "WWW-Authenticate",
          "Allow",
          "Tus-Resumable",
          "Accept-Ranges");

  /** Compares numbers and times by value, for 1 and 1.0 are the same, as are Z and +00:00. */
  private static final Comparator<JsonNode> BY_VALUE =
      (left, right) ->
          left.isNumber() && right.isNumber()
              ? left.decimalValue().compareTo(right.decimalValue())
              : left.equals(right) || isSameTime(left, right) ? 0 : 1;

  private static final String TOMORROW = "value_of_tomorrow";

  private final ContractDocument document = ContractDocument.load();
  private final ClientNames names = new ClientNames(document);
  private final List<ExampleAnswer> examples = ExampleAnswer.all(document);
  private final HttpClient http = HttpClient.newHttpClient();
  private final CannedServer server;
  private final GeneratedClient client;

  ClientExamplesTest() throws IOException {
    server = new CannedServer();
    client = new GeneratedClient(document, http, server.url());
  }

  @BeforeAll
  void theExamplesAreAllThere() {
    assertFalse(examples.isEmpty(), "The document shows no answer at all.");
  }

  @AfterAll
  void stop() {
    http.close();
    server.close();
  }

  @Test
  void theExamplesShowEveryDeclaredAnswer() {
    var shown = new TreeSet<Outcome>();
    for (var example : examples) {
      var operation = example.operation();
      var entry = example.entry();
      var code = entry == null ? Outcome.SUCCESS : entry.code();
      shown.add(new Outcome(operation.family(), operation.id(), example.status(), code));
    }
    var declared = new TreeSet<Outcome>();
    document.operations().forEach(operation -> declared.addAll(operation.outcomes()));

    assertEquals(declared, shown);
  }

  @TestFactory
  Stream<DynamicTest> anExampleArrivesAsTheRecordOfItsStatusOrCode() {
    return examples.stream()
        .map(example -> check(example.toString(), () -> arrives(example, false)));
  }

  @TestFactory
  Stream<DynamicTest> anExampleWithEveryOptionalHeaderArrivesWithAllOfThem() {
    return examples.stream()
        .filter(example -> !example.headers(true).equals(example.headers(false)))
        .map(example -> check(example.toString(), () -> arrives(example, true)));
  }

  @TestFactory
  Stream<DynamicTest> anErrorIsThrownAsTheExceptionOfItsOperationStatusAndCode() {
    return examples.stream()
        .filter(example -> example.entry() != null)
        .map(example -> check(example.toString(), () -> isThrown(example)));
  }

  @TestFactory
  Stream<DynamicTest> aSuccessIsReturnedByTheVariantThatThrows() {
    return examples.stream()
        .filter(example -> example.entry() == null)
        .map(example -> check(example.toString(), () -> isReturned(example)));
  }

  @TestFactory
  Stream<DynamicTest> aRequestIsSentAsItsExamplesSay() {
    return document.operations().stream()
        .map(operation -> check(operation.id(), () -> isSent(operation)));
  }

  @TestFactory
  Stream<DynamicTest> anUndeclaredCodeIsUndeclared() {
    return examples.stream()
        .filter(example -> example.entry() != null && example.json() != null)
        .filter(example -> names.family(example.operation()).hasCodes())
        .map(
            example ->
                check(
                    example.toString(),
                    () -> {
                      var json = requireNonNull(example.json()).deepCopy();
                      set(json, names.family(example.operation()).code(), TOMORROW);
                      var error = undeclared(example.operation(), example.with(json).canned(false));

                      assertEquals(example.status(), error.status());
                      assertEquals(TOMORROW, error.code());
                      assertEquals(example.headers(false).get("X-Request-Id"), error.requestId());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> anErrorWithoutAnyMessageOrCodeIsUndeclared() {
    return undeclared(
        example -> example.entry() != null && example.json() != null,
        example -> example.with(JSON.createObjectNode()).canned(false));
  }

  @TestFactory
  Stream<DynamicTest> anUndeclaredStatusIsUndeclared() {
    return everyOperation(
        operation -> {
          var answer =
              new CannedAnswer(
                  418,
                  Map.of("X-Request-Id", "req_1"),
                  "application/json",
                  "{\"error\":{\"code\":\"teapot\"}}".getBytes(StandardCharsets.UTF_8));
          var error = undeclared(operation, answer);

          assertEquals(418, error.status());
          assertEquals("req_1", error.requestId());
        });
  }

  @TestFactory
  Stream<DynamicTest> anErrorPageOfAProxyIsUndeclared() {
    return everyOperation(
        operation -> {
          var page = "<html><title>502 Bad Gateway</title></html>";
          var answer =
              new CannedAnswer(
                  502, Map.of(), "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
          var error = undeclared(operation, answer);

          assertEquals(502, error.status());
          assertNull(error.code());
          assertNull(error.requestId());
          assertEquals("text/html", error.mediaType());
          assertEquals(operation.isHead() ? "" : page, error.body());
        });
  }

  @TestFactory
  Stream<DynamicTest> anErrorPageUnderADeclaredStatusIsUndeclared() {
    return withBody(
        example ->
            new CannedAnswer(
                example.status(),
                Map.of(),
                "text/html",
                "<html>".getBytes(StandardCharsets.UTF_8)));
  }

  @TestFactory
  Stream<DynamicTest> anEmptyAnswerWithoutMediaTypeIsUndeclared() {
    return withBody(
        example -> new CannedAnswer(example.status(), example.headers(false), null, new byte[0]));
  }

  @TestFactory
  Stream<DynamicTest> anEmptyBodyThatClaimsToBeJsonIsUndeclared() {
    return withJson(new byte[0]);
  }

  @TestFactory
  Stream<DynamicTest> brokenJsonIsUndeclared() {
    return withJson("{\"error\":{\"co".getBytes(StandardCharsets.UTF_8));
  }

  @TestFactory
  Stream<DynamicTest> otherJsonIsUndeclared() {
    return withJson("[[]]".getBytes(StandardCharsets.UTF_8));
  }

  @TestFactory
  Stream<DynamicTest> aNewValueOfAnEnumerationIsUnknown() {
    var tests = new ArrayList<DynamicTest>();
    for (var example : examples) {
      if (example.entry() != null || example.json() == null) {
        continue;
      }
      var schema = example.declared().schema(requireNonNull(example.mediaType()));
      for (var place : EnumPlaces.of(document, schema, example.json())) {
        tests.add(check(example + " at " + place, () -> isUnknown(example, place)));
      }
    }
    assertFalse(tests.isEmpty(), "No example shows a value of an enumeration.");
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> everyEnumerationHasAValueForNewOnes() {
    return document.root().at("/components/schemas").properties().stream()
        .filter(schema -> schema.getValue().has("enum"))
        .map(
            schema ->
                check(
                    schema.getKey(),
                    () -> {
                      var type = GeneratedClient.named(names.model(schema.getKey()));
                      var read = GeneratedClient.read(StringNode.valueOf(TOMORROW), type);

                      assertEquals("UNKNOWN", ((Enum<?>) read).name());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> anEventIsReadAsTheRecordOfItsType() {
    var tests = new ArrayList<DynamicTest>();
    for (var operation : document.operations()) {
      for (var callback : operation.node().path("callbacks").properties()) {
        var sent = callback.getValue().iterator().next().at("/post");
        var media = sent.at("/requestBody/content/application~1json");
        for (var example : media.path("examples").properties()) {
          var body = example.getValue().path("value");
          tests.add(
              check(
                  operation.id() + " " + example.getKey(),
                  () -> isDelivered(operation, callback.getKey(), sent, body)));
        }
      }
    }
    assertFalse(tests.isEmpty(), "The document shows no event at all.");
    return tests.stream();
  }

  /** Checks that an event arrives with its headers, as the case that its discriminator names. */
  private void isDelivered(ApiOperation operation, String callback, JsonNode sent, JsonNode body) {
    var headers = new TreeMap<String, List<String>>();
    for (var reference : sent.path("parameters")) {
      var parameter = document.resolve(reference);
      headers.put(parameter.path("name").asString(), List.of(parameter.path("example").asString()));
    }
    var request = new CallbackRequest(body.toString().getBytes(StandardCharsets.UTF_8), headers);
    var type = GeneratedClient.named(names.delivery(names.family(operation), callback));
    var delivery = GeneratedClient.delivered(type, request);

    headers.forEach(
        (name, values) -> {
          var held =
              requireNonNull(
                  GeneratedClient.property(delivery, ClientNames.accessor(name.replace('-', '_'))));
          assertEquals(values.get(0), held.toString(), name);
        });
    var schema = document.resolve(sent.at("/requestBody/content/application~1json/schema"));
    var named = body.path(schema.at("/discriminator/propertyName").asString()).asString();
    var reference = schema.path("discriminator").path("mapping").path(named).asString();
    var event = requireNonNull(GeneratedClient.property(delivery, "body"));
    assertEquals(
        names.model(reference.substring(reference.lastIndexOf('/') + 1)),
        event.getClass().getName());
    assertSameJson(body, GeneratedClient.written(event));
  }

  private void arrives(ExampleAnswer example, boolean optionalHeaders) throws IOException {
    server.answers(example.canned(optionalHeaders));
    var result = client.result(example.operation());

    assertEquals(names.result(example), result.getClass().getName(), result::toString);
    assertEquals(example.status(), result.status());
    hasHeaders(result, example, example.headers(optionalHeaders));
    if (example.entry() != null) {
      isError(example, assertInstanceOf(ApiError.class, result));
      return;
    }
    hasBody(result, example);
  }

  private void isThrown(ExampleAnswer example) {
    server.answers(example.canned(false));
    var thrown = assertThrows(ApiException.class, () -> client.orThrow(example.operation()));

    var ofOperation = names.exception(example.operation());
    var entry = requireNonNull(example.entry());
    var type = thrown.getClass();
    assertEquals(ofOperation + "$" + names.error(entry), type.getName());
    var status = type.getSuperclass();
    if (names.family(example.operation()).hasCodes()) {
      assertEquals(ofOperation + "$Status" + example.status(), status.getName());
      assertEquals(ofOperation, status.getSuperclass().getName());
    } else {
      // Without codes the exception is that of the status.
      assertEquals(ofOperation, status.getName());
    }
    var shared = GeneratedClient.named(names.sharedError(example.operation(), entry));
    assertInstanceOf(shared, thrown);
    var result = assertInstanceOf(Thrown.class, thrown).result();
    assertInstanceOf(shared, result);
    assertEquals(names.result(example), result.getClass().getName());
    isError(example, thrown);
  }

  private void isReturned(ExampleAnswer example) throws IOException {
    server.answers(example.canned(false));
    var returned = client.orThrow(example.operation());

    if (client.returnsNothing(example.operation())) {
      assertNull(returned);
      assertNull(example.mediaType());
      return;
    }
    if (returned instanceof Answer answer) {
      assertEquals(names.result(example), answer.getClass().getName());
      hasBody(answer, example);
      return;
    }
    assertSameJson(
        requireNonNull(example.json()), GeneratedClient.written(requireNonNull(returned)));
  }

  /** Checks what every error tells, and that nothing of its body is lost. */
  private void isError(ExampleAnswer example, ApiError error) {
    var entry = requireNonNull(example.entry());
    var headers = example.headers(false);
    assertEquals(names.family(example.operation()).hasCodes() ? entry.code() : null, error.code());
    assertEquals(example.status(), error.status());
    assertEquals(entry.status(), error.status());
    assertEquals(entry.retry().name(), error.retry().name(), "retry");
    assertEquals(headers.get("X-Request-Id"), error.requestId());
    assertEquals(example.operation().id(), error.operation().operationId());
    var retryAfter = headers.get("Retry-After");
    assertEquals(entry.retryAfter(), retryAfter != null, "Retry-After in the example");
    assertEquals(
        retryAfter == null ? null : Duration.ofSeconds(Long.parseLong(retryAfter)),
        error.retryAfter());
    if (example.json() == null) {
      assertFalse(error.message().isBlank());
      return;
    }
    assertSameJson(example.json(), rebuilt(example, error));
  }

  /** Writes the error body again from what the client read of it. */
  private JsonNode rebuilt(ExampleAnswer example, ApiError error) {
    var family = names.family(example.operation());
    var shown = requireNonNull(example.json());
    var body = JSON.createObjectNode();
    if (requireNonNull(example.entry()).node().has("details")) {
      var details = requireNonNull(GeneratedClient.property(error, "details"));
      object(body, family.details().orElseThrow())
          .setAll((ObjectNode) GeneratedClient.written(details));
    }
    if (family.hasCodes()) {
      set(body, family.code(), requireNonNull(error.code()));
    }
    var message = family.messages().stream().filter(shows(shown)).findFirst().orElseThrow();
    set(body, message, error.message());
    family.context().entrySet().stream()
        .filter(each -> shows(shown).test(each.getValue()))
        .forEach(
            each -> {
              var accessor = GeneratedClient.property(error, ClientNames.accessor(each.getKey()));
              set(body, each.getValue(), GeneratedClient.written(requireNonNull(accessor)));
            });
    return body;
  }

  private static Predicate<JsonPointer> shows(JsonNode body) {
    return place -> !body.at(place).isMissingNode();
  }

  private void hasBody(Answer answer, ExampleAnswer example) throws IOException {
    if (example.mediaType() == null) {
      assertFalse(component(answer, "body").isPresent());
      return;
    }
    var body = component(answer, "body").orElseThrow().value();
    if (example.json() != null) {
      assertSameJson(example.json(), GeneratedClient.written(requireNonNull(body)));
      return;
    }
    try (var stream = assertInstanceOf(InputStream.class, body)) {
      assertArrayEquals(example.body(), stream.readAllBytes());
    }
    var mediaType = component(answer, "mediaType");
    assertEquals(example.declared().mediaTypes().size() > 1, mediaType.isPresent());
    mediaType.ifPresent(held -> assertEquals(example.mediaType(), held.value()));
  }

  /** Checks that each header of one answer is a component, and empty where it was not sent. */
  private void hasHeaders(Answer result, ExampleAnswer example, Map<String, String> sent) {
    for (var header : example.declared().node().path("headers").propertyNames()) {
      if (OF_THE_FRAMEWORK.contains(header)) {
        continue;
      }
      var held = component(result, header);
      assertTrue(held.isPresent(), () -> result.getClass() + " loses " + header);
      var expected = sent.get(header);
      var value = held.get().value();
      assertEquals(expected, value == null ? null : value.toString(), header);
    }
  }

  private void isSent(ApiOperation operation) {
    server.answers(new CannedAnswer(418, Map.of(), null, new byte[0]));
    client.result(operation);
    var asked = server.asked();

    assertEquals(operation.method(), asked.method());
    assertEquals(path(operation), asked.target().getPath());
    assertEquals(query(operation), query(asked.target()));
    for (var parameter : operation.parameters()) {
      if (parameter.place().equals("header")) {
        assertEquals(
            List.of(parameter.node().path("example").asString()),
            asked.headers().get(parameter.name()),
            parameter.name());
      }
    }
    assertEquals(operation.secured(), asked.headers().containsKey("Authorization"));
    if (operation.bodies().isEmpty()) {
      assertEquals(0, asked.body().length);
      return;
    }
    if (operation.bodies().containsKey(GeneratedClient.FORM)) {
      isForm(operation, asked);
      return;
    }
    assertEquals(
        GeneratedClient.sentMediaType(operation), asked.headers().getFirst("Content-Type"));
    if (operation.takesJson()) {
      assertSameJson(Templates.example(operation), JSON.readTree(asked.body()));
      return;
    }
    assertArrayEquals(GeneratedClient.CONTENT, asked.body());
  }

  /** What a form becomes on the wire is shown once, where the client is made; here, that all is. */
  private static void isForm(ApiOperation operation, CannedServer.Asked asked) {
    var type = requireNonNull(asked.headers().getFirst("Content-Type"));
    assertTrue(type.startsWith(GeneratedClient.FORM + "; boundary="), type);
    var sent = new String(asked.body(), StandardCharsets.ISO_8859_1);
    for (var field : GeneratedClient.formExample(operation).properties()) {
      var isFile = field.getKey().equals("file");
      var content =
          isFile
              ? GeneratedClient.CONTENT
              : field.getValue().asString().getBytes(StandardCharsets.UTF_8);
      var name = "name=\"" + field.getKey() + '"';
      assertTrue(sent.contains(isFile ? name + "; filename" : name), sent);
      assertTrue(sent.contains(new String(content, StandardCharsets.ISO_8859_1)), sent);
    }
  }

  private void isUnknown(ExampleAnswer example, JsonPointer place) {
    var json = requireNonNull(example.json()).deepCopy();
    set(json, place, TOMORROW);
    server.answers(example.with(json).canned(false));
    var result = client.result(example.operation());

    assertEquals(names.result(example), result.getClass().getName(), result::toString);
    var body = requireNonNull(component(result, "body").orElseThrow().value());
    if (GeneratedClient.at(body, place) instanceof Enum<?> unknown) {
      assertEquals("UNKNOWN", unknown.name());
    } else {
      // One of several shapes, told by this value: it is kept as it came.
      assertEquals(TOMORROW, GeneratedClient.at(body, place));
    }
    var written = GeneratedClient.written(body);
    set(written, place, TOMORROW);
    assertSameJson(json, written);
  }

  /** Gives an answer to both variants of an operation and returns what they made of it. */
  private UndeclaredAnswer undeclared(ApiOperation operation, CannedAnswer answer) {
    server.answers(answer);
    var thrown = assertThrows(ApiException.class, () -> client.orThrow(operation));
    assertEquals(names.exception(operation) + "$Undeclared", thrown.getClass().getName());
    var error = assertInstanceOf(UndeclaredAnswer.class, thrown);
    var result = client.result(operation);
    assertEquals(names.undeclared(operation), result.getClass().getName());
    assertEquals(error.status(), result.status());
    assertEquals(Retry.AFTER_CHANGE, error.retry());
    return error;
  }

  /** The name is in the failure too, for reports that only count dynamic tests. */
  private static DynamicTest check(String name, Executable check) {
    return dynamicTest(name, () -> assertAll(name, check));
  }

  private Stream<DynamicTest> everyOperation(Check check) {
    return document.operations().stream()
        .map(operation -> check(operation.id(), () -> check.of(operation)));
  }

  private Stream<DynamicTest> withJson(byte[] body) {
    return undeclared(
        example -> example.json() != null,
        example ->
            new CannedAnswer(example.status(), example.headers(false), "application/json", body));
  }

  private Stream<DynamicTest> withBody(Spoiled spoiled) {
    return undeclared(example -> example.mediaType() != null, spoiled);
  }

  private Stream<DynamicTest> undeclared(Predicate<ExampleAnswer> which, Spoiled spoiled) {
    return examples.stream()
        .filter(which)
        .map(
            example ->
                check(
                    example.toString(),
                    () -> {
                      var error = undeclared(example.operation(), spoiled.of(example));

                      assertEquals(example.status(), error.status());
                      assertNull(error.code());
                    }));
  }

  private interface Check {
    void of(ApiOperation operation);
  }

  private interface Spoiled {
    CannedAnswer of(ExampleAnswer example);
  }

  private record Component(@Nullable Object value) {}

  private static Optional<Component> component(Answer answer, String name) {
    return Arrays.stream(answer.getClass().getRecordComponents())
        .filter(
            each ->
                GeneratedClient.normalized(each.getName()).equals(GeneratedClient.normalized(name)))
        .map(each -> new Component(GeneratedClient.value(answer, each)))
        .findFirst();
  }

  private static String path(ApiOperation operation) {
    return operation.expand(
        operation.parameters().stream()
            .filter(parameter -> parameter.place().equals("path"))
            .collect(
                Collectors.toMap(
                    parameter -> parameter.name(),
                    parameter -> parameter.node().path("example").asString())));
  }

  private static Set<String> query(ApiOperation operation) {
    return operation.parameters().stream()
        .filter(parameter -> parameter.place().equals("query"))
        .map(parameter -> parameter.name() + "=" + parameter.node().path("example").asString())
        .collect(Collectors.toSet());
  }

  private static Set<String> query(URI target) {
    if (target.getRawQuery() == null) {
      return Set.of();
    }
    return Stream.of(target.getRawQuery().split("&", -1))
        .map(each -> URLDecoder.decode(each, StandardCharsets.UTF_8))
        .collect(Collectors.toSet());
  }

  private static ObjectNode object(ObjectNode root, JsonPointer place) {
    return place.matches() ? root : root.withObject(place);
  }

  private static void set(JsonNode root, JsonPointer place, String value) {
    set(root, place, StringNode.valueOf(value));
  }

  private static void set(JsonNode root, JsonPointer place, JsonNode value) {
    var parent = root.at(place.head());
    if (parent.isArray()) {
      parent.asArray().set(place.last().getMatchingIndex(), value);
      return;
    }
    object((ObjectNode) root, place.head()).set(place.last().getMatchingProperty(), value);
  }

  private static boolean isSameTime(JsonNode left, JsonNode right) {
    try {
      var time = OffsetDateTime.parse(left.asString("")).toInstant();
      return time.equals(OffsetDateTime.parse(right.asString("")).toInstant());
    } catch (DateTimeParseException noTime) {
      return false;
    }
  }

  private static void assertSameJson(JsonNode expected, JsonNode actual) {
    assertTrue(
        expected.equals(BY_VALUE, actual),
        () -> "expected: " + expected.toPrettyString() + "\nbut was: " + actual.toPrettyString());
  }
}
