package dev.callsheet.clips;

import dev.callsheet.api.clips.CreateWebhookResponse;
import dev.callsheet.api.clips.DeleteWebhookResponse;
import dev.callsheet.api.clips.ListWebhooksResponse;
import dev.callsheet.api.clips.TestWebhookResponse;
import dev.callsheet.api.clips.WebhookCreated;
import dev.callsheet.api.clips.WebhookDeleted;
import dev.callsheet.api.clips.WebhookNotCreatable;
import dev.callsheet.api.clips.WebhookTested;
import dev.callsheet.api.clips.WebhookUnknown;
import dev.callsheet.api.clips.WebhookUntestable;
import dev.callsheet.api.clips.WebhooksApi;
import dev.callsheet.api.clips.WebhooksListed;
import dev.callsheet.api.clips.model.CreateWebhookRequest;
import dev.callsheet.api.clips.model.CreatedWebhookEnvelope;
import dev.callsheet.api.clips.model.DeletedWebhook;
import dev.callsheet.api.clips.model.DeletedWebhookEnvelope;
import dev.callsheet.api.clips.model.WebhookPageEnvelope;
import dev.callsheet.api.clips.model.WebhookTest;
import dev.callsheet.api.clips.model.WebhookTestEnvelope;
import dev.callsheet.apikey.Caller;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import dev.callsheet.webhook.Endpoint;
import dev.callsheet.webhook.EndpointCreation;
import dev.callsheet.webhook.Ping;
import dev.callsheet.webhook.Webhooks;
import io.micronaut.http.annotation.Controller;
import org.jspecify.annotations.Nullable;

/** The operations of the tag ClipWebhooks. */
@Controller
class ClipWebhooksController implements WebhooksApi {
  private static final String NO_WEBHOOK = "There is no such webhook.";

  private final Webhooks webhooks;
  private final Idempotency idempotency;

  ClipWebhooksController(Webhooks webhooks, Idempotency idempotency) {
    this.webhooks = webhooks;
    this.idempotency = idempotency;
  }

  @Override
  public CreateWebhookResponse createWebhook(
      Caller caller, @Nullable String idempotencyKey, CreateWebhookRequest request) {
    return idempotency.once(
        caller.organizationId(), idempotencyKey, request, () -> create(caller, request));
  }

  private CreateWebhookResponse create(Caller caller, CreateWebhookRequest request) {
    var outcome =
        webhooks.create(
            caller.organizationId(), ClipEvents.FAMILY, request.url().toString(), ClipEvents.ALL);
    return switch (outcome) {
      case EndpointCreation.Created(var endpoint, var secret) ->
          new WebhookCreated(
              new CreatedWebhookEnvelope(ClipModels.createdWebhook(endpoint, secret)));
      case EndpointCreation.UrlRefused(var reason) -> new WebhookNotCreatable("url " + reason);
      case EndpointCreation.LimitReached(var maximum) ->
          new WebhookNotCreatable("There are " + maximum + " webhooks, as many as there may be.");
    };
  }

  @Override
  public ListWebhooksResponse listWebhooks(Caller caller, int limit, @Nullable String cursor) {
    var endpoints =
        webhooks.list(caller.organizationId(), ClipEvents.FAMILY, Cursor.id(cursor), limit + 1);
    return new WebhooksListed(
        new WebhookPageEnvelope(ClipModels.webhooks(Page.of(endpoints, limit, Endpoint::id))));
  }

  @Override
  public DeleteWebhookResponse deleteWebhook(Caller caller, String webhookId) {
    return webhooks.delete(caller.organizationId(), ClipEvents.FAMILY, webhookId)
        ? new WebhookDeleted(new DeletedWebhookEnvelope(new DeletedWebhook(webhookId)))
        : new WebhookUnknown(NO_WEBHOOK);
  }

  @Override
  public TestWebhookResponse testWebhook(
      Caller caller, String webhookId, @Nullable String idempotencyKey) {
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        webhookId,
        () ->
            switch (webhooks.ping(caller.organizationId(), ClipEvents.FAMILY, webhookId)) {
              case Ping.Queued(var messageId) ->
                  new WebhookTested(new WebhookTestEnvelope(new WebhookTest(messageId)));
              case Ping.Disabled() -> new WebhookUntestable("The webhook is disabled.");
              case Ping.Unknown() -> new WebhookUntestable(NO_WEBHOOK);
            });
  }
}
