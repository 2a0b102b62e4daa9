package dev.callsheet.registry.apikey;

import dev.callsheet.registry.RegistryFamily;
import dev.callsheet.webhook.Endpoint;
import dev.callsheet.webhook.Webhooks;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The URLs that the bearers of keys gave to be told at. Each is an endpoint of its own that is told
 * of nothing but what its key's transactions came to.
 */
@Singleton
public final class KeyWebhooks {
  private final KeyWebhookRepository repository;
  private final Webhooks webhooks;

  KeyWebhooks(KeyWebhookRepository repository, Webhooks webhooks) {
    this.repository = repository;
    this.webhooks = webhooks;
  }

  /** Returns the endpoints of those of some keys that have one, by the ids of the keys. */
  public Map<String, String> endpoints(Collection<String> keyIds) {
    return repository.findAll(keyIds.stream().distinct().toArray(String[]::new)).stream()
        .collect(Collectors.toMap(KeyWebhook::apiKeyId, KeyWebhook::endpointId));
  }

  /** Tells an endpoint of an event, once the caller's transaction commits. */
  public void tell(String organizationId, String endpointId, String type, Object data) {
    webhooks.publish(organizationId, RegistryFamily.NAME, type, data, endpointId);
  }

  /** Returns the endpoint of a key. */
  Optional<Endpoint> find(String organizationId, String keyId) {
    return repository
        .findByApiKeyId(keyId)
        .flatMap(
            webhook -> webhooks.find(organizationId, RegistryFamily.NAME, webhook.endpointId()));
  }

  void add(String keyId, Endpoint endpoint) {
    repository.save(new KeyWebhook(keyId, endpoint.id()));
  }

  /** Removes the endpoint of a key, and what is on its way there. */
  void remove(String organizationId, String keyId) {
    repository
        .findByApiKeyId(keyId)
        .ifPresent(
            webhook -> {
              repository.deleteByApiKeyId(keyId);
              webhooks.delete(organizationId, RegistryFamily.NAME, webhook.endpointId());
            });
  }
}
