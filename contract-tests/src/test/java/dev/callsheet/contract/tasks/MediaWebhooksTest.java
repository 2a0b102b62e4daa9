package dev.callsheet.contract.tasks;

import static dev.callsheet.contract.tasks.TasksDesk.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.standardwebhooks.Webhook;
import dev.callsheet.contract.harness.WebhookReceiver;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MediaWebhooksTest {
  private static final String WEBHOOKS = "/webhooks";
  private static final String NEVER = "http://127.0.0.1:9/never";
  private static final int LIMIT = 20;

  private final TasksDesk desk = TasksDesk.ofNew("Listening", 0);
  private final WebhookReceiver receiver = new WebhookReceiver();

  @AfterEach
  void stopReceiving() {
    receiver.close();
  }

  @Test
  void aTestEventIsDeliveredAndSigned() throws Exception {
    var webhook = desk.webhook(receiver.url("/ping"));
    var told = desk.post(WEBHOOKS + "/" + id(webhook) + "/test").expect(200).json();
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
    var target = WEBHOOKS + "/" + id(desk.webhook(receiver.url("/gone")));
    desk.post(target + "/test").expect(200);
    desk.await(target, webhook -> webhook.path("status").asString().equals("disabled"));
    desk.post(target + "/test").expect(400, "request_invalid");
  }

  @Test
  void theSecretIsShownOnceAndADeletedWebhookIsGone() {
    var made = desk.post(WEBHOOKS, Map.of("url", NEVER)).expect(201);
    assertTrue(made.json().path("secret").asString().startsWith("whsec_"));
    var target = WEBHOOKS + "/" + id(made.json());
    assertEquals(target, URI.create(made.header("Location").orElseThrow()).getRawPath());
    var shown = desk.get(target).expect(200).json();
    assertFalse(shown.has("secret"));
    assertEquals("enabled", shown.path("status").asString());
    assertEquals(List.of(shown), listed());
    desk.delete(target).expect(204);
    desk.get(target).expect(404, "webhook_not_found");
    desk.delete(target).expect(404, "webhook_not_found");
    desk.post(target + "/test").expect(404, "webhook_not_found");
    assertEquals(List.of(), listed());
  }

  private List<?> listed() {
    return desk.get(WEBHOOKS).expect(200).json().path("data").valueStream().toList();
  }

  @Test
  void pagesTogetherHoldEveryWebhookNewestFirst() {
    var first = id(desk.webhook(NEVER));
    var second = id(desk.webhook(NEVER));
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
        "[\"task.succeeded\",\"task.failed\",\"task.cancelled\",\"run.succeeded\",\"run.failed\","
            + "\"run.cancelled\"]",
        desk.webhook(NEVER).path("events").toString());
    assertEquals(
        "[\"run.failed\"]",
        desk.webhook(NEVER, "run.failed", "run.failed").path("events").toString());
    desk.post(WEBHOOKS, Map.of("url", NEVER, "events", List.of("task.begun")))
        .expect(400, "request_invalid");
  }

  @Test
  void aProjectMayHaveOnlySoMany() {
    for (var number = 0; number < LIMIT; number++) {
      desk.webhook(NEVER);
    }
    desk.post(WEBHOOKS, Map.of("url", NEVER)).expect(400, "request_invalid");
    TasksDesk.ofNewProject(desk.organization(), "Other").webhook(NEVER);
    desk.delete(WEBHOOKS + "/" + desk.get(WEBHOOKS).json().at("/data/0/id").asString()).expect(204);
    desk.webhook(NEVER);
  }

  @Test
  void anotherProjectDoesNotSeeThem() {
    var target = WEBHOOKS + "/" + id(desk.webhook(NEVER));
    for (var other :
        List.of(
            TasksDesk.ofNewProject(desk.organization(), "Other"), TasksDesk.ofNew("Foreign", 0))) {
      other.get(target).expect(404, "webhook_not_found");
      other.delete(target).expect(404, "webhook_not_found");
      other.post(target + "/test").expect(404, "webhook_not_found");
    }
    desk.with(desk.organization().key()).get(target).expect(403, "project_required");
    desk.withScopes("write").delete(target).expect(403, "access_denied");
    desk.get(target).expect(200);
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
                          desk.post(WEBHOOKS, Map.of("url", url)).expect(400, "request_invalid");
                      assertTrue(
                          refused.json().path("message").asString().contains("url"), refused::text);
                    }));
  }
}
