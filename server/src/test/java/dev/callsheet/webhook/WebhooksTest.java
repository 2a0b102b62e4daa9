package dev.callsheet.webhook;

import static dev.callsheet.webhook.WebhookNode.ASSET;
import static dev.callsheet.webhook.WebhookNode.FILM;
import static dev.callsheet.webhook.WebhookNode.RADIO;
import static dev.callsheet.webhook.WebhookNode.READY;
import static dev.callsheet.webhook.WebhookNode.awaitTrue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.callsheet.caller.KeyOwner;
import dev.callsheet.job.TestClock;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WebhooksTest {
  private static final String FAILED = "asset.failed";

  private WebhookNode node;
  private Receiver receiver;
  private TestClock clock;

  @BeforeEach
  void startNode() throws Exception {
    use(new WebhookNode());
  }

  private void use(WebhookNode started) {
    node = started;
    receiver = node.receiver;
    clock = node.clock;
  }

  @AfterEach
  void stopNode() {
    node.close();
  }

  @Test
  void signsWhatItSendsAsStandardWebhooksSays() throws Exception {
    node.close();
    use(new WebhookNode(Clock.systemUTC()));
    var created = node.create("org_1", "/hook", READY);
    assertTrue(created.secret().startsWith("whsec_"));
    node.webhooks().publish("org_1", FILM, READY, ASSET);

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
    node.create("org_1", "/ready", READY);
    node.create("org_1", "/failed", FAILED);
    node.create("org_2", "/foreign", READY, FAILED);
    node.webhooks().publish("org_1", FILM, READY, ASSET);
    assertEquals("/ready", receiver.next().path());
    awaitTrue(() -> node.jobs() == 0);
    assertTrue(receiver.received.isEmpty());
  }

  @Test
  void sendsNothingOfATransactionThatRollsBack() {
    node.create("org_1", "/hook", READY);
    assertThrows(
        IllegalStateException.class,
        () ->
            node.transactions()
                .executeWrite(
                    status -> {
                      node.webhooks().publish("org_1", FILM, READY, ASSET);
                      throw new IllegalStateException("Asset lost");
                    }));
    assertEquals(0, node.jobs());
    assertEquals(0, node.count("select count(*) from webhook_message"));
  }

  @Test
  void repeatsADeliveryUntilItIsTaken() throws Exception {
    node.create("org_1", "/hook", READY);
    receiver.status = 500;
    node.webhooks().publish("org_1", FILM, READY, ASSET);
    var first = receiver.next();
    awaitTrue(() -> node.failures() == 1);
    receiver.status = 200;
    clock.advance(Duration.ofSeconds(6));
    var second = receiver.next();
    awaitTrue(() -> node.jobs() == 0);
    assertEquals(first.body(), second.body());
    assertEquals(
        first.headers().firstValue("webhook-id"), second.headers().firstValue("webhook-id"));
    assertEquals(
        1,
        node.count(
            "select count(*) from webhook_delivery where state = 'delivered' and attempts = 2"));
  }

  @Test
  void givesAnEndpointUpThatFailsForDays() throws Exception {
    var endpoint = node.create("org_1", "/hook", READY).endpoint();
    receiver.status = 503;
    var begin = clock.instant();
    node.webhooks().publish("org_1", FILM, READY, ASSET);
    var waits = node.bean(DeliveryJob.class).retries().waits();
    for (var failure = 1; failure <= waits.size(); failure++) {
      receiver.next();
      var failures = failure;
      awaitTrue(() -> node.failures() == failures);
      clock.advance(waits.get(failure - 1).multipliedBy(11).dividedBy(10).plusSeconds(1));
    }
    receiver.next();
    awaitTrue(() -> node.jobs() == 0);
    assertTrue(Duration.between(begin, clock.instant()).toHours() > 24);
    assertFalse(node.webhooks().find("org_1", FILM, endpoint.id()).orElseThrow().enabled());
    node.webhooks().publish("org_1", FILM, READY, ASSET);
    assertEquals(0, node.jobs());
  }

  @Test
  void keepsAnEndpointThatTookSomethingElseMeanwhile() throws Exception {
    var endpoint = node.create("org_1", "/hook", READY).endpoint();
    receiver.status = 500;
    node.webhooks().publish("org_1", FILM, READY, ASSET);
    receiver.next();
    awaitTrue(() -> node.failures() == 1);
    receiver.status = 200;
    clock.advance(Duration.ofSeconds(1));
    node.webhooks().publish("org_1", FILM, READY, Map.of("id", "ast_2"));
    receiver.next();
    awaitTrue(
        () -> node.count("select count(*) from webhook_delivery where state = 'delivered'") == 1);
    var messageId = node.text("select message_id from webhook_delivery where state = 'pending'");
    node.bean(DeliveryJob.class)
        .exhausted(new Delivery(messageId, endpoint.id(), 0), new IllegalStateException("500"));
    assertTrue(node.webhooks().find("org_1", FILM, endpoint.id()).orElseThrow().enabled());
  }

  @Test
  void disablesAnEndpointThatIsGone() throws Exception {
    var endpoint = node.create("org_1", "/hook", READY).endpoint();
    receiver.status = 410;
    node.webhooks().publish("org_1", FILM, READY, ASSET);
    receiver.next();
    awaitTrue(() -> node.jobs() == 0);
    assertFalse(node.webhooks().find("org_1", FILM, endpoint.id()).orElseThrow().enabled());
    assertInstanceOf(Ping.Disabled.class, node.webhooks().ping("org_1", FILM, endpoint.id()));
  }

  @Test
  void pingsAnEndpointWhateverItListensTo() throws Exception {
    var endpoint = node.create("org_1", "/hook", READY).endpoint();
    var queued =
        assertInstanceOf(Ping.Queued.class, node.webhooks().ping("org_1", FILM, endpoint.id()));
    var received = receiver.next();
    assertEquals(queued.messageId(), received.headers().firstValue("webhook-id").orElseThrow());
    assertEquals("test.ping", new ObjectMapper().readTree(received.body()).get("type").asText());
    assertInstanceOf(Ping.Unknown.class, node.webhooks().ping("org_2", FILM, endpoint.id()));
  }

  @Test
  void dropsWhatIsOnItsWayToADeletedEndpoint() throws Exception {
    var endpoint = node.create("org_1", "/hook", READY).endpoint();
    receiver.status = 500;
    node.webhooks().publish("org_1", FILM, READY, ASSET);
    receiver.next();
    awaitTrue(() -> node.failures() == 1);
    assertTrue(node.webhooks().delete("org_1", FILM, endpoint.id()));
    clock.advance(Duration.ofSeconds(6));
    awaitTrue(() -> node.jobs() == 0);
    assertTrue(receiver.received.isEmpty());
  }

  @Test
  void keepsTheEndpointsOfOrganizationsApart() {
    var endpoint = node.create("org_1", "/hook", READY).endpoint();
    assertTrue(node.webhooks().find("org_2", FILM, endpoint.id()).isEmpty());
    assertFalse(node.webhooks().delete("org_2", FILM, endpoint.id()));
    assertTrue(node.webhooks().list("org_2", FILM, null, 10).isEmpty());
    assertEquals(endpoint, node.webhooks().find("org_1", FILM, endpoint.id()).orElseThrow());
  }

  @Test
  void keepsTheEndpointsOfFamiliesApart() {
    var endpoint = node.create("org_1", "/hook", READY).endpoint();
    assertTrue(node.webhooks().find("org_1", RADIO, endpoint.id()).isEmpty());
    assertFalse(node.webhooks().delete("org_1", RADIO, endpoint.id()));
    assertInstanceOf(Ping.Unknown.class, node.webhooks().ping("org_1", RADIO, endpoint.id()));
    assertTrue(node.webhooks().list("org_1", RADIO, null, 10).isEmpty());
    assertEquals(0, node.jobs());
    assertEquals(endpoint, node.webhooks().find("org_1", FILM, endpoint.id()).orElseThrow());
    assertEquals(List.of(endpoint), node.webhooks().list("org_1", FILM, null, 10));
  }

  @Test
  void tellsAFamilyOfItsOwnEventsAloneThoughAnotherHasTheSameType() throws Exception {
    node.create("org_1", "/film", READY);
    node.webhooks().create("org_1", RADIO, receiver.url("/radio"), List.of(READY));
    node.webhooks().publish("org_1", RADIO, READY, ASSET);
    assertEquals("/radio", receiver.next().path());
    node.webhooks().publish("org_1", FILM, READY, ASSET);
    assertEquals("/film", receiver.next().path());
    awaitTrue(() -> node.jobs() == 0);
    assertTrue(receiver.received.isEmpty());
  }

  @Test
  void changesWhatIsWishedOfAnEndpointAndNothingElse() throws Exception {
    var endpoint = node.create("org_1", "/hook", READY).endpoint();
    var moved = update(endpoint, new EndpointChange(receiver.url("/moved"), null, null));
    assertEquals(
        new Endpoint(
            endpoint.id(),
            URI.create(receiver.url("/moved")),
            endpoint.events(),
            true,
            endpoint.createdAt()),
        moved);
    var retold = update(endpoint, new EndpointChange(null, List.of(FAILED), null));
    assertEquals(moved.url(), retold.url());
    assertEquals(List.of(FAILED), retold.events());
    assertEquals(retold, update(endpoint, new EndpointChange(null, null, null)));
    assertEquals(retold, node.webhooks().find("org_1", FILM, endpoint.id()).orElseThrow());
    node.webhooks().publish("org_1", FILM, READY, ASSET);
    node.webhooks().publish("org_1", FILM, FAILED, ASSET);
    assertEquals("/moved", receiver.next().path());
    awaitTrue(() -> node.jobs() == 0);
    assertTrue(receiver.received.isEmpty());
  }

  @Test
  void tellsAnEndpointThatIsDisabledNothingUntilItIsEnabledAgain() throws Exception {
    var endpoint = node.create("org_1", "/hook", READY).endpoint();
    assertFalse(update(endpoint, new EndpointChange(null, null, false)).enabled());
    node.webhooks().publish("org_1", FILM, READY, ASSET);
    assertEquals(0, node.jobs());
    assertTrue(update(endpoint, new EndpointChange(null, null, true)).enabled());
    node.webhooks().publish("org_1", FILM, READY, ASSET);
    receiver.next();
    awaitTrue(() -> node.jobs() == 0);
    assertTrue(receiver.received.isEmpty());
  }

  @Test
  void changesNothingToAUrlThatMayNotBeCalledNorOfOthers() {
    var endpoint = node.create("org_1", "/hook", READY).endpoint();
    assertInstanceOf(
        EndpointUpdate.UrlRefused.class,
        node.webhooks()
            .update(
                "org_1",
                FILM,
                endpoint.id(),
                new EndpointChange("https://10.0.0.1/", null, false)));
    var change = new EndpointChange("https://10.0.0.1/", null, false);
    assertEquals(
        new EndpointUpdate.Unknown(), node.webhooks().update("org_2", FILM, endpoint.id(), change));
    assertEquals(
        new EndpointUpdate.Unknown(),
        node.webhooks().update("org_1", RADIO, endpoint.id(), change));
    assertEquals(endpoint, node.webhooks().find("org_1", FILM, endpoint.id()).orElseThrow());
  }

  private Endpoint update(Endpoint endpoint, EndpointChange change) {
    return assertInstanceOf(
            EndpointUpdate.Updated.class,
            node.webhooks().update("org_1", FILM, endpoint.id(), change))
        .endpoint();
  }

  @Test
  void listsEndpointsNewestFirstPageByPage() {
    var ids = new ArrayList<String>();
    for (var index = 0; index < 5; index++) {
      ids.addFirst(node.create("org_1", "/" + index, READY).endpoint().id());
    }
    var first = ids(node.webhooks().list("org_1", FILM, null, 3));
    assertEquals(ids.subList(0, 3), first);
    assertEquals(ids.subList(3, 5), ids(node.webhooks().list("org_1", FILM, first.getLast(), 3)));
  }

  @Test
  void limitsTheEndpointsOfAnOrganizationAndFamily() {
    for (var index = 0; index < 6; index++) {
      node.create("org_1", "/" + index, READY);
    }
    assertEquals(
        new EndpointCreation.LimitReached(6),
        node.webhooks().create("org_1", FILM, receiver.url("/"), List.of(READY)));
    node.create("org_2", "/", READY);
    assertInstanceOf(
        EndpointCreation.Created.class,
        node.webhooks().create("org_1", RADIO, receiver.url("/"), List.of(READY)));
  }

  @Test
  void refusesAUrlThatMayNotBeCalled() {
    for (var url : List.of("ftp://localhost/", "https://10.0.0.1/", "hook")) {
      assertInstanceOf(
          EndpointCreation.UrlRefused.class,
          node.webhooks().create("org_1", FILM, url, List.of(READY)));
    }
  }

  @Test
  void forgetsMessagesAfterAWeek() throws Exception {
    node.create("org_1", "/hook", READY);
    node.webhooks().publish("org_1", FILM, READY, ASSET);
    receiver.next();
    awaitTrue(() -> node.jobs() == 0);
    clock.advance(Duration.ofDays(7));
    node.bean(WebhookCleanup.class).run();
    assertEquals(1, node.count("select count(*) from webhook_message"));
    clock.advance(Duration.ofSeconds(1));
    node.bean(WebhookCleanup.class).run();
    assertEquals(0, node.count("select count(*) from webhook_message"));
    assertEquals(0, node.count("select count(*) from webhook_delivery"));
    assertEquals(0, node.count("select count(*) from webhook_attempt"));
  }

  private static List<String> ids(List<Endpoint> endpoints) {
    return endpoints.stream().map(Endpoint::id).toList();
  }

  @Test
  void whatIsOfAProjectIsNeitherTheOrganizationsNorAnotherProjects() throws Exception {
    var one = new KeyOwner("org_1", "prj_1");
    var two = new KeyOwner("org_1", "prj_2");
    var organization = KeyOwner.organization("org_1");
    var webhooks = node.webhooks();
    var id =
        assertInstanceOf(
                EndpointCreation.Created.class,
                webhooks.create(one, FILM, receiver.url("/one"), List.of(READY)))
            .endpoint()
            .id();
    webhooks.create(two, FILM, receiver.url("/two"), List.of(READY));
    webhooks.create(organization, FILM, receiver.url("/all"), List.of(READY));

    for (var other : List.of(two, organization, new KeyOwner("org_2", "prj_1"))) {
      assertTrue(webhooks.find(other, FILM, id).isEmpty());
      assertFalse(webhooks.delete(other, FILM, id));
      assertInstanceOf(Ping.Unknown.class, webhooks.ping(other, FILM, id));
    }
    assertTrue(webhooks.find("org_1", FILM, id).isEmpty());
    assertEquals(1, webhooks.list(one, FILM, null, 10).size());
    webhooks.publish(one, FILM, READY, ASSET);
    assertEquals("/one", receiver.next().path());
    webhooks.publish("org_1", FILM, READY, ASSET);
    assertEquals("/all", receiver.next().path());

    webhooks.deleteAll(one, FILM);
    assertEquals(List.of(), webhooks.list(one, FILM, null, 10));
    assertEquals(1, webhooks.list(two, FILM, null, 10).size());
    assertEquals(1, webhooks.list(organization, FILM, null, 10).size());
  }
}
