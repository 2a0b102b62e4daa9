package dev.callsheet.studio.webhook;

import dev.callsheet.api.studio.model.CreatedWebhook;
import dev.callsheet.api.studio.model.EventType;
import dev.callsheet.api.studio.model.Webhook;
import dev.callsheet.api.studio.model.WebhookDelivery;
import dev.callsheet.api.studio.model.WebhookDeliveryAttempt;
import dev.callsheet.api.studio.model.WebhookDeliveryStatus;
import dev.callsheet.api.studio.model.WebhookStatus;
import dev.callsheet.webhook.Endpoint;
import dev.callsheet.webhook.LoggedAttempt;
import dev.callsheet.webhook.LoggedDelivery;
import java.util.List;

/** Endpoints and deliveries as the contract writes them. */
final class WebhookModels {
  private WebhookModels() {}

  static Webhook endpoint(Endpoint endpoint) {
    return new Webhook(
        endpoint.id(), endpoint.url(), events(endpoint), status(endpoint), endpoint.createdAt());
  }

  static CreatedWebhook createdEndpoint(Endpoint endpoint, String secret) {
    return new CreatedWebhook(
        endpoint.id(),
        endpoint.url(),
        events(endpoint),
        status(endpoint),
        endpoint.createdAt(),
        secret);
  }

  static WebhookDelivery delivery(LoggedDelivery delivery) {
    return new WebhookDelivery(
        delivery.messageId(),
        delivery.type(),
        switch (delivery.state()) {
          case PENDING -> WebhookDeliveryStatus.PENDING;
          case DELIVERED -> WebhookDeliveryStatus.DELIVERED;
          case FAILED -> WebhookDeliveryStatus.FAILED;
        },
        delivery.attempts().stream().map(WebhookModels::attempt).toList(),
        delivery.nextAttemptAt(),
        delivery.createdAt());
  }

  private static WebhookDeliveryAttempt attempt(LoggedAttempt attempt) {
    return new WebhookDeliveryAttempt(
        attempt.number(),
        attempt.attemptedAt(),
        attempt.duration().toMillis(),
        attempt.status(),
        attempt.answer(),
        attempt.error());
  }

  private static List<EventType> events(Endpoint endpoint) {
    return endpoint.events().stream().map(event -> EventType.of(event).orElseThrow()).toList();
  }

  private static WebhookStatus status(Endpoint endpoint) {
    return endpoint.enabled() ? WebhookStatus.ENABLED : WebhookStatus.DISABLED;
  }
}
