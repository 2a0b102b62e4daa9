package dev.callsheet.documents.apikey;

import dev.callsheet.api.documents.ApiKeyCreated;
import dev.callsheet.api.documents.ApiKeysApi;
import dev.callsheet.api.documents.ApiKeysListed;
import dev.callsheet.api.documents.Conflict;
import dev.callsheet.api.documents.CreateApiKeyResponse;
import dev.callsheet.api.documents.DeleteApiKeyResponse;
import dev.callsheet.api.documents.Deleted;
import dev.callsheet.api.documents.Forbidden;
import dev.callsheet.api.documents.ListApiKeysResponse;
import dev.callsheet.api.documents.NotFound;
import dev.callsheet.api.documents.model.CreateApiKeyRequest;
import dev.callsheet.apikey.ApiKey;
import dev.callsheet.apikey.ApiKeys;
import dev.callsheet.apikey.KeyCreation;
import dev.callsheet.apikey.KeySpec;
import dev.callsheet.caller.Caller;
import dev.callsheet.documents.DocumentsFamily;
import dev.callsheet.documents.DocumentsModels;
import dev.callsheet.kernel.contract.Contract;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.kernel.idempotency.Idempotency;
import dev.callsheet.page.Cursor;
import dev.callsheet.page.Page;
import io.micronaut.http.annotation.Controller;
import org.jspecify.annotations.Nullable;

/**
 * The operations of the tag DocumentsApiKeys. That the organisation in the path is the caller's is
 * seen to before.
 */
@Controller
class ApiKeysController implements ApiKeysApi {
  private final ApiKeys keys;
  private final ContractFamily family;
  private final Idempotency idempotency;

  ApiKeysController(ApiKeys keys, Contract contract, Idempotency idempotency) {
    this.keys = keys;
    this.family = contract.named(DocumentsFamily.NAME).orElseThrow();
    this.idempotency = idempotency;
  }

  @Override
  public CreateApiKeyResponse createApiKey(
      Caller caller,
      String organizationId,
      @Nullable String idempotencyKey,
      CreateApiKeyRequest request) {
    var prefix = request.mode() == null ? caller.keyPrefix() : ApiKeyModels.prefix(request.mode());
    if (mayNotTouch(caller, prefix)) {
      return new Forbidden("A test key makes test keys alone.");
    }
    return idempotency.once(
        DocumentsModels.owner(caller),
        idempotencyKey,
        request,
        () -> create(caller, request, prefix));
  }

  private CreateApiKeyResponse create(Caller caller, CreateApiKeyRequest request, String prefix) {
    var spec = new KeySpec(request.name(), ApiKeyModels.scopes(request.scopes()), null, prefix);
    return switch (keys.create(caller, family, spec)) {
      case KeyCreation.Created(var key, var secret) ->
          new ApiKeyCreated(ApiKeyModels.createdApiKey(key, secret));
      case KeyCreation.LimitReached(var maximum) ->
          new Conflict(
              "There are " + maximum + " API keys, as many as an organisation may have.",
              DocumentsModels.NO_RUN,
              null);
      case KeyCreation.ScopesDenied(var lacking) ->
          new Forbidden(
              "Your key lacks what the other one would grant: " + String.join(", ", lacking) + ".");
    };
  }

  @Override
  public ListApiKeysResponse listApiKeys(
      Caller caller, String organizationId, int limit, @Nullable String cursor) {
    return new ApiKeysListed(
        ApiKeyModels.page(
            Page.of(keys.list(caller, family, Cursor.id(cursor), limit + 1), limit, ApiKey::id)));
  }

  @Override
  public DeleteApiKeyResponse deleteApiKey(Caller caller, String organizationId, String apiKeyId) {
    var found = keys.find(caller, family, apiKeyId);
    if (found.isEmpty()) {
      return new NotFound(DocumentsModels.NOT_FOUND);
    }
    if (mayNotTouch(caller, found.get().prefix())) {
      return new Forbidden("A test key deletes test keys alone.");
    }
    return keys.revoke(caller, family, apiKeyId)
        ? new Deleted()
        : new NotFound(DocumentsModels.NOT_FOUND);
  }

  /** What is done with a test key must not reach what is real. */
  private static boolean mayNotTouch(Caller caller, String prefix) {
    return DocumentsModels.isTest(caller) && !prefix.equals(DocumentsModels.TEST_PREFIX);
  }
}
