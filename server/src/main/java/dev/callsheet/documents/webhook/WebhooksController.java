package dev.callsheet.documents.webhook;

import dev.callsheet.api.documents.Conflict;
import dev.callsheet.api.documents.CreateWebhookResponse;
import dev.callsheet.api.documents.DeleteWebhookResponse;
import dev.callsheet.api.documents.Deleted;
import dev.callsheet.api.documents.Forbidden;
import dev.callsheet.api.documents.GetWebhookResponse;
import dev.callsheet.api.documents.ListWebhooksResponse;
import dev.callsheet.api.documents.NotFound;
import dev.callsheet.api.documents.TestWebhookResponse;
import dev.callsheet.api.documents.ValidationFailed;
import dev.callsheet.api.documents.WebhookCreated;
import dev.callsheet.api.documents.WebhookFound;
import dev.callsheet.api.documents.WebhookTested;
import dev.callsheet.api.documents.WebhooksApi;
import dev.callsheet.api.documents.WebhooksListed;
import dev.callsheet.api.documents.model.CreateWebhookRequest;
import dev.callsheet.api.documents.model.WebhookTest;
import dev.callsheet.caller.Caller;
import dev.callsheet.documents.DocumentsFamily;
import dev.callsheet.documents.DocumentsModels;
import dev.callsheet.documents.DocumentsPlans;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import dev.callsheet.webhook.Endpoint;
import dev.callsheet.webhook.EndpointCreation;
import dev.callsheet.webhook.Ping;
import dev.callsheet.webhook.Webhooks;
import io.micronaut.http.annotation.Controller;
import org.jspecify.annotations.Nullable;

/** The operations of the tag DocumentsWebhooks. */
@Controller
class WebhooksController implements WebhooksApi {
  private static final String URL = "/url";
  private static final String NEEDS_PRO =
      "Webhooks need the tier " + DocumentsPlans.PRO + " or a higher one.";

  private final Webhooks webhooks;
  private final DocumentsPlans plans;
  private final Idempotency idempotency;
  private final PublicUrls urls;

  WebhooksController(
      Webhooks webhooks, DocumentsPlans plans, Idempotency idempotency, PublicUrls urls) {
    this.webhooks = webhooks;
    this.plans = plans;
    this.idempotency = idempotency;
    this.urls = urls;
  }

  @Override
  public CreateWebhookResponse createWebhook(
      Caller caller, @Nullable String idempotencyKey, CreateWebhookRequest request) {
    if (!plans.hasPro(caller.organizationId())) {
      return new Forbidden(NEEDS_PRO);
    }
    return idempotency.once(
        caller.organizationId(), idempotencyKey, request, () -> create(caller, request));
  }

  private CreateWebhookResponse create(Caller caller, CreateWebhookRequest request) {
    return switch (webhooks.create(
        caller.organizationId(),
        DocumentsFamily.NAME,
        request.url().toString(),
        WebhookModels.names(request.events()))) {
      case EndpointCreation.Created(var endpoint, var secret) ->
          new WebhookCreated(
              WebhookModels.createdWebhook(endpoint, secret),
              urls.of("/api/v1/webhooks/" + endpoint.id()));
      case EndpointCreation.UrlRefused(var reason, var _) ->
          new ValidationFailed(
              "Some fields are not valid: " + URL + " " + reason,
              DocumentsModels.invalid(URL, reason));
      case EndpointCreation.LimitReached(var maximum) ->
          new Conflict(
              "There are " + maximum + " webhooks, as many as an organisation may have.",
              DocumentsModels.NO_RUN,
              null);
    };
  }

  @Override
  public ListWebhooksResponse listWebhooks(Caller caller, int limit, @Nullable String cursor) {
    var endpoints =
        webhooks.list(caller.organizationId(), DocumentsFamily.NAME, Cursor.id(cursor), limit + 1);
    return new WebhooksListed(WebhookModels.page(Page.of(endpoints, limit, Endpoint::id)));
  }

  @Override
  public GetWebhookResponse getWebhook(Caller caller, String webhookId) {
    return webhooks
        .find(caller.organizationId(), DocumentsFamily.NAME, webhookId)
        .<GetWebhookResponse>map(endpoint -> new WebhookFound(WebhookModels.webhook(endpoint)))
        .orElseGet(() -> new NotFound(DocumentsModels.NOT_FOUND));
  }

  @Override
  public DeleteWebhookResponse deleteWebhook(Caller caller, String webhookId) {
    return webhooks.delete(caller.organizationId(), DocumentsFamily.NAME, webhookId)
        ? new Deleted()
        : new NotFound(DocumentsModels.NOT_FOUND);
  }

  @Override
  public TestWebhookResponse testWebhook(
      Caller caller, String webhookId, @Nullable String idempotencyKey) {
    return idempotency.once(
        caller.organizationId(), idempotencyKey, webhookId, () -> test(caller, webhookId));
  }

  /** What is nobody's is told before what the tier lacks. */
  private TestWebhookResponse test(Caller caller, String webhookId) {
    if (webhooks.find(caller.organizationId(), DocumentsFamily.NAME, webhookId).isEmpty()) {
      return new NotFound(DocumentsModels.NOT_FOUND);
    }
    if (!plans.hasPro(caller.organizationId())) {
      return new Forbidden(NEEDS_PRO);
    }
    return switch (webhooks.ping(caller.organizationId(), DocumentsFamily.NAME, webhookId)) {
      case Ping.Queued(var messageId) -> new WebhookTested(new WebhookTest(messageId));
      case Ping.Disabled() ->
          new Conflict("The webhook is disabled.", DocumentsModels.NO_RUN, null);
      case Ping.Unknown() -> new NotFound(DocumentsModels.NOT_FOUND);
    };
  }
}
