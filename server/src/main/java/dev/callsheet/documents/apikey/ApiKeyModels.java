package dev.callsheet.documents.apikey;

import dev.callsheet.api.documents.model.ApiKeyPage;
import dev.callsheet.api.documents.model.CreatedApiKey;
import dev.callsheet.api.documents.model.KeyMode;
import dev.callsheet.api.documents.model.Scope;
import dev.callsheet.apikey.ApiKey;
import dev.callsheet.documents.DocumentsModels;
import dev.callsheet.page.Page;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys as the contract writes them; scopes and modes as keys have them. */
final class ApiKeyModels {
  private ApiKeyModels() {}

  static Set<String> scopes(List<Scope> scopes) {
    return scopes.stream().map(Scope::value).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  static String prefix(KeyMode mode) {
    return switch (mode) {
      case LIVE -> DocumentsModels.LIVE_PREFIX;
      case TEST -> DocumentsModels.TEST_PREFIX;
    };
  }

  static dev.callsheet.api.documents.model.ApiKey apiKey(ApiKey key) {
    return new dev.callsheet.api.documents.model.ApiKey(
        key.id(), key.name(), scopes(key), mode(key), key.createdAt(), key.lastUsedAt());
  }

  static CreatedApiKey createdApiKey(ApiKey key, String secret) {
    return new CreatedApiKey(
        key.id(), key.name(), scopes(key), mode(key), key.createdAt(), key.lastUsedAt(), secret);
  }

  static ApiKeyPage page(Page<ApiKey> page) {
    return new ApiKeyPage(
        page.items().stream().map(ApiKeyModels::apiKey).toList(), page.nextCursor());
  }

  private static List<Scope> scopes(ApiKey key) {
    return key.scopes().stream().map(scope -> Scope.of(scope).orElseThrow()).toList();
  }

  private static KeyMode mode(ApiKey key) {
    return key.prefix().equals(DocumentsModels.TEST_PREFIX) ? KeyMode.TEST : KeyMode.LIVE;
  }
}
