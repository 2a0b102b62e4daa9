package dev.callsheet.studio.apikey;

import dev.callsheet.api.studio.ApiKeyCreated;
import dev.callsheet.api.studio.ApiKeyFound;
import dev.callsheet.api.studio.ApiKeyRotated;
import dev.callsheet.api.studio.ApiKeysApi;
import dev.callsheet.api.studio.ApiKeysListed;
import dev.callsheet.api.studio.Conflict;
import dev.callsheet.api.studio.CreateApiKeyResponse;
import dev.callsheet.api.studio.DeleteApiKeyResponse;
import dev.callsheet.api.studio.Deleted;
import dev.callsheet.api.studio.Forbidden;
import dev.callsheet.api.studio.GetApiKeyResponse;
import dev.callsheet.api.studio.ListApiKeysResponse;
import dev.callsheet.api.studio.NotFound;
import dev.callsheet.api.studio.RotateApiKeyResponse;
import dev.callsheet.api.studio.model.ApiKeyPage;
import dev.callsheet.api.studio.model.CreateApiKeyRequest;
import dev.callsheet.api.studio.model.RotateApiKeyRequest;
import dev.callsheet.apikey.ApiKey;
import dev.callsheet.apikey.ApiKeys;
import dev.callsheet.apikey.KeyCreation;
import dev.callsheet.apikey.KeyRotation;
import dev.callsheet.apikey.KeySpec;
import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.contract.Contract;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.kernel.request.PublicUrls;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import dev.callsheet.studio.StudioFamily;
import dev.callsheet.studio.StudioModels;
import io.micronaut.http.annotation.Controller;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations of the tag StudioApiKeys. */
@Controller
class ApiKeysController implements ApiKeysApi {
  private final ApiKeys keys;
  private final ContractFamily family;
  private final Idempotency idempotency;
  private final PublicUrls urls;

  ApiKeysController(ApiKeys keys, Contract contract, Idempotency idempotency, PublicUrls urls) {
    this.keys = keys;
    this.family = contract.named(StudioFamily.NAME).orElseThrow();
    this.idempotency = idempotency;
    this.urls = urls;
  }

  @Override
  public CreateApiKeyResponse createApiKey(
      Caller caller, @Nullable String idempotencyKey, CreateApiKeyRequest request) {
    return idempotency.once(
        caller.organizationId(), idempotencyKey, request, () -> create(caller, request));
  }

  private CreateApiKeyResponse create(Caller caller, CreateApiKeyRequest request) {
    var spec = new KeySpec(request.name(), ApiKeyModels.scopes(request.scopes()), null);
    return switch (keys.create(caller, family, spec)) {
      case KeyCreation.Created(var key, var secret) ->
          new ApiKeyCreated(
              ApiKeyModels.createdApiKey(key, secret), urls.of("/v1/api-keys/" + key.id()));
      case KeyCreation.LimitReached(var maximum) ->
          new Conflict("There are " + maximum + " API keys, as many as an organisation may have.");
      case KeyCreation.ScopesDenied(var lacking) -> new Forbidden(denied(lacking));
    };
  }

  @Override
  public ListApiKeysResponse listApiKeys(Caller caller, int limit, @Nullable String cursor) {
    var page =
        Page.of(keys.list(caller, family, Cursor.id(cursor), limit + 1), limit, ApiKey::id)
            .map(ApiKeyModels::apiKey);
    return new ApiKeysListed(new ApiKeyPage(page.items(), page.nextCursor()));
  }

  @Override
  public GetApiKeyResponse getApiKey(Caller caller, String apiKeyId) {
    return keys.find(caller, family, apiKeyId)
        .<GetApiKeyResponse>map(key -> new ApiKeyFound(ApiKeyModels.apiKey(key)))
        .orElseGet(() -> new NotFound(StudioModels.NOT_FOUND));
  }

  @Override
  public DeleteApiKeyResponse deleteApiKey(Caller caller, String apiKeyId) {
    return keys.revoke(caller, family, apiKeyId)
        ? new Deleted()
        : new NotFound(StudioModels.NOT_FOUND);
  }

  @Override
  public RotateApiKeyResponse rotateApiKey(
      Caller caller,
      String apiKeyId,
      @Nullable String idempotencyKey,
      RotateApiKeyRequest request) {
    return idempotency.once(
        caller.organizationId(),
        idempotencyKey,
        List.of(apiKeyId, request),
        () -> rotate(caller, apiKeyId, Duration.ofMillis(request.graceMs())));
  }

  private RotateApiKeyResponse rotate(Caller caller, String apiKeyId, Duration grace) {
    return switch (keys.rotate(caller, family, apiKeyId, grace)) {
      case KeyRotation.Rotated(var key, var secret) ->
          new ApiKeyRotated(ApiKeyModels.createdApiKey(key, secret));
      case KeyRotation.Unknown() -> new NotFound(StudioModels.NOT_FOUND);
      case KeyRotation.ScopesDenied(var lacking) -> new Forbidden(denied(lacking));
    };
  }

  private static String denied(Set<String> lacking) {
    return "Your key lacks what the other one would grant: " + String.join(", ", lacking) + ".";
  }
}
