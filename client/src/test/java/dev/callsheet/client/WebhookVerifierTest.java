package dev.callsheet.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.callsheet.client.studio.EventDelivery;
import dev.callsheet.client.studio.model.AssetReadyEvent;
import dev.callsheet.client.studio.model.Event;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

final class WebhookVerifierTest {

  private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String BODY =
      """
      {"type":"asset.ready","timestamp":"2026-11-20T10:00:00Z","data":{"id":"ast_1",
      "project_id":"prj_1","filename":"a.mp4","size_bytes":1,"status":"ready","cuttable":true,
      "created_at":"2026-11-20T09:00:00Z","updated_at":"2026-11-20T10:00:00Z"}}""";

  private final WebhookVerifier<EventDelivery> verifier =
      new WebhookVerifier<>("whsec_" + KEY, EventDelivery::of);
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

  private EventDelivery verify(String body, Map<String, List<String>> headers)
      throws UntrustedWebhookException {
    return verifier.verify(body.getBytes(StandardCharsets.UTF_8), headers);
  }

  @Test
  void returnsTheEventOfASignedDelivery() throws UntrustedWebhookException {
    EventDelivery delivery = verify(BODY, headers(BODY, now, KEY));

    assertEquals("msg_1", delivery.webhookId());
    AssetReadyEvent event = assertInstanceOf(AssetReadyEvent.class, delivery.body());
    assertEquals(Instant.parse("2026-11-20T10:00:00Z"), event.timestamp());
    assertEquals("ast_1", event.data().id());
  }

  @Test
  void returnsAnEventOfANewerServerAsUnknown() throws UntrustedWebhookException {
    String body =
        """
        {"type":"asset.archived","timestamp":"2026-11-20T10:00:00Z","data":{"id":"ast_1"}}""";

    Event event = verify(body, headers(body, now, KEY)).body();

    assertEquals("asset.archived", event.type());
    assertEquals("ast_1", ((Event.Unknown) event).json().at("/data/id").asText());
  }

  @Test
  void readsEachFamilysEvents() throws UntrustedWebhookException {
    String body =
        """
        {"type":"test.ping","timestamp":"2026-11-20T10:00:00Z","data":{}}""";
    var ofClips =
        new WebhookVerifier<>("whsec_" + KEY, dev.callsheet.client.clips.EventDelivery::of);

    assertInstanceOf(
        dev.callsheet.client.clips.model.TestPingEvent.class,
        ofClips.verify(body.getBytes(StandardCharsets.UTF_8), headers(body, now, KEY)).body());
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
  void acceptsADeliveryOfWhoseSignaturesOneIsOfTheSecret() throws UntrustedWebhookException {
    String other = signature("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    for (String both : List.of(signature(KEY) + " " + other, other + " " + signature(KEY))) {
      Map<String, List<String>> headers = new HashMap<>(headers(BODY, now, KEY));
      headers.put("Webhook-Signature", List.of(both));

      assertEquals(both, verify(BODY, headers).webhookSignature());
    }
  }

  private String signature(String key) {
    return headers(BODY, now, key).getOrDefault("Webhook-Signature", List.of()).get(0);
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
  void refusesASignedBodyThatIsNotAnEvent() {
    for (String body : List.of("[]", "{}", "{\"type\":\"asset.ready\"}")) {
      var headers = headers(body, now, KEY);

      assertThrows(UntrustedWebhookException.class, () -> verify(body, headers), body);
    }
  }
}
