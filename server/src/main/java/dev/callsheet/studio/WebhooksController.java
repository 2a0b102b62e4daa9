package dev.callsheet.studio;

import dev.callsheet.api.studio.Conflict;
import dev.callsheet.api.studio.CreateWebhookResponse;
import dev.callsheet.api.studio.DeleteWebhookResponse;
import dev.callsheet.api.studio.Deleted;
import dev.callsheet.api.studio.GetWebhookResponse;
import dev.callsheet.api.studio.ListWebhooksResponse;
import dev.callsheet.api.studio.NotFound;
import dev.callsheet.api.studio.TestWebhookResponse;
import dev.callsheet.api.studio.ValidationFailed;
import dev.callsheet.api.studio.WebhookCreated;
import dev.callsheet.api.studio.WebhookFound;
import dev.callsheet.api.studio.WebhookTestAccepted;
import dev.callsheet.api.studio.WebhooksApi;
import dev.callsheet.api.studio.WebhooksListed;
import dev.callsheet.api.studio.model.CreateWebhookRequest;
import dev.callsheet.api.studio.model.EventType;
import dev.callsheet.api.studio.model.WebhookPage;
import dev.callsheet.api.studio.model.WebhookTest;
import dev.callsheet.apikey.Caller;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import dev.callsheet.webhook.Endpoint;
import dev.callsheet.webhook.EndpointCreation;
import dev.callsheet.webhook.Ping;
import dev.callsheet.webhook.Webhooks;
import io.micronaut.http.annotation.Controller;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The operations of the tag Webhooks. */
@Controller
class WebhooksController implements WebhooksApi {
  private static final List<EventType> ALL_EVENTS = Arrays.asList(EventType.values());

  private final Webhooks webhooks;
  private final Idempotency idempotency;
  private final PublicUrls urls;

  WebhooksController(Webhooks webhooks, Idempotency idempotency, PublicUrls urls) {
    this.webhooks = webhooks;
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
    var events =
        Objects.requireNonNullElse(request.events(), ALL_EVENTS).stream()
            .distinct()
            .map(EventType::value)
            .toList();
    return switch (webhooks.create(
        caller.organizationId(), StudioEvents.FAMILY, request.url().toString(), events)) {
      case EndpointCreation.Created(var endpoint, var secret) ->
          new WebhookCreated(
              StudioModels.createdEndpoint(endpoint, secret),
              urls.of("/v1/webhook-endpoints/" + endpoint.id()));
      case EndpointCreation.UrlRefused(var reason) ->
          new ValidationFailed("Some fields are not valid.", StudioModels.invalid("url", reason));
      case EndpointCreation.LimitReached(var maximum) ->
          new Conflict(
              "There are " + maximum + " webhook endpoints, as many as an organisation may have.");
    };
  }

  @Override
  public ListWebhooksResponse listWebhooks(Caller caller, int limit, @Nullable String cursor) {
    var page =
        Page.of(
                webhooks.list(
                    caller.organizationId(), StudioEvents.FAMILY, Cursor.id(cursor), limit + 1),
                limit,
                Endpoint::id)
            .map(StudioModels::endpoint);
    return new WebhooksListed(new WebhookPage(page.items(), page.nextCursor()));
  }

  @Override
  public GetWebhookResponse getWebhook(Caller caller, String endpointId) {
    return webhooks
        .find(caller.organizationId(), StudioEvents.FAMILY, endpointId)
        .<GetWebhookResponse>map(endpoint -> new WebhookFound(StudioModels.endpoint(endpoint)))
        .orElseGet(() -> new NotFound(StudioModels.NOT_FOUND));
  }

  @Override
  public DeleteWebhookResponse deleteWebhook(Caller caller, String endpointId) {
    return webhooks.delete(caller.organizationId(), StudioEvents.FAMILY, endpointId)
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
            switch (webhooks.ping(caller.organizationId(), StudioEvents.FAMILY, endpointId)) {
              case Ping.Queued(var messageId) ->
                  new WebhookTestAccepted(new WebhookTest(messageId));
              case Ping.Disabled() -> new Conflict("The endpoint is disabled.");
              case Ping.Unknown() -> new NotFound(StudioModels.NOT_FOUND);
            });
  }
}
