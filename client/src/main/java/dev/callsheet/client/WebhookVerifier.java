package dev.callsheet.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.callsheet.client.api.Json;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks that a webhook came from the server that knows the endpoint's secret, unchanged and not
 * long ago (five minutes), as Standard Webhooks prescribes.
 */
public final class WebhookVerifier {

  private final Webhook webhook;

  /** Takes the endpoint's secret as the server showed it once, beginning with {@code whsec_}. */
  public WebhookVerifier(String secret) {
    this.webhook = new Webhook(secret);
  }

  /**
   * Returns the event of a delivery that can be trusted.
   *
   * @param body the request's body, byte for byte
   * @param headers the request's headers; the case of their names does not matter
   * @throws UntrustedWebhookException when the signature is missing, wrong or too old, or when the
   *     body is no event; answer 400 then
   */
  public WebhookDelivery verify(byte[] body, Map<String, List<String>> headers)
      throws UntrustedWebhookException {
    Map<String, List<String>> lowerCase = new HashMap<>();
    headers.forEach((name, values) -> lowerCase.put(name.toLowerCase(Locale.ROOT), values));
    String payload = new String(body, StandardCharsets.UTF_8);
    try {
      webhook.verify(payload, lowerCase);
    } catch (WebhookVerificationException untrusted) {
      throw new UntrustedWebhookException("The webhook cannot be trusted.", untrusted);
    }
    return read(payload, lowerCase.getOrDefault("webhook-id", List.of("")).get(0));
  }

  private static WebhookDelivery read(String payload, String id) throws UntrustedWebhookException {
    try {
      JsonNode event = Json.MAPPER.readTree(payload);
      JsonNode type = event.path("type");
      if (!type.isTextual()) {
        throw new UntrustedWebhookException("The webhook's body names no event type.", null);
      }
      return new WebhookDelivery(
          id, type.asText(), Instant.parse(event.path("timestamp").asText()), event.path("data"));
    } catch (JsonProcessingException | DateTimeException unreadable) {
      throw new UntrustedWebhookException("The webhook's body is no event.", unreadable);
    }
  }
}
