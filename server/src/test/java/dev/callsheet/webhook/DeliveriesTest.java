package dev.callsheet.webhook;

import static dev.callsheet.webhook.WebhookNode.ASSET;
import static dev.callsheet.webhook.WebhookNode.FILM;
import static dev.callsheet.webhook.WebhookNode.RADIO;
import static dev.callsheet.webhook.WebhookNode.READY;
import static dev.callsheet.webhook.WebhookNode.awaitTrue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.callsheet.egress.Posted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DeliveriesTest {
  private WebhookNode node;
  private Receiver receiver;
  private String endpoint;

  @BeforeEach
  void startNode() throws Exception {
    node = new WebhookNode();
    receiver = node.receiver;
    endpoint = node.create("org_1", "/hook", READY).endpoint().id();
  }

  @AfterEach
  void stopNode() {
    node.close();
  }

  @Test
  void logsEachAttemptWithItsAnswer() throws Exception {
    var begin = node.clock.instant();
    receiver.status = 500;
    receiver.answer = "Out of order";
    receiver.meanwhile = () -> node.clock.advance(Duration.ofMillis(1500));
    var message = publish();
    awaitTrue(() -> node.failures() == 1);
    var waiting = delivery(message);
    assertEquals(DeliveryState.PENDING, waiting.state());
    assertEquals(READY, waiting.type());
    assertEquals(begin, waiting.createdAt());
    var first = new LoggedAttempt(1, begin, Duration.ofMillis(1500), 500, "Out of order", null);
    assertEquals(List.of(first), waiting.attempts());
    var wait = Duration.between(node.clock.instant(), waiting.nextAttemptAt());
    assertTrue(wait.toMillis() >= 5000 && wait.toMillis() <= 5500, wait::toString);

    receiver.status = 204;
    receiver.answer = "";
    receiver.meanwhile = () -> {};
    node.clock.advance(Duration.ofSeconds(6));
    var second = node.clock.instant();
    receiver.next();
    awaitTrue(() -> node.jobs() == 0);
    var taken = delivery(message);
    assertEquals(DeliveryState.DELIVERED, taken.state());
    assertNull(taken.nextAttemptAt());
    assertEquals(
        List.of(first, new LoggedAttempt(2, second, Duration.ZERO, 204, null, null)),
        taken.attempts());
  }

  @Test
  void logsWhyNoAnswerCame() throws Exception {
    node.webhooks()
        .update("org_1", FILM, endpoint, new EndpointChange("http://localhost:9/hook", null, null));
    node.webhooks().publish("org_1", FILM, READY, ASSET);
    awaitTrue(() -> node.failures() == 1);
    var attempt = list().getFirst().attempts().getFirst();
    assertEquals(
        new LoggedAttempt(
            1, attempt.attemptedAt(), Duration.ZERO, null, null, "The host cannot be reached."),
        attempt);
  }

  @Test
  void keepsAnswersSealed() throws Exception {
    receiver.status = 200;
    receiver.answer = "The password is swordfish";
    var message = publish();
    awaitTrue(() -> node.jobs() == 0);
    assertTrue(node.text("select answer from webhook_attempt").startsWith("sealed:"));
    assertEquals("The password is swordfish", delivery(message).attempts().getFirst().answer());
  }

  @Test
  void keepsTheLatestTwentyAttemptsOfADelivery() throws Exception {
    var message = publish();
    awaitTrue(() -> node.jobs() == 0);
    for (var attempt = 2; attempt <= 23; attempt++) {
      node.transactions()
          .executeWrite(
              status -> {
                node.bean(AttemptLog.class)
                    .add(
                        new Delivery(message, endpoint, 0),
                        node.clock.instant(),
                        Duration.ZERO,
                        new Posted.Unanswered("The host has no address."));
                return true;
              });
    }
    assertEquals(
        IntStream.rangeClosed(4, 23).boxed().toList(),
        delivery(message).attempts().stream().map(LoggedAttempt::number).toList());
  }

  @Test
  void deliversAgainWhatWasTaken() throws Exception {
    var message = publish();
    awaitTrue(() -> node.jobs() == 0);
    node.clock.advance(Duration.ofHours(1));
    var again = redeliver(message);
    assertEquals(DeliveryState.PENDING, again.state());
    assertEquals(node.clock.instant(), again.nextAttemptAt());
    assertEquals(message, receiver.next().messageId());
    awaitTrue(() -> node.jobs() == 0);
    var delivery = delivery(message);
    assertEquals(DeliveryState.DELIVERED, delivery.state());
    assertEquals(List.of(1, 2), delivery.attempts().stream().map(LoggedAttempt::number).toList());
  }

  @Test
  void deliversAgainWhatFailedForGoodOnceTheEndpointIsEnabled() throws Exception {
    receiver.status = 410;
    var message = publish();
    awaitTrue(() -> node.jobs() == 0);
    assertEquals(DeliveryState.FAILED, delivery(message).state());
    assertEquals(
        new Redelivery.Disabled(), node.deliveries().redeliver("org_1", FILM, endpoint, message));
    enable(true);
    receiver.status = 204;
    redeliver(message);
    assertEquals(message, receiver.next().messageId());
    awaitTrue(() -> node.jobs() == 0);
    assertEquals(DeliveryState.DELIVERED, delivery(message).state());
  }

  @Test
  void deliversAtOnceWhatWaitsForItsNextAttempt() throws Exception {
    receiver.status = 500;
    var message = publish();
    awaitTrue(() -> node.failures() == 1);
    redeliver(message);
    assertEquals(message, receiver.next().messageId());
    // The attempts begin anew, and there is one job alone.
    awaitTrue(() -> node.failures() == 1);
    assertEquals(1, node.jobs());
    assertEquals(2, delivery(message).attempts().size());
  }

  @Test
  void deliversAgainWhileAnAttemptIsUnderWay() throws Exception {
    var answered = new CountDownLatch(1);
    receiver.status = 500;
    receiver.meanwhile = () -> awaitUninterrupted(answered);
    var message = publish();
    receiver.status = 204;
    receiver.meanwhile = () -> {};
    redeliver(message);
    assertEquals(message, receiver.next().messageId());
    awaitTrue(() -> delivery(message).state() == DeliveryState.DELIVERED);
    answered.countDown();
    awaitTrue(() -> node.failures() == 1);
    node.clock.advance(Duration.ofSeconds(6));
    awaitTrue(() -> node.jobs() == 0);
    assertTrue(receiver.received.isEmpty());
    assertEquals(DeliveryState.DELIVERED, delivery(message).state());
  }

  @Test
  void aSeriesThatFailsForGoodAfterItWasAskedForAgainDisablesNothing() throws Exception {
    receiver.status = 500;
    var message = publish();
    awaitTrue(() -> node.failures() == 1);
    redeliver(message);
    receiver.next();
    node.bean(DeliveryJob.class)
        .exhausted(new Delivery(message, endpoint, 0), new IllegalStateException("500"));
    assertEquals(DeliveryState.PENDING, delivery(message).state());
    assertTrue(node.webhooks().find("org_1", FILM, endpoint).orElseThrow().enabled());
  }

  @Test
  void failsWhatIsOnItsWayToAnEndpointThatIsDisabled() throws Exception {
    receiver.status = 500;
    var message = publish();
    awaitTrue(() -> node.failures() == 1);
    enable(false);
    assertEquals(DeliveryState.FAILED, delivery(message).state());
    assertNull(delivery(message).nextAttemptAt());
    node.clock.advance(Duration.ofSeconds(6));
    awaitTrue(() -> node.jobs() == 0);
    assertTrue(receiver.received.isEmpty());
  }

  @Test
  void failsWhatIsOnItsWayToAnEndpointThatIsGivenUp() throws Exception {
    receiver.status = 500;
    var message = publish();
    awaitTrue(() -> node.failures() == 1);
    var other = publish();
    awaitTrue(() -> delivery(other).attempts().size() == 1);
    node.bean(DeliveryJob.class)
        .exhausted(new Delivery(message, endpoint, 0), new IllegalStateException("500"));
    assertFalse(node.webhooks().find("org_1", FILM, endpoint).orElseThrow().enabled());
    assertEquals(DeliveryState.FAILED, delivery(message).state());
    assertEquals(DeliveryState.FAILED, delivery(other).state());
  }

  @Test
  void goesOnWithAJobOfAnEarlierRelease() throws Exception {
    receiver.status = 500;
    var message = publish();
    awaitTrue(() -> node.failures() == 1);
    node.execute(
        "update job_light set task_data = convert_to("
            + "replace(convert_from(task_data, 'UTF8'), ',\"series\":0', ''), 'UTF8')"
            + " where task_name = 'webhook-delivery'");
    assertFalse(
        node.text(
                "select convert_from(task_data, 'UTF8') from job_light"
                    + " where task_name = 'webhook-delivery'")
            .contains("series"));
    receiver.status = 204;
    node.clock.advance(Duration.ofSeconds(6));
    receiver.next();
    awaitTrue(() -> delivery(message).state() == DeliveryState.DELIVERED);
  }

  @Test
  void keepsTheLogsOfOrganizationsAndFamiliesApart() throws Exception {
    var message = publish();
    awaitTrue(() -> node.jobs() == 0);
    for (var other : List.of(List.of("org_2", FILM), List.of("org_1", RADIO))) {
      var organization = other.getFirst();
      var family = other.getLast();
      var deliveries = node.deliveries();
      assertEquals(Optional.empty(), deliveries.list(organization, family, endpoint, null, 10));
      assertEquals(Optional.empty(), deliveries.find(organization, family, endpoint, message));
      assertEquals(
          new Redelivery.Unknown(), deliveries.redeliver(organization, family, endpoint, message));
    }
    var elsewhere = node.create("org_1", "/elsewhere", "asset.failed").endpoint().id();
    assertEquals(Optional.empty(), node.deliveries().find("org_1", FILM, elsewhere, message));
    assertEquals(
        new Redelivery.Unknown(), node.deliveries().redeliver("org_1", FILM, elsewhere, message));
    assertEquals(0, node.jobs());
  }

  @Test
  void listsDeliveriesNewestFirstPageByPage() throws Exception {
    assertEquals(List.of(), list());
    var messages = new ArrayList<String>();
    for (var event = 0; event < 5; event++) {
      messages.addFirst(publish());
    }
    var first = node.deliveries().list("org_1", FILM, endpoint, null, 3).orElseThrow();
    assertEquals(messages.subList(0, 3), ids(first));
    var rest =
        node.deliveries()
            .list("org_1", FILM, endpoint, first.getLast().messageId(), 3)
            .orElseThrow();
    assertEquals(messages.subList(3, 5), ids(rest));
  }

  private String publish() throws InterruptedException {
    node.webhooks().publish("org_1", FILM, READY, ASSET);
    return receiver.next().messageId();
  }

  private LoggedDelivery redeliver(String message) {
    return assertInstanceOf(
            Redelivery.Queued.class, node.deliveries().redeliver("org_1", FILM, endpoint, message))
        .delivery();
  }

  private void enable(boolean enabled) {
    assertInstanceOf(
        EndpointUpdate.Updated.class,
        node.webhooks().update("org_1", FILM, endpoint, new EndpointChange(null, null, enabled)));
  }

  private LoggedDelivery delivery(String message) {
    return node.deliveries().find("org_1", FILM, endpoint, message).orElseThrow();
  }

  private List<LoggedDelivery> list() {
    return node.deliveries().list("org_1", FILM, endpoint, null, 100).orElseThrow();
  }

  private static List<String> ids(List<LoggedDelivery> deliveries) {
    return deliveries.stream().map(LoggedDelivery::messageId).toList();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
