package dev.callsheet.contract.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import dev.callsheet.contract.harness.WebhookReceiver;
import dev.callsheet.contract.schema.SchemaCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhooksTest {
  private final CallsheetServer server = CallsheetServer.running();
  private final Workspace workspace =
      Workspace.open(server.tenants(StudioFamily.NAME).main().key());
  private final WebhookReceiver receiver = new WebhookReceiver();

  @AfterEach
  void stopReceiving() {
    receiver.close();
  }

  @Test
  void aTestEventIsDeliveredAndSigned() throws Exception {
    var endpoint = create("/ping", List.of("asset.ready"));
    var id = endpoint.path("id").asString();
    var message = workspace.post("/v1/webhook-endpoints/" + id + "/test").expect(202).json();
    var delivery = receiver.await(sent -> sent.path().equals("/ping"));
    assertEquals(
        message.path("message_id").asString(),
        delivery.headers().firstValue("webhook-id").orElse(""));
    var secret = endpoint.path("secret").asString();
    new Webhook(secret).verify(delivery.body(), delivery.headers().map());
    var forged = delivery.body().replace("test.ping", "test.pong");
    assertThrows(
        WebhookVerificationException.class,
        () -> new Webhook(secret).verify(forged, delivery.headers().map()));
    workspace.delete("/v1/webhook-endpoints/" + id).expect(204);
  }

  @Test
  void eventsTellOfTheResource() {
    var endpoint = create("/events", List.of("asset.ready", "cut.completed"));
    var asset = workspace.ready(Recordings.voice());
    var cut = workspace.completedCut(asset).path("id").asString();
    var ready = event("asset.ready", asset);
    assertEquals("ready", ready.path("data").path("status").asString());
    var completed = event("cut.completed", cut);
    var violations =
        new SchemaCheck(server.document())
            .violations("/components/schemas/StudioCut", completed.path("data"));
    assertEquals(List.of(), violations);
    workspace.delete("/v1/webhook-endpoints/" + endpoint.path("id").asString()).expect(204);
  }

  @Test
  void aCancelledRenderIsTold() {
    var endpoint = create("/cancelled", List.of("render.cancelled"));
    var asset = workspace.ready(Recordings.voice());
    try (var busy = server.faults().workersBusy("studio.make-render")) {
      var render = workspace.render(asset, "mp3").expect(201).json().path("id").asString();
      var cancelled = workspace.post("/v1/renders/" + render + "/cancel").expect(200).json();
      assertEquals(cancelled, event("render.cancelled", render).path("data"));
    }
    workspace.delete("/v1/webhook-endpoints/" + endpoint.path("id").asString()).expect(204);
  }

  @TestFactory
  Stream<DynamicTest> anyAnswerBetween200And299IsAReceipt() {
    return Stream.of(200, 202, 204, 299)
        .map(
            status ->
                dynamicTest(
                    "" + status,
                    () -> {
                      receiver.answer(status);
                      var id = create("/" + status, List.of("asset.ready")).path("id").asString();
                      var target = "/v1/webhook-endpoints/" + id;
                      var message =
                          workspace.post(target + "/test").expect(202).json().path("message_id");
                      Await.until(
                          "the receipt",
                          Duration.ofSeconds(20),
                          () -> delivered(message.asString()) == 1);
                      workspace.delete(target).expect(204);
                    }));
  }

  private long delivered(String message) {
    return server
        .faults()
        .query(
            "select count(*) from webhook_delivery where state = 'delivered' and message_id = '"
                + message
                + "'");
  }

  @Test
  void goneDisablesTheEndpoint() {
    receiver.answer(410);
    var id = create("/gone", List.of("asset.ready")).path("id").asString();
    var target = "/v1/webhook-endpoints/" + id;
    workspace.post(target + "/test").expect(202);
    workspace.await(target, found -> found.path("status").asString().equals("disabled"));
    workspace.post(target + "/test").expect(409, "conflict");
    workspace.delete(target).expect(204);
  }

  @Test
  void theSecretIsShownOnce() {
    var id = create("/once", List.of("cut.failed")).path("id").asString();
    var shown = workspace.get("/v1/webhook-endpoints/" + id).expect(200).json();
    assertFalse(shown.has("secret"));
    var listed = workspace.get("/v1/webhook-endpoints?limit=100").expect(200).json().path("data");
    assertEquals(
        1, listed.valueStream().filter(found -> found.path("id").asString().equals(id)).count());
    workspace.delete("/v1/webhook-endpoints/" + id).expect(204);
    workspace.get("/v1/webhook-endpoints/" + id).expect(404, "not_found");
  }

  @Test
  void aDisabledEndpointIsChangedAndEnabledAgain() {
    receiver.answer(410);
    var id = create("/changed", List.of("asset.ready")).path("id").asString();
    var target = "/v1/webhook-endpoints/" + id;
    workspace.post(target + "/test").expect(202);
    workspace.await(target, found -> found.path("status").asString().equals("disabled"));
    receiver.answer(204);
    var change =
        Map.of("url", receiver.url("/moved"), "events", List.of("cut.failed"), "status", "enabled");
    var changed = workspace.patch(target, change).expect(200).json();
    assertEquals(receiver.url("/moved"), changed.path("url").asString());
    assertEquals("cut.failed", changed.path("events").path(0).asString());
    assertEquals("enabled", changed.path("status").asString());
    assertEquals(changed, workspace.get(target).expect(200).json());
    workspace.post(target + "/test").expect(202);
    receiver.await(sent -> sent.path().equals("/moved"));
    workspace.patch(target, Map.of("status", "disabled")).expect(200);
    workspace.post(target + "/test").expect(409, "conflict");
    workspace.delete(target).expect(204);
    workspace.patch(target, Map.of("status", "enabled")).expect(404, "not_found");
  }

  @Test
  void formerSecretsSignForAWhile() throws Exception {
    var endpoint = create("/rotated", List.of("asset.ready"));
    var target = "/v1/webhook-endpoints/" + endpoint.path("id").asString();
    var secrets = new ArrayList<>(List.of(endpoint.path("secret").asString()));
    for (var rotation = 0; rotation < 4; rotation++) {
      secrets.add(rotate(target, Map.of()));
    }
    workspace.post(target + "/rotate-secret", Map.of()).expect(409, "conflict");
    var signedByAll = tested(target, "/rotated");
    for (var secret : secrets) {
      new Webhook(secret).verify(signedByAll.body(), signedByAll.headers().map());
    }
    var last = rotate(target, Map.of("overlap_ms", 0));
    var signedByOne = tested(target, "/rotated");
    new Webhook(last).verify(signedByOne.body(), signedByOne.headers().map());
    for (var secret : secrets) {
      assertThrows(
          WebhookVerificationException.class,
          () -> new Webhook(secret).verify(signedByOne.body(), signedByOne.headers().map()));
    }
    workspace.delete(target).expect(204);
    workspace.post(target + "/rotate-secret", Map.of()).expect(404, "not_found");
  }

  private String rotate(String target, Map<String, ?> body) {
    var rotated = workspace.post(target + "/rotate-secret", body).expect(200).json();
    return rotated.path("secret").asString();
  }

  private WebhookReceiver.Delivery tested(String target, String path) {
    var message = workspace.post(target + "/test").expect(202).json().path("message_id").asString();
    return receiver.await(
        sent ->
            sent.path().equals(path)
                && sent.headers().firstValue("webhook-id").orElse("").equals(message));
  }

  @Test
  void theLogTellsHowADeliveryWentAndItIsMadeAgain() {
    receiver.answer(503, "Down for maintenance");
    var id = create("/log", List.of("asset.ready")).path("id").asString();
    var target = "/v1/webhook-endpoints/" + id;
    var message = tested(target, "/log").headers().firstValue("webhook-id").orElseThrow();
    var one = target + "/deliveries/" + message;
    var waiting = workspace.await(one, found -> found.path("attempts").size() == 1);
    assertEquals("test.ping", waiting.path("event_type").asString());
    assertEquals("pending", waiting.path("status").asString());
    assertTrue(waiting.has("next_attempt_at"));
    var attempt = waiting.path("attempts").path(0);
    assertEquals(503, attempt.path("http_status").asInt());
    assertEquals("Down for maintenance", attempt.path("answer").asString());

    receiver.answer(204);
    assertEquals(
        "pending", workspace.post(one + "/redeliver").expect(202).json().path("status").asString());
    var taken = workspace.await(one, found -> found.path("status").asString().equals("delivered"));
    assertFalse(taken.has("next_attempt_at"));
    assertEquals(
        204,
        taken.path("attempts").path(taken.path("attempts").size() - 1).path("http_status").asInt());
    workspace.post(one + "/redeliver").expect(202);
    Await.until(
        "a delivery of what was taken",
        Duration.ofSeconds(20),
        () -> receiver.count(sent -> sent.path().equals("/log")) > taken.path("attempts").size());

    tested(target, "/log");
    var newest = workspace.get(target + "/deliveries?limit=1").expect(200).json();
    var rest =
        workspace
            .get(target + "/deliveries?cursor=" + newest.path("next_cursor").asString())
            .expect(200)
            .json();
    assertEquals(1, newest.path("data").size());
    assertEquals(message, rest.path("data").path(0).path("message_id").asString());
    assertFalse(rest.has("next_cursor"));

    workspace.patch(target, Map.of("status", "disabled")).expect(200);
    workspace.post(one + "/redeliver").expect(409, "conflict");
    workspace.delete(target).expect(204);
    workspace.get(target + "/deliveries").expect(404, "not_found");
    workspace.get(one).expect(404, "not_found");
    workspace.post(one + "/redeliver").expect(404, "not_found");
  }

  @Test
  void aRefusalNamesTheSettingThatWouldAllowTheUrl() {
    var refused =
        workspace
            .post("/v1/webhook-endpoints", Map.of("url", "https://10.0.0.1/"))
            .expect(422, "validation_error");
    assertTrue(refused.text().contains("CALLSHEET_EGRESS_ALLOWED_NETWORKS"), refused::text);
    var id = create("/kept", List.of("asset.ready")).path("id").asString();
    var target = "/v1/webhook-endpoints/" + id;
    workspace.patch(target, Map.of("url", "https://10.0.0.1/")).expect(422, "validation_error");
    var kept = workspace.get(target).expect(200).json();
    assertEquals(receiver.url("/kept"), kept.path("url").asString());
    workspace.delete(target).expect(204);
  }

  @TestFactory
  Stream<DynamicTest> aUrlThatMustNotBeCalledIs422() {
    return Stream.of(
            "https://10.0.0.1/",
            "https://192.168.1.1/",
            "https://169.254.169.254/latest",
            "https://[fd00::1]/",
            "https://user:password@example.com/",
            "ftp://example.com/",
            receiver.url("/ü"),
            "not a url",
            "https://no-such-host.invalid/")
        .map(
            url ->
                dynamicTest(
                    url,
                    () ->
                        workspace
                            .post("/v1/webhook-endpoints", Map.of("url", url))
                            .expect(422, "validation_error")));
  }

  private JsonNode create(String path, List<String> events) {
    return workspace
        .post("/v1/webhook-endpoints", Map.of("url", receiver.url(path), "events", events))
        .expect(201)
        .json();
  }

  private JsonNode event(String type, String id) {
    var delivery =
        receiver.await(
            sent -> {
              var event = JsonMapper.shared().readTree(sent.body());
              return event.path("type").asString().equals(type)
                  && event.path("data").path("id").asString().equals(id);
            });
    return JsonMapper.shared().readTree(delivery.body());
  }
}
