package dev.callsheet.contract.framework;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.family.FrameworkErrors;
import dev.callsheet.contract.family.Templates;
import dev.callsheet.contract.family.TestedFamilies;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Tenants.Tenant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code Idempotency-Key}, for every operation that takes one. */
class IdempotencyTest {
  private static final String HEADER = "Idempotency-Key";
  private static final String REPLAYED = "Idempotent-Replayed";

  private final CallsheetServer server = CallsheetServer.running();

  @TestFactory
  Stream<DynamicTest> aKeyInFlightIsRefused() {
    return keyed()
        .filter(operation -> !TestedFamilies.of(operation).bindsIdempotencyKeys(operation))
        .map(operation -> dynamicTest(operation.id(), () -> sendTwiceAtOnce(operation)));
  }

  @TestFactory
  Stream<DynamicTest> aMalformedKeyIsRefused() {
    return keyed()
        .map(
            operation ->
                dynamicTest(
                    operation.id(),
                    () ->
                        errors(operation)
                            .malformedIdempotencyKey()
                            .expect(server.client().send(request(operation, "x".repeat(256))))));
  }

  @TestFactory
  Stream<DynamicTest> aRepeatedRequestGetsTheFirstAnswerByteForByte() {
    return inEachFamily(
        create -> {
          var request = request(create, UUID.randomUUID().toString());
          var first = succeed(request);
          var second = succeed(request);
          assertArrayEquals(first.body(), second.body());
          assertEquals(Optional.empty(), first.header(REPLAYED));
          assertEquals(Optional.of("true"), second.header(REPLAYED));
          assertEquals(first.header("Location"), second.header("Location"));
        });
  }

  @TestFactory
  Stream<DynamicTest> aKeyOfAnotherBodyIsRefused() {
    return inEachFamily(
        create -> {
          var request = request(create, UUID.randomUUID().toString());
          succeed(request);
          errors(create)
              .badIdempotencyKey()
              .expect(server.client().send(request.json(changed(Templates.validJson(create)))));
        });
  }

  @TestFactory
  Stream<DynamicTest> whatIsFoundWrongIsNotKept() {
    return inEachFamily(
        create -> {
          var request = request(create, UUID.randomUUID().toString());
          errors(create).misshapen().expect(server.client().send(request.json("[]")));
          succeed(request);
        });
  }

  @TestFactory
  Stream<DynamicTest> aKeyOfAnotherOrganisationIsAnotherKey() {
    return inEachFamily(
        create -> {
          var key = UUID.randomUUID().toString();
          var ours = request(create, key);
          var theirs = request(create, server.tenants(create).other(), key);
          succeed(ours);
          assertEquals(Optional.empty(), succeed(theirs).header(REPLAYED));
        });
  }

  /** The first request is held where it looks up the key, so the second meets it. */
  private void sendTwiceAtOnce(ApiOperation operation) {
    var request = request(operation, UUID.randomUUID().toString());
    var faults = server.faults();
    CompletableFuture<Answer> first;
    try (var locked = faults.lockedTable("idempotency_answer")) {
      first = CompletableFuture.supplyAsync(() -> server.client().send(request));
      faults.awaitWaiter("idempotency_answer");
      errors(operation).inFlight().expect(server.client().send(request));
    }
    assertTrue(first.join().status() < 500);
  }

  private Answer succeed(ApiRequest request) {
    var answer = server.client().send(request);
    assertTrue(answer.status() < 300, () -> answer.outcome() + ": " + answer.text());
    return answer;
  }

  private ApiRequest request(ApiOperation operation, String idempotencyKey) {
    return request(operation, server.tenants(operation).main(), idempotencyKey);
  }

  private ApiRequest request(ApiOperation operation, Tenant sender, String idempotencyKey) {
    var family = Objects.requireNonNull(server.document().families().get(operation.family()));
    var request =
        Templates.wellFormedOf(operation, family, sender.id())
            .key(sender.key())
            .header(HEADER, idempotencyKey);
    return operation.takesJson() ? request.json(Templates.validJson(operation)) : request;
  }

  /** The same body but for its last text, which stays as good. */
  private static JsonNode changed(JsonNode body) {
    var changed = (ObjectNode) body.deepCopy();
    var text =
        body.properties().stream()
            .filter(property -> property.getValue().isString())
            .reduce((_, last) -> last)
            .orElseThrow();
    return changed.put(text.getKey(), text.getValue().asString() + "x");
  }

  private FrameworkErrors errors(ApiOperation operation) {
    return FrameworkErrors.of(server.document(), operation);
  }

  private Stream<ApiOperation> keyed() {
    return server.document().operations().stream()
        .filter(operation -> operation.parameter(HEADER).isPresent());
  }

  private Stream<DynamicTest> inEachFamily(Consumer<ApiOperation> test) {
    return Samples.ofEachFamily(server.document()).stream()
        .map(sample -> dynamicTest(sample.toString(), () -> test.accept(sample.create())));
  }
}
