package dev.callsheet.contract.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.harness.WebhookReceiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Makes, rotates and revokes keys. */
class RegistryApiKeysTest {
  private static final int MOST = 10;

  private final RegistryDesk desk = RegistryDesk.ofNew("Keys", 100);

  @Test
  void aKeyOpensWhatItsScopesSayAndIsToldOfItsUse() {
    var made = desk.key("Reader", "works:read");
    var reader = desk.with(made.path("secret").asString());
    assertTrue(made.path("secret").asString().matches("afo_sk_live_[0-9A-Za-z]{46}"));
    reader.get("/works").expect(200);
    reader.post("/works/init", RegistryDesk.work("Never")).expect(403, "api_key.scope_denied");
    var read = desk.get("/api-keys/" + made.path("id").asString()).expect(200).json();
    assertEquals("Reader", read.path("name").asString());
    assertFalse(read.has("secret"));
  }

  @Test
  void eachThingThatIsWrongWithAKeyHasItsCode() {
    refused(Map.of("scopes", List.of("works:read")), "api_key.invalid_name");
    refused(Map.of("name", "", "scopes", List.of("works:read")), "api_key.invalid_name");
    refused(Map.of("name", "x".repeat(101), "scopes", List.of()), "api_key.invalid_name");
    refused(Map.of("name", "None"), "api_key.scopes_required");
    refused(Map.of("name", "None", "scopes", List.of()), "api_key.scopes_required");
    var unknown =
        refused(
            Map.of("name", "Odd", "scopes", List.of("works:read", "works:destroy")),
            "api_key.unknown_scope");
    assertEquals("works:destroy", RegistryDesk.details(unknown).path("value").asString());
    refused(Map.of("name", "Odd", "scopes", "works:read"), "common.validation_failed");
    assertEquals("malformed", reason("not a url"));
    assertEquals("unsupported_scheme", reason("ftp://example.com/hook"));
    assertEquals("no_host", reason("http://"));
  }

  private Answer refused(Map<String, ?> body, String code) {
    return desk.post("/api-keys", body).expect(422, code);
  }

  private String reason(String url) {
    var body = Map.of("name", "Hook", "scopes", List.of("works:read"), "webhook_url", url);
    return RegistryDesk.details(refused(body, "api_key.webhook_url_invalid"))
        .path("reason")
        .asString();
  }

  @Test
  void aKeyGrantsOnlyWhatItHas() {
    var manager = desk.with(desk.key("Manager", "api_keys:manage").path("secret").asString());
    var denied =
        manager
            .post("/api-keys", Map.of("name", "More", "scopes", List.of("works:read")))
            .expect(403, "api_key.scope_denied");
    assertEquals("works:read", RegistryDesk.details(denied).path("required").asString());
    manager.key("As much", "api_keys:manage");
  }

  @Test
  void aRotatedKeyKeepsItsIdAndItsJobs() {
    var made = desk.key("Rotated", "works:read", "works:register", "works:update");
    var former = desk.with(made.path("secret").asString());
    var job = former.uploaded(RegistryDesk.work("Rotated"), Sounds.another());
    var path = "/api-keys/" + made.path("id").asString();
    var rotated = desk.post(path + "/rotate", Map.of("grace_ms", 60_000)).expect(200).json();
    assertEquals(made.path("id"), rotated.path("id"));
    former.get("/works").expect(200);
    var present = desk.with(rotated.path("secret").asString());
    present.prepare(job).expect(200);
    desk.post(path + "/rotate", Map.of()).expect(200);
    former.get("/works").expect(401, "api_key.not_found");
    present.get("/works").expect(401, "api_key.not_found");
  }

  @Test
  void aRevokedKeyIsRevokedOnceMore() {
    var made = desk.key("Revoked", "works:read");
    var path = "/api-keys/" + made.path("id").asString();
    desk.delete(path).expect(204);
    desk.delete(path).expect(204);
    desk.with(made.path("secret").asString()).get("/works").expect(401, "api_key.revoked");
    assertTrue(desk.get(path).expect(200).json().has("revoked_at"));
    desk.post(path + "/rotate", Map.of()).expect(404, "common.not_found");
  }

  @Test
  void ofParallelCreationsAtTheLimitOneSucceeds() throws Exception {
    for (int key = 1; key < MOST - 1; key++) {
      desk.key("Key " + key, "works:read");
    }
    var body = Map.of("name", "The last", "scopes", List.of("works:read"));
    var answers = atOnce(MOST, () -> desk.post("/api-keys", body));
    assertEquals(1, answers.stream().filter(answer -> answer.status() == 201).count());
    for (var answer : answers) {
      if (answer.status() != 201) {
        answer.expect(429, "api_key.limit_reached");
        assertEquals(MOST, RegistryDesk.details(answer).path("max").asInt());
      }
    }
  }

  static List<Answer> atOnce(int times, Callable<Answer> request) throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var sent = executor.invokeAll(IntStream.range(0, times).mapToObj(number -> request).toList());
      var answers = new ArrayList<Answer>();
      for (Future<Answer> answer : sent) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  @Test
  void theUrlOfAKeyIsToldOfEnds() {
    try (var receiver = new WebhookReceiver()) {
      var made =
          desk.post(
                  "/api-keys",
                  Map.of(
                      "name",
                      "Told",
                      "scopes",
                      List.of("works:read", "works:register", "transactions:read"),
                      "webhook_url",
                      receiver.url("/told")))
              .expect(201)
              .json();
      assertTrue(made.path("webhook_secret").asString().startsWith("whsec_"));
      var transaction = desk.with(made.path("secret").asString()).registered("Told");
      var delivery =
          receiver.await(each -> each.body().contains(transaction.path("id").asString()));
      assertTrue(delivery.body().contains("registration.completed"), delivery::body);
    }
  }
}
