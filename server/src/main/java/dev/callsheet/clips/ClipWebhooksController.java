package dev.callsheet.clips;

import dev.callsheet.api.ClipWebhooksApi;
import dev.callsheet.api.CreateClipWebhookResponse;
import dev.callsheet.api.DeleteClipWebhookResponse;
import dev.callsheet.api.ListClipWebhooksResponse;
import dev.callsheet.api.TestClipWebhookResponse;
import dev.callsheet.api.model.ClipWebhookPageEnvelope;
import dev.callsheet.api.model.ClipWebhookTest;
import dev.callsheet.api.model.ClipWebhookTestEnvelope;
import dev.callsheet.api.model.CreateClipWebhookRequest;
import dev.callsheet.api.model.CreatedClipWebhookEnvelope;
import dev.callsheet.api.model.DeletedClipWebhook;
import dev.callsheet.api.model.DeletedClipWebhookEnvelope;
import dev.callsheet.apikey.Caller;
import dev.callsheet.idempotency.Idempotency;
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
class ClipWebhooksController implements ClipWebhooksApi {
  private static final String NO_WEBHOOK = "There is no such webhook.";

  private final Webhooks webhooks;
  private final Idempotency idempotency;

  ClipWebhooksController(Webhooks webhooks, Idempotency idempotency) {
    this.webhooks = webhooks;
    this.idempotency = idempotency;
  }

  @Override
  public CreateClipWebhookResponse createClipWebhook(
      Caller caller, @Nullable String idempotencyKey, CreateClipWebhookRequest request) {
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        "createClipWebhook",
        request,
        CreateClipWebhookResponse.class,
        () -> create(caller, request));
  }

  private CreateClipWebhookResponse create(Caller caller, CreateClipWebhookRequest request) {
    var outcome =
        webhooks.create(
            caller.organizationId(), ClipEvents.AUDIENCE, request.url().toString(), ClipEvents.ALL);
    return switch (outcome) {
      case EndpointCreation.Created(var endpoint, var secret) ->
          new CreateClipWebhookResponse.Ok(
              new CreatedClipWebhookEnvelope(ClipModels.createdWebhook(endpoint, secret)));
      case EndpointCreation.UrlRefused(var reason) ->
          new CreateClipWebhookResponse.BadRequest("url " + reason);
      case EndpointCreation.LimitReached(var maximum) ->
          new CreateClipWebhookResponse.BadRequest(
              "There are " + maximum + " webhooks, as many as there may be.");
    };
  }

  @Override
  public ListClipWebhooksResponse listClipWebhooks(
      Caller caller, int limit, @Nullable String cursor) {
    var endpoints =
        webhooks.list(caller.organizationId(), ClipEvents.AUDIENCE, Cursor.id(cursor), limit + 1);
    return new ListClipWebhooksResponse.Ok(
        new ClipWebhookPageEnvelope(ClipModels.webhooks(Page.of(endpoints, limit, Endpoint::id))));
  }

  @Override
  public DeleteClipWebhookResponse deleteClipWebhook(Caller caller, String webhookId) {
    return webhooks.delete(caller.organizationId(), ClipEvents.AUDIENCE, webhookId)
        ? new DeleteClipWebhookResponse.Ok(
            new DeletedClipWebhookEnvelope(new DeletedClipWebhook(webhookId)))
        : new DeleteClipWebhookResponse.BadRequest(NO_WEBHOOK);
  }

  @Override
  public TestClipWebhookResponse testClipWebhook(
      Caller caller, String webhookId, @Nullable String idempotencyKey) {
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        "testClipWebhook",
        webhookId,
        TestClipWebhookResponse.class,
        () ->
            switch (webhooks.ping(caller.organizationId(), ClipEvents.AUDIENCE, webhookId)) {
              case Ping.Queued(var messageId) ->
                  new TestClipWebhookResponse.Ok(
                      new ClipWebhookTestEnvelope(new ClipWebhookTest(messageId)));
              case Ping.Disabled() ->
                  new TestClipWebhookResponse.BadRequest("The webhook is disabled.");
              case Ping.Unknown() -> new TestClipWebhookResponse.BadRequest(NO_WEBHOOK);
            });
  }
}
