package dev.callsheet.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

final class WebhookVerifierTest {

  private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String BODY =
      """
      {"type":"asset.ready","timestamp":"2026-11-20T10:00:00Z","data":{"id":"ast_1"}}""";

  private final WebhookVerifier verifier = new WebhookVerifier("whsec_" + KEY);
  private final Instant now = Clock.systemUTC().instant();

  private Map<String, List<String>> headers(String body, Instant sentAt, String key) {
    try {
      long seconds = sentAt.getEpochSecond();
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
      byte[] signature =
          mac.doFinal(("msg_1." + seconds + "." + body).getBytes(StandardCharsets.UTF_8));
      return Map.of(
          "Webhook-Id", List.of("msg_1"),
          "Webhook-Timestamp", List.of(Long.toString(seconds)),
          "Webhook-Signature", List.of("v1," + Base64.getEncoder().encodeToString(signature)));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private WebhookDelivery verify(String body, Map<String, List<String>> headers)
      throws UntrustedWebhookException {
    return verifier.verify(body.getBytes(StandardCharsets.UTF_8), headers);
  }

  @Test
  void returnsTheEventOfASignedDelivery() throws UntrustedWebhookException {
    WebhookDelivery delivery = verify(BODY, headers(BODY, now, KEY));

    assertEquals("msg_1", delivery.id());
    assertEquals("asset.ready", delivery.type());
    assertEquals(Instant.parse("2026-11-20T10:00:00Z"), delivery.timestamp());
    assertEquals("ast_1", delivery.data().path("id").asText());
  }

  @Test
  void refusesAChangedBody() {
    var headers = headers(BODY, now, KEY);

    assertThrows(
        UntrustedWebhookException.class, () -> verify(BODY.replace("ast_1", "ast_2"), headers));
  }

  @Test
  void refusesTheSignatureOfAnotherSecret() {
    var headers = headers(BODY, now, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

    assertThrows(UntrustedWebhookException.class, () -> verify(BODY, headers));
  }

  @Test
  void refusesADeliveryOfLongAgo() {
    var headers = headers(BODY, now.minus(Duration.ofMinutes(6)), KEY);

    assertThrows(UntrustedWebhookException.class, () -> verify(BODY, headers));
  }

  @Test
  void refusesADeliveryWithoutHeaders() {
    assertThrows(UntrustedWebhookException.class, () -> verify(BODY, Map.of()));
  }

  @Test
  void refusesASignedBodyThatIsNoEvent() {
    var headers = headers("[]", now, KEY);

    assertThrows(UntrustedWebhookException.class, () -> verify("[]", headers));
  }
}
