package dev.callsheet.contract.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.standardwebhooks.Webhook;
import dev.callsheet.contract.checking.ApiRequest;
import dev.callsheet.contract.harness.CallsheetServer;
import dev.callsheet.contract.harness.WebhookReceiver;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DocumentWebhooksTest {
  private static final String WEBHOOKS = "/api/v1/webhooks";
  private static final String NEVER = "http://127.0.0.1:9/never";
  private static final int LIMIT = 20;

  private final CallsheetServer server = CallsheetServer.running();
  private final DocumentsDesk desk = DocumentsDesk.ofNew("Listening", "pro");
  private final WebhookReceiver receiver = new WebhookReceiver();

  @AfterEach
  void stopReceiving() {
    receiver.close();
  }

  @Test
  void aTestEventIsDeliveredAndSigned() throws Exception {
    var webhook = desk.webhook(receiver.url("/ping"));
    var told = desk.post(WEBHOOKS + "/" + DocumentsDesk.id(webhook) + "/test").expect(200).json();
    var delivery = receiver.await(sent -> sent.path().equals("/ping"));
    assertEquals(
        told.path("message_id").asString(), delivery.headers().firstValue("webhook-id").orElse(""));
    new Webhook(webhook.path("secret").asString())
        .verify(delivery.body(), delivery.headers().map());
    assertTrue(delivery.body().contains("test.ping"), delivery::body);
  }

  @Test
  void goneDisablesTheWebhook() {
    receiver.answer(410);
    var target = WEBHOOKS + "/" + DocumentsDesk.id(desk.webhook(receiver.url("/gone")));
    desk.post(target + "/test").expect(200);
    desk.await(target, webhook -> webhook.path("status").asString().equals("disabled"));
    desk.post(target + "/test").expect(409, "conflict");
  }

  @Test
  void webhooksNeedTheTierPro() {
    var free = DocumentsDesk.ofNew("Free");
    var refused = free.post(WEBHOOKS, Map.of("url", NEVER)).expect(403, "forbidden");
    assertTrue(refused.json().path("message").asString().contains("pro"), refused::text);
    server.setTier(free.tenant(), "enterprise");
    var target = WEBHOOKS + "/" + DocumentsDesk.id(free.webhook(NEVER));
    server.setTier(free.tenant(), "free");
    free.post(target + "/test").expect(403, "forbidden");
    free.get(target).expect(200);
    free.delete(target).expect(204);
  }

  @Test
  void theSecretIsShownOnceAndADeletedWebhookIsGone() {
    var made = desk.post(WEBHOOKS, Map.of("url", NEVER)).expect(201);
    assertTrue(made.json().path("secret").asString().startsWith("whsec_"));
    var target = WEBHOOKS + "/" + DocumentsDesk.id(made.json());
    assertEquals(target, URI.create(made.header("Location").orElseThrow()).getPath());
    var shown = desk.get(target).expect(200).json();
    assertFalse(shown.has("secret"));
    assertEquals("enabled", shown.path("status").asString());
    assertEquals(List.of(shown), listed(WEBHOOKS));
    desk.delete(target).expect(204);
    desk.get(target).expect(404, "not_found");
    desk.delete(target).expect(404, "not_found");
    desk.post(target + "/test").expect(404, "not_found");
    assertEquals(List.of(), listed(WEBHOOKS));
  }

  private List<?> listed(String target) {
    return desk.get(target).expect(200).json().path("data").valueStream().toList();
  }

  @Test
  void pagesTogetherHoldEveryWebhookNewestFirst() {
    var first = DocumentsDesk.id(desk.webhook(NEVER));
    var second = DocumentsDesk.id(desk.webhook(NEVER));
    var page = desk.get(WEBHOOKS + "?limit=1").expect(200).json();
    assertEquals(second, page.at("/data/0/id").asString());
    var rest =
        desk.get(WEBHOOKS + "?limit=1&cursor=" + page.path("next_cursor").asString())
            .expect(200)
            .json();
    assertEquals(first, rest.at("/data/0/id").asString());
    assertFalse(rest.has("next_cursor"));
  }

  @Test
  void aWebhookIsToldOfAllEventsUnlessItNamesSome() {
    assertEquals(
        "[\"run.completed\",\"run.failed\"]", desk.webhook(NEVER).path("events").toString());
    assertEquals("[\"run.failed\"]", desk.webhook(NEVER, "run.failed").path("events").toString());
    assertEquals(
        "[\"run.failed\"]",
        desk.webhook(NEVER, "run.failed", "run.failed").path("events").toString());
    desk.post(WEBHOOKS, Map.of("url", NEVER, "events", List.of("run.begun")))
        .expect(400, "invalid_request");
  }

  @Test
  void thereMayOnlyBeSoMany() {
    for (var number = 0; number < LIMIT; number++) {
      desk.webhook(NEVER);
    }
    desk.post(WEBHOOKS, Map.of("url", NEVER)).expect(409, "conflict");
    desk.delete(WEBHOOKS + "/" + DocumentsDesk.id(desk.get(WEBHOOKS).json().at("/data/0")))
        .expect(204);
    desk.webhook(NEVER);
  }

  @Test
  void otherFamiliesDoNotSeeThem() {
    var id = DocumentsDesk.id(desk.webhook(NEVER));
    var studio = server.key(desk.tenant(), "studio").path("secret").asString();
    desk.send(ApiRequest.get("/v1/webhook-endpoints/" + id, studio)).expect(404, "not_found");
    DocumentsDesk.ofNew("Somebody else").get(WEBHOOKS + "/" + id).expect(404, "not_found");
  }

  @TestFactory
  Stream<DynamicTest> aUrlThatMustNotBeCalledIsRefused() {
    return Stream.of("https://10.0.0.1/", "https://169.254.169.254/latest", "ftp://example.com/")
        .map(
            url ->
                dynamicTest(
                    url,
                    () -> {
                      var refused =
                          desk.post(WEBHOOKS, Map.of("url", url)).expect(422, "validation_error");
                      assertEquals("/url", refused.json().at("/fields/0/field").asString());
                    }));
  }
}
