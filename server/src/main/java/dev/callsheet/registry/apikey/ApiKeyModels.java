package dev.callsheet.registry.apikey;

import dev.callsheet.api.registry.model.ApiKey;
import dev.callsheet.api.registry.model.ApiKeyPage;
import dev.callsheet.api.registry.model.CreatedApiKey;
import dev.callsheet.api.registry.model.Scope;
import dev.callsheet.api.registry.model.WebhookUrlReason;
import dev.callsheet.egress.UrlFault;
import dev.callsheet.page.Page;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys as the contract writes them. */
final class ApiKeyModels {
  private ApiKeyModels() {}

  static ApiKey apiKey(RegistryKeys.Described described) {
    var key = described.key();
    return new ApiKey(
        key.id(),
        key.name(),
        scopes(key),
        url(described.webhookUrl()),
        key.createdAt(),
        key.formerExpiresAt(),
        key.lastUsedAt(),
        key.revokedAt());
  }

  static CreatedApiKey created(KeyIssue.Issued issued) {
    var webhook = issued.webhook();
    return created(
        issued.key(),
        webhook == null ? null : webhook.endpoint().url(),
        issued.secret(),
        webhook == null ? null : webhook.secret());
  }

  static CreatedApiKey rotated(RegistryKeys.KeyRenewal.Renewed renewed) {
    var described = renewed.described();
    return created(described.key(), url(described.webhookUrl()), renewed.secret(), null);
  }

  private static CreatedApiKey created(
      dev.callsheet.apikey.ApiKey key,
      @Nullable URI webhookUrl,
      String secret,
      @Nullable String webhookSecret) {
    return new CreatedApiKey(
        key.id(),
        key.name(),
        scopes(key),
        webhookUrl,
        key.createdAt(),
        key.formerExpiresAt(),
        key.lastUsedAt(),
        key.revokedAt(),
        secret,
        webhookSecret);
  }

  static ApiKeyPage page(Page<RegistryKeys.Described> page) {
    return new ApiKeyPage(
        page.items().stream().map(ApiKeyModels::apiKey).toList(), page.nextCursor());
  }

  static WebhookUrlReason reason(UrlFault fault) {
    return switch (fault) {
      case MALFORMED -> WebhookUrlReason.MALFORMED;
      case SCHEME -> WebhookUrlReason.UNSUPPORTED_SCHEME;
      case HOST -> WebhookUrlReason.NO_HOST;
      case ADDRESS -> WebhookUrlReason.NOT_PUBLIC;
    };
  }

  private static List<Scope> scopes(dev.callsheet.apikey.ApiKey key) {
    return key.scopes().stream().map(scope -> Scope.of(scope).orElseThrow()).toList();
  }

  private static @Nullable URI url(@Nullable String text) {
    return text == null ? null : URI.create(text);
  }
}
