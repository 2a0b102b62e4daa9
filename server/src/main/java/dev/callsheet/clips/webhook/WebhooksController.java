package dev.callsheet.clips.webhook;

import dev.callsheet.api.clips.CreateWebhookResponse;
import dev.callsheet.api.clips.DeleteWebhookResponse;
import dev.callsheet.api.clips.GetWebhookDeliveryResponse;
import dev.callsheet.api.clips.ListWebhookDeliveriesResponse;
import dev.callsheet.api.clips.ListWebhooksResponse;
import dev.callsheet.api.clips.RedeliverWebhookMessageResponse;
import dev.callsheet.api.clips.RotateWebhookSecretResponse;
import dev.callsheet.api.clips.TestWebhookResponse;
import dev.callsheet.api.clips.UpdateWebhookResponse;
import dev.callsheet.api.clips.WebhookCreated;
import dev.callsheet.api.clips.WebhookDeleted;
import dev.callsheet.api.clips.WebhookDeliveriesListed;
import dev.callsheet.api.clips.WebhookDeliveriesNotListable;
import dev.callsheet.api.clips.WebhookDeliveryFound;
import dev.callsheet.api.clips.WebhookDeliveryUnknown;
import dev.callsheet.api.clips.WebhookMessageNotRedeliverable;
import dev.callsheet.api.clips.WebhookMessageQueued;
import dev.callsheet.api.clips.WebhookNotCreatable;
import dev.callsheet.api.clips.WebhookNotUpdatable;
import dev.callsheet.api.clips.WebhookSecretNotRotatable;
import dev.callsheet.api.clips.WebhookSecretRotated;
import dev.callsheet.api.clips.WebhookTested;
import dev.callsheet.api.clips.WebhookUnknown;
import dev.callsheet.api.clips.WebhookUntestable;
import dev.callsheet.api.clips.WebhookUpdated;
import dev.callsheet.api.clips.WebhooksApi;
import dev.callsheet.api.clips.WebhooksListed;
import dev.callsheet.api.clips.model.CreateWebhookRequest;
import dev.callsheet.api.clips.model.CreatedWebhookEnvelope;
import dev.callsheet.api.clips.model.DeletedWebhook;
import dev.callsheet.api.clips.model.DeletedWebhookEnvelope;
import dev.callsheet.api.clips.model.RotateWebhookSecretRequest;
import dev.callsheet.api.clips.model.UpdateWebhookRequest;
import dev.callsheet.api.clips.model.WebhookDeliveryEnvelope;
import dev.callsheet.api.clips.model.WebhookDeliveryPageEnvelope;
import dev.callsheet.api.clips.model.WebhookEnvelope;
import dev.callsheet.api.clips.model.WebhookPageEnvelope;
import dev.callsheet.api.clips.model.WebhookSecret;
import dev.callsheet.api.clips.model.WebhookSecretEnvelope;
import dev.callsheet.api.clips.model.WebhookStatus;
import dev.callsheet.api.clips.model.WebhookTest;
import dev.callsheet.api.clips.model.WebhookTestEnvelope;
import dev.callsheet.caller.Caller;
import dev.callsheet.clips.ClipsFamily;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import dev.callsheet.webhook.Deliveries;
import dev.callsheet.webhook.Endpoint;
import dev.callsheet.webhook.EndpointChange;
import dev.callsheet.webhook.EndpointCreation;
import dev.callsheet.webhook.EndpointUpdate;
import dev.callsheet.webhook.LoggedDelivery;
import dev.callsheet.webhook.Ping;
import dev.callsheet.webhook.Redelivery;
import dev.callsheet.webhook.SecretRotation;
import dev.callsheet.webhook.Webhooks;
import io.micronaut.http.annotation.Controller;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations of the tag ClipsWebhooks. */
@Controller
class WebhooksController implements WebhooksApi {
  private static final String NO_WEBHOOK = "There is no such webhook.";
  private static final String NO_DELIVERY = "There is no such delivery.";
  private static final String DISABLED = "The webhook is disabled.";

  private final Webhooks webhooks;
  private final Deliveries deliveries;
  private final Idempotency idempotency;

  WebhooksController(Webhooks webhooks, Deliveries deliveries, Idempotency idempotency) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
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
            caller.organizationId(),
            ClipsFamily.NAME,
            request.url().toString(),
            ClipsFamily.EVENTS);
    return switch (outcome) {
      case EndpointCreation.Created(var endpoint, var secret) ->
          new WebhookCreated(
              new CreatedWebhookEnvelope(WebhookModels.createdWebhook(endpoint, secret)));
      case EndpointCreation.UrlRefused(var reason, var _) ->
          new WebhookNotCreatable("url " + reason);
      case EndpointCreation.LimitReached(var maximum) ->
          new WebhookNotCreatable("There are " + maximum + " webhooks, as many as there may be.");
    };
  }

  @Override
  public ListWebhooksResponse listWebhooks(Caller caller, int limit, @Nullable String cursor) {
    var endpoints =
        webhooks.list(caller.organizationId(), ClipsFamily.NAME, Cursor.id(cursor), limit + 1);
    return new WebhooksListed(
        new WebhookPageEnvelope(WebhookModels.webhooks(Page.of(endpoints, limit, Endpoint::id))));
  }

  @Override
  public UpdateWebhookResponse updateWebhook(
      Caller caller, String webhookId, UpdateWebhookRequest request) {
    var change =
        new EndpointChange(
            request.url() == null ? null : request.url().toString(),
            null,
            request.status() == null ? null : request.status() == WebhookStatus.ENABLED);
    return switch (webhooks.update(caller.organizationId(), ClipsFamily.NAME, webhookId, change)) {
      case EndpointUpdate.Updated(var endpoint) ->
          new WebhookUpdated(new WebhookEnvelope(WebhookModels.webhook(endpoint)));
      case EndpointUpdate.UrlRefused(var reason) -> new WebhookNotUpdatable("url " + reason);
      case EndpointUpdate.Unknown() -> new WebhookNotUpdatable(NO_WEBHOOK);
    };
  }

  @Override
  public DeleteWebhookResponse deleteWebhook(Caller caller, String webhookId) {
    return webhooks.delete(caller.organizationId(), ClipsFamily.NAME, webhookId)
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
            switch (webhooks.ping(caller.organizationId(), ClipsFamily.NAME, webhookId)) {
              case Ping.Queued(var messageId) ->
                  new WebhookTested(new WebhookTestEnvelope(new WebhookTest(messageId)));
              case Ping.Disabled() -> new WebhookUntestable(DISABLED);
              case Ping.Unknown() -> new WebhookUntestable(NO_WEBHOOK);
            });
  }

  @Override
  public RotateWebhookSecretResponse rotateWebhookSecret(
      Caller caller,
      String webhookId,
      @Nullable String idempotencyKey,
      RotateWebhookSecretRequest request) {
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        List.of(webhookId, request),
        () ->
            switch (webhooks.rotateSecret(
                caller.organizationId(),
                ClipsFamily.NAME,
                webhookId,
                request.overlapMs() == null ? null : Duration.ofMillis(request.overlapMs()))) {
              case SecretRotation.Rotated(var secret, var formerExpireAt) ->
                  new WebhookSecretRotated(
                      new WebhookSecretEnvelope(new WebhookSecret(secret, formerExpireAt)));
              case SecretRotation.LimitReached(var maximum) ->
                  new WebhookSecretNotRotatable(
                      maximum
                          + " secrets are valid. Wait until one expires, or end the former ones"
                          + " with overlap_ms 0.");
              case SecretRotation.Unknown() -> new WebhookSecretNotRotatable(NO_WEBHOOK);
            });
  }

  @Override
  public ListWebhookDeliveriesResponse listWebhookDeliveries(
      Caller caller, String webhookId, int limit, @Nullable String cursor) {
    return deliveries
        .list(caller.organizationId(), ClipsFamily.NAME, webhookId, Cursor.id(cursor), limit + 1)
        .map(found -> Page.of(found, limit, LoggedDelivery::messageId))
        .<ListWebhookDeliveriesResponse>map(
            page ->
                new WebhookDeliveriesListed(
                    new WebhookDeliveryPageEnvelope(WebhookModels.deliveries(page))))
        .orElseGet(() -> new WebhookDeliveriesNotListable(NO_WEBHOOK));
  }

  @Override
  public GetWebhookDeliveryResponse getWebhookDelivery(
      Caller caller, String webhookId, String messageId) {
    return deliveries
        .find(caller.organizationId(), ClipsFamily.NAME, webhookId, messageId)
        .<GetWebhookDeliveryResponse>map(
            delivery ->
                new WebhookDeliveryFound(
                    new WebhookDeliveryEnvelope(WebhookModels.delivery(delivery))))
        .orElseGet(() -> new WebhookDeliveryUnknown(NO_DELIVERY));
  }

  @Override
  public RedeliverWebhookMessageResponse redeliverWebhookMessage(
      Caller caller, String webhookId, String messageId, @Nullable String idempotencyKey) {
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        List.of(webhookId, messageId),
        () ->
            switch (deliveries.redeliver(
                caller.organizationId(), ClipsFamily.NAME, webhookId, messageId)) {
              case Redelivery.Queued(var delivery) ->
                  new WebhookMessageQueued(
                      new WebhookDeliveryEnvelope(WebhookModels.delivery(delivery)));
              case Redelivery.Disabled() -> new WebhookMessageNotRedeliverable(DISABLED);
              case Redelivery.Unknown() -> new WebhookMessageNotRedeliverable(NO_DELIVERY);
            });
  }
}
