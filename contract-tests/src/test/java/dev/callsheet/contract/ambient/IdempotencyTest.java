package dev.callsheet.contract.ambient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.document.ApiOperation;
import dev.callsheet.contract.harness.CallsheetServer;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The {@code Idempotency-Key}, for every operation that takes one. */
class IdempotencyTest {
  private static final String HEADER = "Idempotency-Key";

  private final CallsheetServer server = CallsheetServer.running();
  private final String key = server.tenants().main().key();

  @TestFactory
  Stream<DynamicTest> aKeyInFlightIs409() {
    return keyed().map(operation -> dynamicTest(operation.id(), () -> sendTwiceAtOnce(operation)));
  }

  @TestFactory
  Stream<DynamicTest> aMalformedKeyIs422() {
    return keyed()
        .map(
            operation ->
                dynamicTest(
                    operation.id(),
                    () ->
                        server
                            .client()
                            .send(request(operation, "x".repeat(256)))
                            .expect(422, "validation_error")));
  }

  @Test
  void aRepeatedRequestGetsTheFirstAnswerByteForByte() {
    var request =
        ApiRequest.post("/v1/projects", key, Map.of("name", "Once"))
            .header(HEADER, UUID.randomUUID().toString());
    var first = server.client().send(request).expect(201);
    var second = server.client().send(request).expect(201);
    assertArrayEquals(first.body(), second.body());
    assertEquals(first.header("Location"), second.header("Location"));
  }

  @Test
  void aRepeatedTopUpIsChargedOnce() {
    var request =
        ApiRequest.post("/v1/credits/top-ups", key, Map.of("credits", 2))
            .header(HEADER, UUID.randomUUID().toString());
    var balance = ApiRequest.get("/v1/credits", key);
    var before = server.client().send(balance).json().path("credits").asLong();
    var first = server.client().send(request).expect(201);
    assertArrayEquals(first.body(), server.client().send(request).expect(201).body());
    assertEquals(before + 2, server.client().send(balance).json().path("credits").asLong());
  }

  @Test
  void aKeyOfAnotherBodyIs422() {
    var name = UUID.randomUUID().toString();
    var once = ApiRequest.of("POST", "/v1/projects").key(key).header(HEADER, name);
    server.client().send(once.json(Map.of("name", "One"))).expect(201);
    server.client().send(once.json(Map.of("name", "Two"))).expect(422, "validation_error");
  }

  @Test
  void aKeyOfAnotherOrganisationIsAnotherKey() {
    var name = UUID.randomUUID().toString();
    var request = ApiRequest.of("POST", "/v1/projects").header(HEADER, name);
    var body = Map.of("name", "Mine");
    var ours = server.client().send(request.key(key).json(body)).expect(201);
    var otherKey = server.tenants().other().key();
    var theirs = server.client().send(request.key(otherKey).json(body)).expect(201);
    assertEquals(false, ours.json().path("id").equals(theirs.json().path("id")));
  }

  /** The first request is held where it looks up the key, so the second meets it. */
  private void sendTwiceAtOnce(ApiOperation operation) {
    var request = request(operation, UUID.randomUUID().toString());
    var faults = server.faults();
    CompletableFuture<Answer> first;
    try (var locked = faults.lockedTable("idempotency_answer")) {
      first = CompletableFuture.supplyAsync(() -> server.client().send(request));
      faults.awaitWaiter("idempotency_answer");
      server.client().send(request).expect(409, "conflict");
    }
    assertTrue(first.join().status() < 500);
  }

  private ApiRequest request(ApiOperation operation, String idempotencyKey) {
    return Templates.wellFormed(operation).key(key).header(HEADER, idempotencyKey);
  }

  private Stream<ApiOperation> keyed() {
    return server.document().operations().stream()
        .filter(operation -> operation.parameter(HEADER).isPresent());
  }
}
