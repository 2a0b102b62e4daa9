package dev.callsheet.contract.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.callsheet.contract.checking.Answer;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.CallsheetServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class ApiKeysTest {
  private static final String KEYS = "/v1/api-keys";
  private static final int LIMIT = 10;

  private final CallsheetServer server = CallsheetServer.running();
  private final Workspace admin =
      Workspace.open(server.organization(StudioFamily.NAME, "Keys").key());

  @Test
  void aNewKeyMayDoWhatItsScopesSay() {
    var created = create("Of the editor", "write");
    var json = created.json();
    assertEquals("Of the editor", json.path("name").asString());
    assertEquals(List.of("write"), texts(json.path("scopes")));
    assertEquals(
        Optional.of(KEYS + "/" + id(json)), created.header("Location").map(Workspace::path));

    var editor = Workspace.open(secret(json));
    editor.get("/v1/projects").expect(200);
    editor.get(KEYS).expect(403, "forbidden");
  }

  @Test
  void theSecretIsShownOnce() {
    var key = create("Once", "read").json();
    var shown = admin.get(KEYS + "/" + id(key)).expect(200).json();
    assertFalse(shown.has("secret"));
    assertEquals(key.path("name"), shown.path("name"));
    var listed = admin.get(KEYS).expect(200);
    assertFalse(listed.text().contains(secret(key)));
    assertEquals(id(key), id(listed.json().path("data").path(0)));
  }

  @Test
  void pagesTogetherHoldEveryKey() {
    var created = new ArrayList<String>();
    for (var number = 0; number < 4; number++) {
      created.addFirst(id(create("Key " + number, "read").json()));
    }
    var listed = new ArrayList<String>();
    var target = KEYS + "?limit=2";
    for (var more = true; more; ) {
      var page = admin.get(target).expect(200).json();
      page.path("data").forEach(key -> listed.add(id(key)));
      more = page.has("next_cursor");
      target = KEYS + "?limit=2&cursor=" + page.path("next_cursor").asString("");
    }
    assertEquals(created, listed.subList(0, 4));
    assertEquals(5, listed.size());
  }

  @Test
  void aDeletedKeyOpensNothingAndIsGone() {
    var key = create("Soon gone", "read").json();
    admin.delete(KEYS + "/" + id(key)).expect(204);
    send(ApiRequest.get("/v1/projects", secret(key))).expect(401, "unauthenticated");
    admin.get(KEYS + "/" + id(key)).expect(404, "not_found");
    admin.delete(KEYS + "/" + id(key)).expect(404, "not_found");
    rotate(key, Map.of()).expect(404, "not_found");
  }

  @Test
  void theFormerSecretIsAcceptedWhileTheGraceLasts() {
    var key = create("Rotated", "read").json();
    var rotated = rotate(key, Map.of()).expect(200).json();
    assertEquals(id(key), id(rotated));
    assertNotEquals(secret(key), secret(rotated));
    var grace =
        Duration.between(
            Instant.now(), Instant.parse(rotated.path("former_secret_expires_at").asString()));
    assertEquals(24, grace.plusMinutes(30).toHours());
    for (var secret : List.of(secret(key), secret(rotated))) {
      send(ApiRequest.get("/v1/projects", secret)).expect(200);
    }

    var last = rotate(key, Map.of("grace_ms", 0)).expect(200).json();
    for (var secret : List.of(secret(key), secret(rotated))) {
      send(ApiRequest.get("/v1/projects", secret)).expect(401, "unauthenticated");
    }
    send(ApiRequest.get("/v1/projects", secret(last))).expect(200);
  }

  @Test
  void aRepeatedRotationShowsTheSameSecret() {
    var key = create("Rotated twice", "read").json();
    var request =
        ApiRequest.post(KEYS + "/" + id(key) + "/rotate", admin.key(), Map.of())
            .header("Idempotency-Key", "rotation of " + id(key));
    assertEquals(send(request).expect(200).text(), send(request).expect(200).text());
  }

  @Test
  void ofTenKeysCreatedAtOnceTheLastOneIsCreated() {
    for (var live = 1; live < LIMIT - 1; live++) {
      create("Number " + live, "read");
    }
    List<Answer> answers;
    try (var threads = Executors.newFixedThreadPool(LIMIT)) {
      answers =
          Stream.generate(() -> CompletableFuture.supplyAsync(this::another, threads))
              .limit(LIMIT)
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
    }
    assertEquals(1, answers.stream().filter(answer -> answer.status() == 201).count());
    answers.stream()
        .filter(answer -> answer.status() != 201)
        .forEach(answer -> answer.expect(409, "conflict"));

    var keys = admin.get(KEYS).expect(200).json().path("data");
    assertEquals(LIMIT, keys.size());
    admin.delete(KEYS + "/" + id(keys.path(0))).expect(204);
    another().expect(201);
  }

  @Test
  void theMinuteOfTheLastUseIsTold() {
    var key = create("Used", "read").json();
    assertFalse(admin.get(KEYS + "/" + id(key)).expect(200).json().has("last_used_at"));
    send(ApiRequest.get("/v1/projects", secret(key))).expect(200);
    var used = admin.await(KEYS + "/" + id(key), shown -> shown.has("last_used_at"));
    var minute = Instant.parse(used.path("last_used_at").asString());
    assertEquals(0, minute.getEpochSecond() % 60);
    assertEquals(0, Duration.between(minute, Instant.now()).toMinutes() / 5);
  }

  @TestFactory
  Stream<DynamicTest> whatNoKeyMayBeIs422() {
    return Stream.<Map<String, ?>>of(
            Map.of("scopes", List.of("read")),
            Map.of("name", "", "scopes", List.of("read")),
            Map.of("name", "\uD83C\uDFAC".repeat(101), "scopes", List.of("read")),
            Map.of("name", "None", "scopes", List.of()),
            Map.of("name", "Other", "scopes", List.of("works:read")))
        .map(
            body ->
                dynamicTest(
                    "" + body, () -> admin.post(KEYS, body).expect(422, "validation_error")));
  }

  @TestFactory
  Stream<DynamicTest> aGraceOutOfBoundsIs422() {
    var key = create("Not rotated", "read").json();
    return Stream.of(-1L, Duration.ofDays(7).toMillis() + 1)
        .map(
            grace ->
                dynamicTest(
                    "" + grace,
                    () -> rotate(key, Map.of("grace_ms", grace)).expect(422, "validation_error")));
  }

  private Answer create(String name, String... scopes) {
    return admin.post(KEYS, Map.of("name", name, "scopes", scopes)).expect(201);
  }

  private Answer another() {
    return admin.post(KEYS, Map.of("name", "Another", "scopes", new String[] {"read"}));
  }

  private Answer rotate(JsonNode key, Map<String, ?> body) {
    return admin.post(KEYS + "/" + id(key) + "/rotate", body);
  }

  private Answer send(ApiRequest request) {
    return server.client().send(request);
  }

  private static String id(JsonNode key) {
    return key.path("id").asString();
  }

  private static String secret(JsonNode key) {
    return key.path("secret").asString();
  }

  private static List<String> texts(JsonNode texts) {
    return texts.valueStream().map(JsonNode::asString).toList();
  }
}
