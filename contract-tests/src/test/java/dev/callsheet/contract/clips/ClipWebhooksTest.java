package dev.callsheet.contract.clips;

import static dev.callsheet.contract.clips.ClipsDesk.data;
import static dev.callsheet.contract.clips.ClipsDesk.projectId;
import static dev.callsheet.contract.clips.ClipsDesk.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.standardwebhooks.Webhook;
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
    assertEquals(data(desk.get("/api/v2/clips/results/" + good)), told);
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

  @TestFactory
  Stream<DynamicTest> aUrlThatMustNotBeCalledIsRefused() {
    return Stream.of(
            "https://10.0.0.1/",
            "https://169.254.169.254/latest",
            "ftp://example.com/",
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
