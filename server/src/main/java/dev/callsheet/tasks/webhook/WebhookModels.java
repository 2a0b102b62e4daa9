package dev.callsheet.tasks.webhook;

import dev.callsheet.api.tasks.model.CreatedWebhook;
import dev.callsheet.api.tasks.model.EventType;
import dev.callsheet.api.tasks.model.Webhook;
import dev.callsheet.api.tasks.model.WebhookPage;
import dev.callsheet.api.tasks.model.WebhookStatus;
import dev.callsheet.page.Page;
import dev.callsheet.tasks.TasksFamily;
import dev.callsheet.webhook.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Webhooks as the contract writes them, and events as webhooks have them. */
final class WebhookModels {
  private WebhookModels() {}

  static List<String> names(@Nullable List<EventType> events) {
    return events == null
        ? TasksFamily.EVENTS
        : events.stream().distinct().map(EventType::value).toList();
  }

  static Webhook webhook(Endpoint endpoint) {
    return new Webhook(
        endpoint.id(), endpoint.url(), events(endpoint), status(endpoint), endpoint.createdAt());
  }

  static CreatedWebhook createdWebhook(Endpoint endpoint, String secret) {
    return new CreatedWebhook(
        endpoint.id(),
        endpoint.url(),
        events(endpoint),
        status(endpoint),
        endpoint.createdAt(),
        secret);
  }

  static WebhookPage page(Page<Endpoint> page) {
    return new WebhookPage(
        page.items().stream().map(WebhookModels::webhook).toList(), page.nextCursor());
  }

  private static List<EventType> events(Endpoint endpoint) {
    return endpoint.events().stream().map(event -> EventType.of(event).orElseThrow()).toList();
  }

  private static WebhookStatus status(Endpoint endpoint) {
    return endpoint.enabled() ? WebhookStatus.ENABLED : WebhookStatus.DISABLED;
  }
}
