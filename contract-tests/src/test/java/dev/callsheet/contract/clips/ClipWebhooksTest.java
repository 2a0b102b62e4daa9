package dev.callsheet.contract.clips;

import static dev.callsheet.contract.clips.ClipsDesk.data;
import static dev.callsheet.contract.clips.ClipsDesk.projectId;
import static dev.callsheet.contract.clips.ClipsDesk.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import dev.callsheet.contract.harness.WebhookReceiver;
import dev.callsheet.contract.schema.SchemaCheck;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ClipWebhooksTest {
  private final CallsheetServer server = CallsheetServer.running();
  private final ClipsDesk desk = ClipsDesk.ofNew("Listening", 10);
  private final WebhookReceiver receiver = new WebhookReceiver();

  @AfterEach
  void stopReceiving() {
    receiver.close();
  }

  @Test
  void eventsTellOfTheEndOfAProject() throws Exception {
    var webhook = create("/events");
    var good = projectId(desk.choose(desk.uploaded(Recordings.talk())));
    var completed = event("clips.completed", good);
    try (var host = new FileHost()) {
      var text = host.file("/text", Recordings.textAsVideo());
      var bad = projectId(desk.post("/api/v2/clips", Map.of("video_url", text)));
      var failed = event("clips.failed", bad);
      assertEquals("FAILED", body(failed).path("data").path("status").asString());
    }
    new Webhook(webhook.path("secret").asString())
        .verify(completed.body(), completed.headers().map());
    var told = body(completed).path("data");
    assertEquals(
        List.of(),
        new SchemaCheck(server.document()).violations("/components/schemas/ClipsResults", told));
    for (var clip : told.path("clips")) {
      var thumbnail = ClipsDesk.path(clip.path("thumbnail_url").asString());
      desk.get(thumbnail).expect(200);
      refused(desk.send(ApiRequest.of("GET", thumbnail)), 403);
    }
    var answered = data(desk.get("/api/v2/clips/results/" + good));
    assertEquals(withoutThumbnails(answered), withoutThumbnails(told));
  }

  private static JsonNode withoutThumbnails(JsonNode results) {
    var rest = results.deepCopy();
    rest.path("clips").forEach(clip -> ((ObjectNode) clip).remove("thumbnail_url"));
    return rest;
  }

  @Test
  void aCancelledProjectIsToldOnce() {
    create("/cancelled");
    var identity = desk.uploaded(Recordings.talk());
    try (var busy = server.faults().workersBusy("clips.analyse-source")) {
      var id = projectId(desk.choose(identity));
      data(desk.post("/api/v2/clips/cancel/" + id));
      var told = body(event("clips.cancelled", id)).path("data");
      assertEquals(data(desk.get("/api/v2/clips/results/" + id)), told);
    }
    var good = projectId(desk.choose(identity));
    event("clips.completed", good);
    assertEquals(2, receiver.count(sent -> sent.path().equals("/cancelled")));
  }

  @Test
  void aTestEventIsDeliveredAndGoneDisables() {
    var id = create("/ping").path("id").asString();
    data(desk.post("/api/v2/webhooks/" + id + "/test"));
    receiver.await(sent -> sent.path().equals("/ping"));
    receiver.answer(410);
    data(desk.post("/api/v2/webhooks/" + id + "/test"));
    desk.await(
        "/api/v2/webhooks",
        page -> page.path("webhooks").path(0).path("status").asString().equals("DISABLED"));
    refused(desk.post("/api/v2/webhooks/" + id + "/test"), 400);
  }

  @Test
  void theSecretIsShownOnceAndADeletedWebhookIsGone() {
    var id = create("/once").path("id").asString();
    var listed = data(desk.get("/api/v2/webhooks")).path("webhooks");
    assertEquals(1, listed.size());
    assertFalse(listed.path(0).has("secret"));
    var delete = ApiRequest.of("DELETE", "/api/v2/webhooks/" + id).key(desk.key());
    data(desk.send(delete));
    refused(desk.send(delete), 400);
    refused(desk.post("/api/v2/webhooks/" + id + "/test"), 400);
  }

  @Test
  void theStudioDoesNotSeeThem() {
    var id = create("/clips").path("id").asString();
    var studio = server.tenants("studio").main().key();
    server
        .client()
        .send(ApiRequest.get("/v1/webhook-endpoints/" + id, studio))
        .expect(404, "not_found");
  }

  @Test
  void aDisabledWebhookIsChangedAndEnabledAgain() {
    receiver.answer(410);
    var id = create("/changed").path("id").asString();
    var target = "/api/v2/webhooks/" + id;
    data(desk.post(target + "/test"));
    desk.await(
        "/api/v2/webhooks",
        page -> page.path("webhooks").path(0).path("status").asString().equals("DISABLED"));
    receiver.answer(204);
    var moved = data(desk.patch(target, Map.of("url", receiver.url("/moved"))));
    assertEquals("DISABLED", moved.path("status").asString());
    var enabled = data(desk.patch(target, Map.of("status", "ENABLED")));
    assertEquals(receiver.url("/moved"), enabled.path("url").asString());
    assertEquals("ENABLED", enabled.path("status").asString());
    tested(target, "/moved");
    var refused = refused(desk.patch(target, Map.of("url", "https://10.0.0.1/")), 400);
    assertTrue(refused.contains("CALLSHEET_EGRESS_ALLOWED_NETWORKS"), refused);
    data(desk.send(ApiRequest.of("DELETE", target).key(desk.key())));
    refused(desk.patch(target, Map.of("status", "ENABLED")), 400);
  }

  @Test
  void theFormerSecretSignsForAWhile() throws Exception {
    var webhook = create("/rotated");
    var target = "/api/v2/webhooks/" + webhook.path("id").asString();
    var former = webhook.path("secret").asString();
    var secret = rotate(target, Map.of("overlap_ms", 600_000));
    var signedByBoth = tested(target, "/rotated");
    new Webhook(former).verify(signedByBoth.body(), signedByBoth.headers().map());
    new Webhook(secret).verify(signedByBoth.body(), signedByBoth.headers().map());
    for (var rotation = 0; rotation < 3; rotation++) {
      rotate(target, Map.of());
    }
    assertTrue(
        refused(desk.post(target + "/rotate-secret", Map.of()), 400).contains("overlap_ms 0"));
    var last = rotate(target, Map.of("overlap_ms", 0));
    var signedByOne = tested(target, "/rotated");
    new Webhook(last).verify(signedByOne.body(), signedByOne.headers().map());
    assertThrows(
        WebhookVerificationException.class,
        () -> new Webhook(former).verify(signedByOne.body(), signedByOne.headers().map()));
    data(desk.send(ApiRequest.of("DELETE", target).key(desk.key())));
    refused(desk.post(target + "/rotate-secret", Map.of()), 400);
  }

  @Test
  void theLogTellsHowADeliveryWentAndItIsMadeAgain() {
    receiver.answer(503, "Down for maintenance");
    var target = "/api/v2/webhooks/" + create("/log").path("id").asString();
    var message = messageId(tested(target, "/log"));
    var one = target + "/deliveries/" + message;
    var waiting = desk.await(one, found -> found.path("attempts").size() == 1);
    assertEquals("PENDING", waiting.path("status").asString());
    assertEquals(
        "Down for maintenance", waiting.path("attempts").path(0).path("answer").asString());
    receiver.answer(204);
    assertEquals("PENDING", data(desk.post(one + "/redeliver")).path("status").asString());
    desk.await(one, found -> found.path("status").asString().equals("DELIVERED"));
    var listed = data(desk.get(target + "/deliveries"));
    assertEquals(1, listed.path("deliveries").size());
    assertEquals(data(desk.get(one)), listed.path("deliveries").path(0));
    data(desk.patch(target, Map.of("status", "DISABLED")));
    assertEquals("The webhook is disabled.", refused(desk.post(one + "/redeliver"), 400));
    data(desk.send(ApiRequest.of("DELETE", target).key(desk.key())));
    refused(desk.get(target + "/deliveries"), 400);
    refused(desk.get(one), 400);
    refused(desk.post(one + "/redeliver"), 400);
  }

  @Test
  void theStudioSeesNoneOfTheirDeliveries() {
    var target = create("/clips").path("id").asString();
    var message = messageId(tested("/api/v2/webhooks/" + target, "/clips"));
    var studio = server.tenants("studio").main().key();
    for (var path : List.of("", "/" + message)) {
      server
          .client()
          .send(ApiRequest.get("/v1/webhook-endpoints/" + target + "/deliveries" + path, studio))
          .expect(404, "not_found");
    }
  }

  private String rotate(String target, Map<String, ?> body) {
    return data(desk.post(target + "/rotate-secret", body)).path("secret").asString();
  }

  private WebhookReceiver.Delivery tested(String target, String path) {
    var message = data(desk.post(target + "/test")).path("message_id").asString();
    return receiver.await(sent -> sent.path().equals(path) && messageId(sent).equals(message));
  }

  private static String messageId(WebhookReceiver.Delivery delivery) {
    return delivery.headers().firstValue("webhook-id").orElseThrow();
  }

  @TestFactory
  Stream<DynamicTest> aUrlThatMustNotBeCalledIsRefused() {
    return Stream.of(
            "https://10.0.0.1/",
            "https://169.254.169.254/latest",
            "ftp://example.com/",
            receiver.url("/ü"),
            "not a url")
        .map(
            url ->
                dynamicTest(
                    url, () -> refused(desk.post("/api/v2/webhooks", Map.of("url", url)), 400)));
  }

  private JsonNode create(String path) {
    return data(desk.post("/api/v2/webhooks", Map.of("url", receiver.url(path))));
  }

  private WebhookReceiver.Delivery event(String type, String project) {
    return receiver.await(
        sent ->
            body(sent).path("type").asString().equals(type)
                && body(sent).path("data").path("project_id").asString().equals(project));
  }

  private static JsonNode body(WebhookReceiver.Delivery delivery) {
    return JsonMapper.shared().readTree(delivery.body());
  }
}
