package dev.callsheet.registry.apikey;

import dev.callsheet.api.registry.ApiKeyCreated;
import dev.callsheet.api.registry.ApiKeyFound;
import dev.callsheet.api.registry.ApiKeyInvalid;
import dev.callsheet.api.registry.ApiKeyRotated;
import dev.callsheet.api.registry.ApiKeysApi;
import dev.callsheet.api.registry.ApiKeysListed;
import dev.callsheet.api.registry.CreateApiKeyResponse;
import dev.callsheet.api.registry.Forbidden;
import dev.callsheet.api.registry.GetApiKeyResponse;
import dev.callsheet.api.registry.KeyRevoked;
import dev.callsheet.api.registry.ListApiKeysResponse;
import dev.callsheet.api.registry.NotFound;
import dev.callsheet.api.registry.RevokeApiKeyResponse;
import dev.callsheet.api.registry.RotateApiKeyResponse;
import dev.callsheet.api.registry.TooManyApiKeys;
import dev.callsheet.api.registry.model.CreateApiKeyRequest;
import dev.callsheet.api.registry.model.KeyLimitDetails;
import dev.callsheet.api.registry.model.RotateApiKeyRequest;
import dev.callsheet.api.registry.model.Scope;
import dev.callsheet.api.registry.model.ScopeDetails;
import dev.callsheet.api.registry.model.UnknownScopeDetails;
import dev.callsheet.api.registry.model.WebhookUrlDetails;
import dev.callsheet.apikey.KeySpec;
import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import dev.callsheet.registry.RegistryModels;
import io.micronaut.http.annotation.Controller;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operations of the tag RegistryApiKeys. That the organisation in the path is the caller's is
 * seen to before.
 */
@Controller
class ApiKeysController implements ApiKeysApi {
  private final RegistryKeys keys;
  private final Idempotency idempotency;
  private final PublicUrls urls;

  ApiKeysController(RegistryKeys keys, Idempotency idempotency, PublicUrls urls) {
    this.keys = keys;
    this.idempotency = idempotency;
    this.urls = urls;
  }

  @Override
  public CreateApiKeyResponse createApiKey(
      Caller caller, String orgId, @Nullable String idempotencyKey, CreateApiKeyRequest request) {
    return idempotency.once(
        RegistryModels.owner(caller), idempotencyKey, request, () -> create(caller, request));
  }

  private CreateApiKeyResponse create(Caller caller, CreateApiKeyRequest request) {
    return switch (keys.create(caller, request.name(), request.scopes(), request.webhookUrl())) {
      case KeyIssue.Issued issued ->
          new ApiKeyCreated(
              ApiKeyModels.created(issued),
              urls.of(
                  "/v1/organizations/"
                      + caller.organizationId()
                      + "/api-keys/"
                      + issued.key().id()));
      case KeyIssue.NameInvalid() ->
          new ApiKeyInvalid.ApiKeyInvalidName(
              "A name has 1 to " + KeySpec.MAX_NAME + " characters.");
      case KeyIssue.NoScopes() ->
          new ApiKeyInvalid.ApiKeyScopesRequired("A key has at least one scope.");
      case KeyIssue.ScopeUnknown(var value) ->
          new ApiKeyInvalid.ApiKeyUnknownScope(
              "No scope has this name.", new UnknownScopeDetails(value));
      case KeyIssue.UrlRefused(var reason, var fault) ->
          new ApiKeyInvalid.ApiKeyWebhookUrlInvalid(
              "The webhook URL " + reason + ".", new WebhookUrlDetails(ApiKeyModels.reason(fault)));
      case KeyIssue.ScopeDenied(var required) -> denied(required);
      case KeyIssue.LimitReached(var maximum) ->
          new TooManyApiKeys.ApiKeyLimitReached(
              "There are " + maximum + " API keys in force, as many as an organization may have.",
              new KeyLimitDetails(maximum));
    };
  }

  @Override
  public ListApiKeysResponse listApiKeys(
      Caller caller, String orgId, int limit, @Nullable String cursor) {
    List<RegistryKeys.Described> found = keys.list(caller, Cursor.id(cursor), limit + 1);
    return new ApiKeysListed(
        ApiKeyModels.page(Page.of(found, limit, described -> described.key().id())));
  }

  @Override
  public GetApiKeyResponse getApiKey(Caller caller, String orgId, String keyId) {
    return keys.find(caller, keyId)
        .<GetApiKeyResponse>map(described -> new ApiKeyFound(ApiKeyModels.apiKey(described)))
        .orElseGet(ApiKeysController::notFound);
  }

  @Override
  public RevokeApiKeyResponse revokeApiKey(Caller caller, String orgId, String keyId) {
    return keys.revoke(caller, keyId) ? new KeyRevoked() : notFound();
  }

  @Override
  public RotateApiKeyResponse rotateApiKey(
      Caller caller,
      String orgId,
      String keyId,
      @Nullable String idempotencyKey,
      RotateApiKeyRequest request) {
    return idempotency.once(
        RegistryModels.owner(caller),
        idempotencyKey,
        List.of(keyId, request),
        () -> rotate(caller, keyId, request));
  }

  private RotateApiKeyResponse rotate(Caller caller, String keyId, RotateApiKeyRequest request) {
    return switch (keys.rotate(caller, keyId, Duration.ofMillis(request.graceMs()))) {
      case RegistryKeys.KeyRenewal.Renewed renewed ->
          new ApiKeyRotated(ApiKeyModels.rotated(renewed));
      case RegistryKeys.KeyRenewal.Unknown() -> notFound();
      case RegistryKeys.KeyRenewal.ScopeDenied(var required) -> denied(required);
    };
  }

  private static Forbidden.ApiKeyScopeDenied denied(String required) {
    return new Forbidden.ApiKeyScopeDenied(
        "Your key lacks the scope " + required + ", which the other one has.",
        new ScopeDetails(Scope.of(required).orElseThrow()));
  }

  private static NotFound notFound() {
    return new NotFound("There is no such API key.", RegistryModels.resource("api_key"));
  }
}
