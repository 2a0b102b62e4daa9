package dev.callsheet.contract.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.callsheet.contract.harness.Await;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.Recordings;
import dev.callsheet.contract.harness.WebhookReceiver;
import dev.callsheet.contract.schema.SchemaCheck;
import java.time.Duration;
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

  @TestFactory
  Stream<DynamicTest> aUrlThatMustNotBeCalledIs422() {
    return Stream.of(
            "https://10.0.0.1/",
            "https://192.168.1.1/",
            "https://169.254.169.254/latest",
            "https://[fd00::1]/",
            "https://user:password@example.com/",
            "ftp://example.com/",
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
