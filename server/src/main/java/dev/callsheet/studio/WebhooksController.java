package dev.callsheet.studio;

import dev.callsheet.api.CreateWebhookEndpointResponse;
import dev.callsheet.api.DeleteWebhookEndpointResponse;
import dev.callsheet.api.GetWebhookEndpointResponse;
import dev.callsheet.api.ListWebhookEndpointsResponse;
import dev.callsheet.api.TestWebhookEndpointResponse;
import dev.callsheet.api.WebhooksApi;
import dev.callsheet.api.model.CreateWebhookEndpointRequest;
import dev.callsheet.api.model.WebhookEndpointPage;
import dev.callsheet.api.model.WebhookEventType;
import dev.callsheet.api.model.WebhookTest;
import dev.callsheet.apikey.Caller;
import dev.callsheet.http.PublicUrls;
import dev.callsheet.idempotency.Idempotency;
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
  private static final String AUDIENCE = "studio";
  private static final List<WebhookEventType> ALL_EVENTS = Arrays.asList(WebhookEventType.values());

  private final Webhooks webhooks;
  private final Idempotency idempotency;
  private final PublicUrls urls;

  WebhooksController(Webhooks webhooks, Idempotency idempotency, PublicUrls urls) {
    this.webhooks = webhooks;
    this.idempotency = idempotency;
    this.urls = urls;
  }

  @Override
  public CreateWebhookEndpointResponse createWebhookEndpoint(
      Caller caller, @Nullable String idempotencyKey, CreateWebhookEndpointRequest request) {
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        "createWebhookEndpoint",
        request,
        CreateWebhookEndpointResponse.class,
        () -> create(caller, request));
  }

  private CreateWebhookEndpointResponse create(
      Caller caller, CreateWebhookEndpointRequest request) {
    var events =
        Objects.requireNonNullElse(request.events(), ALL_EVENTS).stream()
            .distinct()
            .map(WebhookEventType::value)
            .toList();
    return switch (webhooks.create(
        caller.organizationId(), AUDIENCE, request.url().toString(), events)) {
      case EndpointCreation.Created(var endpoint, var secret) ->
          new CreateWebhookEndpointResponse.Created(
              StudioModels.createdEndpoint(endpoint, secret),
              urls.of("/v1/webhook-endpoints/" + endpoint.id()));
      case EndpointCreation.UrlRefused(var reason) ->
          new CreateWebhookEndpointResponse.ValidationError(
              "Some fields are not valid.", StudioModels.invalid("url", reason));
      case EndpointCreation.LimitReached(var maximum) ->
          new CreateWebhookEndpointResponse.Conflict(
              "There are " + maximum + " webhook endpoints, as many as an organisation may have.");
    };
  }

  @Override
  public ListWebhookEndpointsResponse listWebhookEndpoints(
      Caller caller, int limit, @Nullable String cursor) {
    var page =
        Page.of(
                webhooks.list(caller.organizationId(), AUDIENCE, Cursor.id(cursor), limit + 1),
                limit,
                Endpoint::id)
            .map(StudioModels::endpoint);
    return new ListWebhookEndpointsResponse.Ok(
        new WebhookEndpointPage(page.items(), page.nextCursor()));
  }

  @Override
  public GetWebhookEndpointResponse getWebhookEndpoint(Caller caller, String endpointId) {
    return webhooks
        .find(caller.organizationId(), AUDIENCE, endpointId)
        .<GetWebhookEndpointResponse>map(
            endpoint -> new GetWebhookEndpointResponse.Ok(StudioModels.endpoint(endpoint)))
        .orElseGet(() -> new GetWebhookEndpointResponse.NotFound(StudioModels.NOT_FOUND));
  }

  @Override
  public DeleteWebhookEndpointResponse deleteWebhookEndpoint(Caller caller, String endpointId) {
    return webhooks.delete(caller.organizationId(), AUDIENCE, endpointId)
        ? new DeleteWebhookEndpointResponse.NoContent()
        : new DeleteWebhookEndpointResponse.NotFound(StudioModels.NOT_FOUND);
  }

  @Override
  public TestWebhookEndpointResponse testWebhookEndpoint(
      Caller caller, String endpointId, @Nullable String idempotencyKey) {
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        "testWebhookEndpoint",
        endpointId,
        TestWebhookEndpointResponse.class,
        () ->
            switch (webhooks.ping(caller.organizationId(), AUDIENCE, endpointId)) {
              case Ping.Queued(var messageId) ->
                  new TestWebhookEndpointResponse.Accepted(new WebhookTest(messageId));
              case Ping.Disabled() ->
                  new TestWebhookEndpointResponse.Conflict("The endpoint is disabled.");
              case Ping.Unknown() ->
                  new TestWebhookEndpointResponse.NotFound(StudioModels.NOT_FOUND);
            });
  }
}
