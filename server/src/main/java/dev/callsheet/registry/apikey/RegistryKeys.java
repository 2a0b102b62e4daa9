package dev.callsheet.registry.apikey;

import dev.callsheet.apikey.ApiKey;
import dev.callsheet.apikey.ApiKeys;
import dev.callsheet.apikey.KeyCreation;
import dev.callsheet.apikey.KeyRotation;
import dev.callsheet.apikey.KeySpec;
import dev.callsheet.caller.Caller;
import dev.callsheet.kernel.contract.Contract;
import dev.callsheet.kernel.contract.ContractFamily;
import dev.callsheet.registry.RegistryFamily;
import dev.callsheet.webhook.EndpointCreation;
import dev.callsheet.webhook.Webhooks;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of this family, each with a webhook of its own if its bearer wants one. */
@Singleton
final class RegistryKeys {
  private final ApiKeys keys;
  private final KeyWebhooks keyWebhooks;
  private final Webhooks webhooks;
  private final ContractFamily family;
  private final TransactionOperations<Connection> transactions;

  RegistryKeys(
      ApiKeys keys,
      KeyWebhooks keyWebhooks,
      Webhooks webhooks,
      Contract contract,
      TransactionOperations<Connection> transactions) {
    this.keys = keys;
    this.keyWebhooks = keyWebhooks;
    this.webhooks = webhooks;
    this.family = contract.named(RegistryFamily.NAME).orElseThrow();
    this.transactions = transactions;
  }

  /**
   * Creates a key for the caller's organisation.
   *
   * @param scopes as they were asked for, known or not
   * @param webhookUrl null for none
   */
  KeyIssue create(Caller caller, String name, List<String> scopes, @Nullable String webhookUrl) {
    var stripped = name.strip();
    if (stripped.isEmpty() || stripped.codePointCount(0, stripped.length()) > KeySpec.MAX_NAME) {
      return new KeyIssue.NameInvalid();
    }
    if (scopes.isEmpty()) {
      return new KeyIssue.NoScopes();
    }
    var unknown = scopes.stream().filter(scope -> !family.scopes().containsKey(scope)).findFirst();
    if (unknown.isPresent()) {
      return new KeyIssue.ScopeUnknown(unknown.get());
    }
    var spec = new KeySpec(stripped, new LinkedHashSet<>(scopes), null);
    return webhookUrl == null
        ? issued(spec, keys.create(caller, family, spec), null)
        : transactions.executeWrite(status -> create(caller, spec, webhookUrl));
  }

  /** The webhook comes first: while its host is looked up, nobody waits for the count of keys. */
  private KeyIssue create(Caller caller, KeySpec spec, String webhookUrl) {
    return switch (webhooks.create(
        caller.organizationId(), RegistryFamily.NAME, webhookUrl, List.of())) {
      case EndpointCreation.UrlRefused(var reason, var fault) ->
          new KeyIssue.UrlRefused(reason, fault);
      case EndpointCreation.LimitReached(var maximum) -> new KeyIssue.LimitReached(maximum);
      case EndpointCreation.Created(var endpoint, var secret) -> {
        var issue =
            issued(
                spec, keys.create(caller, family, spec), new KeyIssue.NewWebhook(endpoint, secret));
        if (issue instanceof KeyIssue.Issued(var key, var _, var _)) {
          keyWebhooks.add(key.id(), endpoint);
        } else {
          webhooks.delete(caller.organizationId(), RegistryFamily.NAME, endpoint.id());
        }
        yield issue;
      }
    };
  }

  private static KeyIssue issued(
      KeySpec spec, KeyCreation creation, KeyIssue.@Nullable NewWebhook webhook) {
    return switch (creation) {
      case KeyCreation.Created(var key, var secret) -> new KeyIssue.Issued(key, secret, webhook);
      case KeyCreation.LimitReached(var maximum) -> new KeyIssue.LimitReached(maximum);
      case KeyCreation.ScopesDenied(var lacking) ->
          new KeyIssue.ScopeDenied(first(spec.scopes(), lacking));
    };
  }

  /** The first scope of a key that somebody lacks. */
  private static String first(Collection<String> scopes, Set<String> lacking) {
    return scopes.stream().filter(lacking::contains).findFirst().orElseThrow();
  }

  /** A key, and where its bearer is told; null for nowhere. */
  record Described(ApiKey key, @Nullable String webhookUrl) {}

  /**
   * Returns keys, revoked ones included, newest first.
   *
   * @param before the id after which the page begins, or null for the first page
   */
  List<Described> list(Caller caller, @Nullable String before, int limit) {
    return keys.listWithRevoked(caller, family, before, limit).stream()
        .map(this::described)
        .toList();
  }

  Optional<Described> find(Caller caller, String keyId) {
    return keys.findWithRevoked(caller, family, keyId).map(this::described);
  }

  private Described described(ApiKey key) {
    return new Described(
        key,
        keyWebhooks
            .find(key.organizationId(), key.id())
            .map(endpoint -> endpoint.url().toString())
            .orElse(null));
  }

  /** Makes a key worthless, if it is not yet; false if the organisation never had it. */
  boolean revoke(Caller caller, String keyId) {
    return transactions.executeWrite(
        status -> {
          var known = keys.findWithRevoked(caller, family, keyId).isPresent();
          if (known) {
            keys.revoke(keyId);
            keyWebhooks.remove(caller.organizationId(), keyId);
          }
          return known;
        });
  }

  /** Gives a key a new secret; the former one is accepted for as long as the grace lasts. */
  KeyRenewal rotate(Caller caller, String keyId, Duration grace) {
    var scopes = keys.find(caller, family, keyId).map(ApiKey::scopes).orElse(List.of());
    return switch (keys.rotate(caller, family, keyId, grace)) {
      case KeyRotation.Rotated(var key, var secret) ->
          new KeyRenewal.Renewed(described(key), secret);
      case KeyRotation.Unknown() -> new KeyRenewal.Unknown();
      case KeyRotation.ScopesDenied(var lacking) ->
          new KeyRenewal.ScopeDenied(first(scopes, lacking));
    };
  }

  /** How the rotation of a key ended. */
  sealed interface KeyRenewal {
    /**
     * The key has a new secret.
     *
     * @param secret what the bearer presents from now on; told this once
     */
    record Renewed(Described described, String secret) implements KeyRenewal {
      /** Leaves the secret out, for this may reach a log. */
      @Override
      public String toString() {
        return "Renewed[key=" + described.key().id() + "]";
      }
    }

    /** The organisation has no such key in force. */
    record Unknown() implements KeyRenewal {}

    /** The caller has not this scope of the key. */
    record ScopeDenied(String required) implements KeyRenewal {}
  }
}
