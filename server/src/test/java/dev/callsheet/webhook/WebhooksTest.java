package dev.callsheet.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.callsheet.job.TestClock;
import dev.callsheet.job.TestNode;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WebhooksTest {
  private static final String FILM = "film";
  private static final String RADIO = "radio";
  private static final String READY = "asset.ready";
  private static final String FAILED = "asset.failed";
  private static final Map<String, String> ASSET = Map.of("id", "ast_1");

  private final TestClock clock = new TestClock();
  private Receiver receiver;
  private TestNode node;

  @BeforeEach
  void startNode() throws Exception {
    receiver = new Receiver();
    node = start(clock);
  }

  @AfterEach
  void stopNode() {
    node.close();
    receiver.close();
  }

  @Test
  void signsWhatItSendsAsStandardWebhooksSays() throws Exception {
    node.close();
    node = start(Clock.systemUTC());
    var created = create("org_1", "/hook", READY);
    assertTrue(created.secret().startsWith("whsec_"));
    webhooks().publish("org_1", FILM, READY, ASSET);

    var received = receiver.next();
    assertEquals("/hook", received.path());
    new Webhook(created.secret()).verify(received.body(), received.headers());
    assertThrows(
        WebhookVerificationException.class,
        () -> new Webhook(created.secret()).verify(received.body() + " ", received.headers()));
    assertTrue(received.headers().firstValue("webhook-id").orElseThrow().startsWith("msg_"));
    assertEquals("application/json", received.headers().firstValue("content-type").orElseThrow());
    var event = new ObjectMapper().readTree(received.body());
    assertEquals(READY, event.get("type").asText());
    assertEquals("ast_1", event.get("data").get("id").asText());
    Instant.parse(event.get("timestamp").asText());
  }

  @Test
  void tellsEachEndpointOfItsOwnEventsAlone() throws Exception {
    create("org_1", "/ready", READY);
    create("org_1", "/failed", FAILED);
    create("org_2", "/foreign", READY, FAILED);
    webhooks().publish("org_1", FILM, READY, ASSET);
    assertEquals("/ready", receiver.next().path());
    awaitTrue(() -> jobs() == 0);
    assertTrue(receiver.received.isEmpty());
  }

  @Test
  void sendsNothingOfATransactionThatRollsBack() {
    create("org_1", "/hook", READY);
    assertThrows(
        IllegalStateException.class,
        () ->
            transactions()
                .executeWrite(
                    status -> {
                      webhooks().publish("org_1", FILM, READY, ASSET);
                      throw new IllegalStateException("Asset lost");
                    }));
    assertEquals(0, jobs());
    assertEquals(0, count("select count(*) from webhook_message"));
  }

  @Test
  void repeatsADeliveryUntilItIsTaken() throws Exception {
    create("org_1", "/hook", READY);
    receiver.status = 500;
    webhooks().publish("org_1", FILM, READY, ASSET);
    var first = receiver.next();
    awaitTrue(() -> failures() == 1);
    receiver.status = 200;
    clock.advance(Duration.ofSeconds(6));
    var second = receiver.next();
    awaitTrue(() -> jobs() == 0);
    assertEquals(first.body(), second.body());
    assertEquals(
        first.headers().firstValue("webhook-id"), second.headers().firstValue("webhook-id"));
    assertEquals(
        1,
        count("select count(*) from webhook_delivery where state = 'delivered' and attempts = 2"));
  }

  @Test
  void givesAnEndpointUpThatFailsForDays() throws Exception {
    var endpoint = create("org_1", "/hook", READY).endpoint();
    receiver.status = 503;
    var begin = clock.instant();
    webhooks().publish("org_1", FILM, READY, ASSET);
    var waits = node.bean(DeliveryJob.class).retries().waits();
    for (var failure = 1; failure <= waits.size(); failure++) {
      receiver.next();
      var failures = failure;
      awaitTrue(() -> failures() == failures);
      clock.advance(waits.get(failure - 1).multipliedBy(11).dividedBy(10).plusSeconds(1));
    }
    receiver.next();
    awaitTrue(() -> jobs() == 0);
    assertTrue(Duration.between(begin, clock.instant()).toHours() > 24);
    assertFalse(webhooks().find("org_1", FILM, endpoint.id()).orElseThrow().enabled());
    webhooks().publish("org_1", FILM, READY, ASSET);
    assertEquals(0, jobs());
  }

  @Test
  void keepsAnEndpointThatTookSomethingElseMeanwhile() throws Exception {
    var endpoint = create("org_1", "/hook", READY).endpoint();
    receiver.status = 500;
    webhooks().publish("org_1", FILM, READY, ASSET);
    receiver.next();
    awaitTrue(() -> failures() == 1);
    receiver.status = 200;
    clock.advance(Duration.ofSeconds(1));
    webhooks().publish("org_1", FILM, READY, Map.of("id", "ast_2"));
    receiver.next();
    awaitTrue(() -> count("select count(*) from webhook_delivery where state = 'delivered'") == 1);
    var messageId = text("select message_id from webhook_delivery where state = 'pending'");
    node.bean(DeliveryJob.class)
        .exhausted(new Delivery(messageId, endpoint.id()), new IllegalStateException("500"));
    assertTrue(webhooks().find("org_1", FILM, endpoint.id()).orElseThrow().enabled());
  }

  @Test
  void disablesAnEndpointThatIsGone() throws Exception {
    var endpoint = create("org_1", "/hook", READY).endpoint();
    receiver.status = 410;
    webhooks().publish("org_1", FILM, READY, ASSET);
    receiver.next();
    awaitTrue(() -> jobs() == 0);
    assertFalse(webhooks().find("org_1", FILM, endpoint.id()).orElseThrow().enabled());
    assertInstanceOf(Ping.Disabled.class, webhooks().ping("org_1", FILM, endpoint.id()));
  }

  @Test
  void pingsAnEndpointWhateverItListensTo() throws Exception {
    var endpoint = create("org_1", "/hook", READY).endpoint();
    var queued = assertInstanceOf(Ping.Queued.class, webhooks().ping("org_1", FILM, endpoint.id()));
    var received = receiver.next();
    assertEquals(queued.messageId(), received.headers().firstValue("webhook-id").orElseThrow());
    assertEquals("test.ping", new ObjectMapper().readTree(received.body()).get("type").asText());
    assertInstanceOf(Ping.Unknown.class, webhooks().ping("org_2", FILM, endpoint.id()));
  }

  @Test
  void dropsWhatIsOnItsWayToADeletedEndpoint() throws Exception {
    var endpoint = create("org_1", "/hook", READY).endpoint();
    receiver.status = 500;
    webhooks().publish("org_1", FILM, READY, ASSET);
    receiver.next();
    awaitTrue(() -> failures() == 1);
    assertTrue(webhooks().delete("org_1", FILM, endpoint.id()));
    clock.advance(Duration.ofSeconds(6));
    awaitTrue(() -> jobs() == 0);
    assertTrue(receiver.received.isEmpty());
  }

  @Test
  void keepsTheEndpointsOfOrganizationsApart() {
    var endpoint = create("org_1", "/hook", READY).endpoint();
    assertTrue(webhooks().find("org_2", FILM, endpoint.id()).isEmpty());
    assertFalse(webhooks().delete("org_2", FILM, endpoint.id()));
    assertTrue(webhooks().list("org_2", FILM, null, 10).isEmpty());
    assertEquals(endpoint, webhooks().find("org_1", FILM, endpoint.id()).orElseThrow());
  }

  @Test
  void keepsTheEndpointsOfFamiliesApart() {
    var endpoint = create("org_1", "/hook", READY).endpoint();
    assertTrue(webhooks().find("org_1", RADIO, endpoint.id()).isEmpty());
    assertFalse(webhooks().delete("org_1", RADIO, endpoint.id()));
    assertInstanceOf(Ping.Unknown.class, webhooks().ping("org_1", RADIO, endpoint.id()));
    assertTrue(webhooks().list("org_1", RADIO, null, 10).isEmpty());
    assertEquals(0, jobs());
    assertEquals(endpoint, webhooks().find("org_1", FILM, endpoint.id()).orElseThrow());
    assertEquals(List.of(endpoint), webhooks().list("org_1", FILM, null, 10));
  }

  @Test
  void tellsAFamilyOfItsOwnEventsAloneThoughAnotherHasTheSameType() throws Exception {
    create("org_1", "/film", READY);
    webhooks().create("org_1", RADIO, receiver.url("/radio"), List.of(READY));
    webhooks().publish("org_1", RADIO, READY, ASSET);
    assertEquals("/radio", receiver.next().path());
    webhooks().publish("org_1", FILM, READY, ASSET);
    assertEquals("/film", receiver.next().path());
    awaitTrue(() -> jobs() == 0);
    assertTrue(receiver.received.isEmpty());
  }

  @Test
  void listsEndpointsNewestFirstPageByPage() {
    var ids = new ArrayList<String>();
    for (var index = 0; index < 5; index++) {
      ids.addFirst(create("org_1", "/" + index, READY).endpoint().id());
    }
    var first = ids(webhooks().list("org_1", FILM, null, 3));
    assertEquals(ids.subList(0, 3), first);
    assertEquals(ids.subList(3, 5), ids(webhooks().list("org_1", FILM, first.getLast(), 3)));
  }

  @Test
  void limitsTheEndpointsOfAnOrganizationAndFamily() {
    for (var index = 0; index < 6; index++) {
      create("org_1", "/" + index, READY);
    }
    assertEquals(
        new EndpointCreation.LimitReached(6),
        webhooks().create("org_1", FILM, receiver.url("/"), List.of(READY)));
    create("org_2", "/", READY);
    assertInstanceOf(
        EndpointCreation.Created.class,
        webhooks().create("org_1", RADIO, receiver.url("/"), List.of(READY)));
  }

  @Test
  void refusesAUrlThatMayNotBeCalled() {
    for (var url : List.of("ftp://localhost/", "https://10.0.0.1/", "hook")) {
      assertInstanceOf(
          EndpointCreation.UrlRefused.class, webhooks().create("org_1", FILM, url, List.of(READY)));
    }
  }

  @Test
  void forgetsMessagesAfterAWeek() throws Exception {
    create("org_1", "/hook", READY);
    webhooks().publish("org_1", FILM, READY, ASSET);
    receiver.next();
    awaitTrue(() -> jobs() == 0);
    clock.advance(Duration.ofDays(7));
    node.bean(WebhookCleanup.class).run();
    assertEquals(1, count("select count(*) from webhook_message"));
    clock.advance(Duration.ofSeconds(1));
    node.bean(WebhookCleanup.class).run();
    assertEquals(0, count("select count(*) from webhook_message"));
    assertEquals(0, count("select count(*) from webhook_delivery"));
  }

  private static TestNode start(Clock clock) {
    var configuration = TestNode.database();
    configuration.put("callsheet.jobs.poll", "50ms");
    configuration.put("callsheet.egress.allow-http", true);
    configuration.put("callsheet.egress.allow-loopback", true);
    configuration.put("callsheet.webhooks.maximum-endpoints", 6);
    return TestNode.start(configuration, clock).withWorkers();
  }

  private Webhooks webhooks() {
    return node.bean(Webhooks.class);
  }

  private EndpointCreation.Created create(String organization, String path, String... events) {
    return assertInstanceOf(
        EndpointCreation.Created.class,
        webhooks().create(organization, FILM, receiver.url(path), List.of(events)));
  }

  private static List<String> ids(List<Endpoint> endpoints) {
    return endpoints.stream().map(Endpoint::id).toList();
  }

  private int jobs() {
    return count("select count(*) from job_light where task_name = 'webhook-delivery'");
  }

  /** The failed attempts of the one delivery that waits for its next. */
  private int failures() {
    return count(
        "select coalesce(max(consecutive_failures), 0) from job_light"
            + " where task_name = 'webhook-delivery' and not picked");
  }

  private static void awaitTrue(BooleanSupplier condition) throws InterruptedException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "Not so within 20 s");
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @SuppressWarnings("unchecked")
  private TransactionOperations<Connection> transactions() {
    return node.bean(TransactionOperations.class);
  }

  private int count(String sql) {
    return Integer.parseInt(text(sql));
  }

  private String text(String sql) {
    return transactions()
        .executeRead(
            status -> {
              try (var statement = status.getConnection().createStatement();
                  var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getString(1);
              }
            });
  }
}
