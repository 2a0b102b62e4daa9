package dev.callsheet.webhook;

import static dev.callsheet.webhook.WebhookNode.ASSET;
import static dev.callsheet.webhook.WebhookNode.FILM;
import static dev.callsheet.webhook.WebhookNode.RADIO;
import static dev.callsheet.webhook.WebhookNode.READY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.callsheet.webhook.Receiver.Received;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SecretRotationTest {
  private static final Duration DAY = Duration.ofHours(24);

  private WebhookNode node;
  private EndpointCreation.Created endpoint;

  /** It is not yet a day ago, so that within two minutes of now a day has passed. */
  @BeforeEach
  void createAnEndpoint() throws Exception {
    node = new WebhookNode();
    node.clock.advance(DAY.minusMinutes(2).negated());
    endpoint = node.create("org_1", "/hook", READY);
  }

  @AfterEach
  void stopNode() {
    node.close();
  }

  @Test
  void signsWithBothSecretsForADayAndThenWithTheNewOneAlone() throws Exception {
    var rotated = rotate(null);
    assertNotEquals(endpoint.secret(), rotated.secret());
    assertEquals(node.clock.instant().plus(DAY), rotated.formerExpireAt());

    node.clock.advance(DAY.minusSeconds(1));
    var within = delivered();
    assertEquals(2, signatures(within).size());
    assertVerifies(endpoint.secret(), within);
    assertVerifies(rotated.secret(), within);

    node.clock.advance(Duration.ofSeconds(1));
    var afterwards = delivered();
    assertEquals(1, signatures(afterwards).size());
    assertVerifies(rotated.secret(), afterwards);
    assertThrows(WebhookVerificationException.class, () -> verify(endpoint.secret(), afterwards));
  }

  @Test
  void replacesALeakedSecretAtOnce() throws Exception {
    var leaked = rotate(null).secret();
    node.clock.advance(DAY.minusMinutes(2));
    var rotated = rotate(Duration.ZERO);
    var delivery = delivered();
    assertEquals(1, signatures(delivery).size());
    assertVerifies(rotated.secret(), delivery);
    assertThrows(WebhookVerificationException.class, () -> verify(leaked, delivery));
    assertThrows(WebhookVerificationException.class, () -> verify(endpoint.secret(), delivery));
  }

  @Test
  void signsWithEverySecretOfRotationsThatFollowEachOther() throws Exception {
    var second = rotate(null);
    var third = rotate(null);
    node.clock.advance(DAY.minusMinutes(2));
    var delivery = delivered();
    assertEquals(3, signatures(delivery).size());
    for (var secret : List.of(endpoint.secret(), second.secret(), third.secret())) {
      assertVerifies(secret, delivery);
    }
  }

  @Test
  void endsFormerSecretsEarlierButNeverLater() throws Exception {
    rotate(Duration.ofHours(1));
    rotate(Duration.ofHours(30));
    rotate(Duration.ofHours(2));
    node.clock.advance(Duration.ofHours(1).minusSeconds(1));
    assertEquals(4, signatures(delivered()).size());
    node.clock.advance(Duration.ofSeconds(1));
    assertEquals(3, signatures(delivered()).size());
    node.clock.advance(Duration.ofHours(1));
    assertEquals(1, signatures(delivered()).size());
  }

  @Test
  void refusesASixthSecretUnlessTheOthersEnd() throws Exception {
    for (var rotation = 0; rotation < 4; rotation++) {
      rotate(null);
    }
    assertEquals(new SecretRotation.LimitReached(5), rotation(FILM, Duration.ofDays(7)));
    assertEquals(5, signatures(delivered()).size());
    rotate(Duration.ZERO);
    assertEquals(1, signatures(delivered()).size());
  }

  @Test
  void rotatesNothingOfOthers() throws Exception {
    assertEquals(new SecretRotation.Unknown(), rotation(RADIO, null));
    assertEquals(
        new SecretRotation.Unknown(),
        node.webhooks().rotateSecret("org_2", FILM, endpoint.endpoint().id(), null));
    assertEquals(1, signatures(delivered()).size());
  }

  @Test
  void keepsNoSecretInClearAndNoneThatHasExpired() {
    var rotated = rotate(null);
    assertFalse(rotated.toString().contains(rotated.secret()));
    var former = node.text("select secret from webhook_former_secret");
    assertTrue(former.startsWith("sealed:"));
    node.clock.advance(DAY.minusSeconds(1));
    node.bean(WebhookCleanup.class).run();
    assertEquals(1, node.count("select count(*) from webhook_former_secret"));
    node.clock.advance(Duration.ofSeconds(1));
    node.bean(WebhookCleanup.class).run();
    assertEquals(0, node.count("select count(*) from webhook_former_secret"));
  }

  @Test
  void takesTheUsualOverlapFromTheSettings() throws Exception {
    node.close();
    node = new WebhookNode(Map.of("callsheet.webhooks.secret-overlap", "90m"));
    endpoint = node.create("org_1", "/hook", READY);
    assertEquals(node.clock.instant().plus(Duration.ofMinutes(90)), rotate(null).formerExpireAt());
  }

  private SecretRotation.Rotated rotate(@Nullable Duration overlap) {
    return assertInstanceOf(SecretRotation.Rotated.class, rotation(FILM, overlap));
  }

  private SecretRotation rotation(String family, @Nullable Duration overlap) {
    return node.webhooks().rotateSecret("org_1", family, endpoint.endpoint().id(), overlap);
  }

  private Received delivered() throws InterruptedException {
    node.webhooks().publish("org_1", FILM, READY, ASSET);
    return node.receiver.next();
  }

  private static List<String> signatures(Received delivery) {
    return List.of(delivery.headers().firstValue("webhook-signature").orElseThrow().split(" "));
  }

  private static void assertVerifies(String secret, Received delivery) throws Exception {
    verify(secret, delivery);
    assertThrows(
        WebhookVerificationException.class,
        () -> new Webhook(secret).verify(delivery.body() + " ", delivery.headers()));
  }

  private static void verify(String secret, Received delivery) throws WebhookVerificationException {
    new Webhook(secret).verify(delivery.body(), delivery.headers());
  }
}
