package dev.callsheet.tasks.webhook;

import dev.callsheet.api.tasks.CreateWebhookResponse;
import dev.callsheet.api.tasks.DeleteWebhookResponse;
import dev.callsheet.api.tasks.Deleted;
import dev.callsheet.api.tasks.GetWebhookResponse;
import dev.callsheet.api.tasks.ListWebhooksResponse;
import dev.callsheet.api.tasks.RequestInvalid;
import dev.callsheet.api.tasks.TestWebhookResponse;
import dev.callsheet.api.tasks.WebhookCreated;
import dev.callsheet.api.tasks.WebhookFound;
import dev.callsheet.api.tasks.WebhookNotFound;
import dev.callsheet.api.tasks.WebhookTested;
import dev.callsheet.api.tasks.WebhooksApi;
import dev.callsheet.api.tasks.WebhooksListed;
import dev.callsheet.api.tasks.model.CreateWebhookRequest;
import dev.callsheet.api.tasks.model.WebhookTest;
import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import dev.callsheet.tasks.TasksFamily;
import dev.callsheet.webhook.Endpoint;
import dev.callsheet.webhook.EndpointCreation;
import dev.callsheet.webhook.Ping;
import dev.callsheet.webhook.Webhooks;
import io.micronaut.http.annotation.Controller;
import org.jspecify.annotations.Nullable;

/** The operations of the tag TasksWebhooks: each sees those of the key's project alone. */
@Controller
class WebhooksController implements WebhooksApi {
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
        caller.owner().id(), idempotencyKey, request, () -> create(caller, request));
  }

  private CreateWebhookResponse create(Caller caller, CreateWebhookRequest request) {
    return switch (webhooks.create(
        caller.owner(),
        TasksFamily.NAME,
        request.url().toString(),
        WebhookModels.names(request.events()))) {
      case EndpointCreation.Created(var endpoint, var secret) ->
          new WebhookCreated(
              WebhookModels.createdWebhook(endpoint, secret),
              urls.of("/webhooks/" + endpoint.id()));
      case EndpointCreation.UrlRefused(var reason, var _) ->
          new RequestInvalid("/url " + reason + ".");
      case EndpointCreation.LimitReached(var maximum) ->
          new RequestInvalid(
              "There are "
                  + maximum
                  + " webhooks, as many as a project may have. Delete one first.");
    };
  }

  @Override
  public ListWebhooksResponse listWebhooks(Caller caller, int limit, @Nullable String cursor) {
    var endpoints = webhooks.list(caller.owner(), TasksFamily.NAME, Cursor.id(cursor), limit + 1);
    return new WebhooksListed(WebhookModels.page(Page.of(endpoints, limit, Endpoint::id)));
  }

  @Override
  public GetWebhookResponse getWebhook(Caller caller, String webhookId) {
    return webhooks
        .find(caller.owner(), TasksFamily.NAME, webhookId)
        .<GetWebhookResponse>map(endpoint -> new WebhookFound(WebhookModels.webhook(endpoint)))
        .orElseGet(WebhooksController::notFound);
  }

  @Override
  public DeleteWebhookResponse deleteWebhook(Caller caller, String webhookId) {
    return webhooks.delete(caller.owner(), TasksFamily.NAME, webhookId)
        ? new Deleted()
        : notFound();
  }

  @Override
  public TestWebhookResponse testWebhook(
      Caller caller, String webhookId, @Nullable String idempotencyKey) {
    return idempotency.once(
        caller.owner().id(), idempotencyKey, webhookId, () -> test(caller, webhookId));
  }

  private TestWebhookResponse test(Caller caller, String webhookId) {
    return switch (webhooks.ping(caller.owner(), TasksFamily.NAME, webhookId)) {
      case Ping.Queued(var messageId) -> new WebhookTested(new WebhookTest(messageId));
      case Ping.Disabled() ->
          new RequestInvalid("The webhook is disabled. Delete it, and create another one.");
      case Ping.Unknown() -> notFound();
    };
  }

  private static WebhookNotFound notFound() {
    return new WebhookNotFound("There is no such webhook.");
  }
}
