package dev.callsheet.studio.apikey;

import dev.callsheet.api.studio.model.CreatedApiKey;
import dev.callsheet.api.studio.model.Scope;
import dev.callsheet.apikey.ApiKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys as the contract writes them, and scopes as keys have them. */
final class ApiKeyModels {
  private ApiKeyModels() {}

  static Set<String> scopes(List<Scope> scopes) {
    return scopes.stream().map(Scope::value).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<Scope> scopes(ApiKey key) {
    return key.scopes().stream().map(scope -> Scope.of(scope).orElseThrow()).toList();
  }

  static dev.callsheet.api.studio.model.ApiKey apiKey(ApiKey key) {
    return new dev.callsheet.api.studio.model.ApiKey(
        key.id(),
        key.name(),
        scopes(key),
        key.createdAt(),
        key.lastUsedAt(),
        key.formerExpiresAt());
  }

  static CreatedApiKey createdApiKey(ApiKey key, String secret) {
    return new CreatedApiKey(
        key.id(),
        key.name(),
        scopes(key),
        key.createdAt(),
        key.lastUsedAt(),
        key.formerExpiresAt(),
        secret);
  }
}
