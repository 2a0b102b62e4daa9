package dev.callsheet.clips.webhook;

import dev.callsheet.api.clips.model.CreatedWebhook;
import dev.callsheet.api.clips.model.Webhook;
import dev.callsheet.api.clips.model.WebhookDelivery;
import dev.callsheet.api.clips.model.WebhookDeliveryAttempt;
import dev.callsheet.api.clips.model.WebhookDeliveryPage;
import dev.callsheet.api.clips.model.WebhookDeliveryStatus;
import dev.callsheet.api.clips.model.WebhookPage;
import dev.callsheet.api.clips.model.WebhookStatus;
import dev.callsheet.page.Page;
import dev.callsheet.webhook.Endpoint;
import dev.callsheet.webhook.LoggedAttempt;
import dev.callsheet.webhook.LoggedDelivery;

/** Endpoints and deliveries as the contract writes them. */
final class WebhookModels {
  private WebhookModels() {}

  static Webhook webhook(Endpoint endpoint) {
    return new Webhook(endpoint.id(), endpoint.url(), status(endpoint), endpoint.createdAt());
  }

  static CreatedWebhook createdWebhook(Endpoint endpoint, String secret) {
    return new CreatedWebhook(
        endpoint.id(), endpoint.url(), status(endpoint), endpoint.createdAt(), secret);
  }

  static WebhookPage webhooks(Page<Endpoint> page) {
    return new WebhookPage(
        page.items().stream().map(WebhookModels::webhook).toList(), page.nextCursor());
  }

  static WebhookDeliveryPage deliveries(Page<LoggedDelivery> page) {
    return new WebhookDeliveryPage(
        page.items().stream().map(WebhookModels::delivery).toList(), page.nextCursor());
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

  private static WebhookStatus status(Endpoint endpoint) {
    return endpoint.enabled() ? WebhookStatus.ENABLED : WebhookStatus.DISABLED;
  }
}
