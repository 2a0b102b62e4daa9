package dev.callsheet.studio.webhook;

import dev.callsheet.api.studio.Conflict;
import dev.callsheet.api.studio.CreateWebhookResponse;
import dev.callsheet.api.studio.DeleteWebhookResponse;
import dev.callsheet.api.studio.Deleted;
import dev.callsheet.api.studio.GetWebhookDeliveryResponse;
import dev.callsheet.api.studio.GetWebhookResponse;
import dev.callsheet.api.studio.ListWebhookDeliveriesResponse;
import dev.callsheet.api.studio.ListWebhooksResponse;
import dev.callsheet.api.studio.NotFound;
import dev.callsheet.api.studio.RedeliverWebhookMessageResponse;
import dev.callsheet.api.studio.RotateWebhookSecretResponse;
import dev.callsheet.api.studio.TestWebhookResponse;
import dev.callsheet.api.studio.UpdateWebhookResponse;
import dev.callsheet.api.studio.ValidationFailed;
import dev.callsheet.api.studio.WebhookCreated;
import dev.callsheet.api.studio.WebhookDeliveriesListed;
import dev.callsheet.api.studio.WebhookDeliveryFound;
import dev.callsheet.api.studio.WebhookFound;
import dev.callsheet.api.studio.WebhookMessageQueued;
import dev.callsheet.api.studio.WebhookSecretRotated;
import dev.callsheet.api.studio.WebhookTestAccepted;
import dev.callsheet.api.studio.WebhooksApi;
import dev.callsheet.api.studio.WebhooksListed;
import dev.callsheet.api.studio.model.CreateWebhookRequest;
import dev.callsheet.api.studio.model.EventType;
import dev.callsheet.api.studio.model.RotateWebhookSecretRequest;
import dev.callsheet.api.studio.model.UpdateWebhookRequest;
import dev.callsheet.api.studio.model.WebhookDeliveryPage;
import dev.callsheet.api.studio.model.WebhookPage;
import dev.callsheet.api.studio.model.WebhookSecret;
import dev.callsheet.api.studio.model.WebhookStatus;
import dev.callsheet.api.studio.model.WebhookTest;
import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import dev.callsheet.studio.StudioFamily;
import dev.callsheet.studio.StudioModels;
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
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The operations of the tag StudioWebhooks. */
@Controller
class WebhooksController implements WebhooksApi {
  private static final List<EventType> ALL_EVENTS = Arrays.asList(EventType.values());

  private final Webhooks webhooks;
  private final Deliveries deliveries;
  private final Idempotency idempotency;
  private final PublicUrls urls;

  WebhooksController(
      Webhooks webhooks, Deliveries deliveries, Idempotency idempotency, PublicUrls urls) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.idempotency = idempotency;
    this.urls = urls;
  }

  @Override
  public CreateWebhookResponse createWebhook(
      Caller caller, @Nullable String idempotencyKey, CreateWebhookRequest request) {
    return idempotency.once(
        caller.organizationId(), idempotencyKey, request, () -> create(caller, request));
  }

  private CreateWebhookResponse create(Caller caller, CreateWebhookRequest request) {
    var events = names(Objects.requireNonNullElse(request.events(), ALL_EVENTS));
    return switch (webhooks.create(
        caller.organizationId(), StudioFamily.NAME, request.url().toString(), events)) {
      case EndpointCreation.Created(var endpoint, var secret) ->
          new WebhookCreated(
              WebhookModels.createdEndpoint(endpoint, secret),
              urls.of("/v1/webhook-endpoints/" + endpoint.id()));
      case EndpointCreation.UrlRefused(var reason, var _) -> urlRefused(reason);
      case EndpointCreation.LimitReached(var maximum) ->
          new Conflict(
              "There are " + maximum + " webhook endpoints, as many as an organisation may have.");
    };
  }

  private static List<String> names(List<EventType> events) {
    return events.stream().distinct().map(EventType::value).toList();
  }

  private static ValidationFailed urlRefused(String reason) {
    return new ValidationFailed("Some fields are not valid.", StudioModels.invalid("url", reason));
  }

  @Override
  public ListWebhooksResponse listWebhooks(Caller caller, int limit, @Nullable String cursor) {
    var page =
        Page.of(
                webhooks.list(
                    caller.organizationId(), StudioFamily.NAME, Cursor.id(cursor), limit + 1),
                limit,
                Endpoint::id)
            .map(WebhookModels::endpoint);
    return new WebhooksListed(new WebhookPage(page.items(), page.nextCursor()));
  }

  @Override
  public GetWebhookResponse getWebhook(Caller caller, String endpointId) {
    return webhooks
        .find(caller.organizationId(), StudioFamily.NAME, endpointId)
        .<GetWebhookResponse>map(endpoint -> new WebhookFound(WebhookModels.endpoint(endpoint)))
        .orElseGet(() -> new NotFound(StudioModels.NOT_FOUND));
  }

  @Override
  public UpdateWebhookResponse updateWebhook(
      Caller caller, String endpointId, UpdateWebhookRequest request) {
    var change =
        new EndpointChange(
            request.url() == null ? null : request.url().toString(),
            request.events() == null ? null : names(request.events()),
            request.status() == null ? null : request.status() == WebhookStatus.ENABLED);
    return switch (webhooks.update(
        caller.organizationId(), StudioFamily.NAME, endpointId, change)) {
      case EndpointUpdate.Updated(var endpoint) ->
          new WebhookFound(WebhookModels.endpoint(endpoint));
      case EndpointUpdate.UrlRefused(var reason) -> urlRefused(reason);
      case EndpointUpdate.Unknown() -> new NotFound(StudioModels.NOT_FOUND);
    };
  }

  @Override
  public DeleteWebhookResponse deleteWebhook(Caller caller, String endpointId) {
    return webhooks.delete(caller.organizationId(), StudioFamily.NAME, endpointId)
        ? new Deleted()
        : new NotFound(StudioModels.NOT_FOUND);
  }

  @Override
  public TestWebhookResponse testWebhook(
      Caller caller, String endpointId, @Nullable String idempotencyKey) {
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        endpointId,
        () ->
            switch (webhooks.ping(caller.organizationId(), StudioFamily.NAME, endpointId)) {
              case Ping.Queued(var messageId) ->
                  new WebhookTestAccepted(new WebhookTest(messageId));
              case Ping.Disabled() -> new Conflict("The endpoint is disabled.");
              case Ping.Unknown() -> new NotFound(StudioModels.NOT_FOUND);
            });
  }

  @Override
  public RotateWebhookSecretResponse rotateWebhookSecret(
      Caller caller,
      String endpointId,
      @Nullable String idempotencyKey,
      RotateWebhookSecretRequest request) {
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        List.of(endpointId, request),
        () ->
            switch (webhooks.rotateSecret(
                caller.organizationId(),
                StudioFamily.NAME,
                endpointId,
                request.overlapMs() == null ? null : Duration.ofMillis(request.overlapMs()))) {
              case SecretRotation.Rotated(var secret, var formerExpireAt) ->
                  new WebhookSecretRotated(new WebhookSecret(secret, formerExpireAt));
              case SecretRotation.LimitReached(var maximum) ->
                  new Conflict(
                      maximum
                          + " secrets are valid. Wait until one expires, or end the former ones"
                          + " with overlap_ms 0.");
              case SecretRotation.Unknown() -> new NotFound(StudioModels.NOT_FOUND);
            });
  }

  @Override
  public ListWebhookDeliveriesResponse listWebhookDeliveries(
      Caller caller, String endpointId, int limit, @Nullable String cursor) {
    return deliveries
        .list(caller.organizationId(), StudioFamily.NAME, endpointId, Cursor.id(cursor), limit + 1)
        .map(found -> Page.of(found, limit, LoggedDelivery::messageId).map(WebhookModels::delivery))
        .<ListWebhookDeliveriesResponse>map(
            page ->
                new WebhookDeliveriesListed(
                    new WebhookDeliveryPage(page.items(), page.nextCursor())))
        .orElseGet(() -> new NotFound(StudioModels.NOT_FOUND));
  }

  @Override
  public GetWebhookDeliveryResponse getWebhookDelivery(
      Caller caller, String endpointId, String messageId) {
    return deliveries
        .find(caller.organizationId(), StudioFamily.NAME, endpointId, messageId)
        .<GetWebhookDeliveryResponse>map(
            delivery -> new WebhookDeliveryFound(WebhookModels.delivery(delivery)))
        .orElseGet(() -> new NotFound(StudioModels.NOT_FOUND));
  }

  @Override
  public RedeliverWebhookMessageResponse redeliverWebhookMessage(
      Caller caller, String endpointId, String messageId, @Nullable String idempotencyKey) {
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        List.of(endpointId, messageId),
        () ->
            switch (deliveries.redeliver(
                caller.organizationId(), StudioFamily.NAME, endpointId, messageId)) {
              case Redelivery.Queued(var delivery) ->
                  new WebhookMessageQueued(WebhookModels.delivery(delivery));
              case Redelivery.Disabled() -> new Conflict("The endpoint is disabled.");
              case Redelivery.Unknown() -> new NotFound(StudioModels.NOT_FOUND);
            });
  }
}
