package dev.callsheet.registry.apikey;

import dev.callsheet.apikey.ApiKey;
import dev.callsheet.egress.UrlFault;
import dev.callsheet.webhook.Endpoint;
import org.jspecify.annotations.Nullable;

/** How the creation of a key ended. */
sealed interface KeyIssue {
  /**
   * The key is in force.
   *
   * @param secret what the bearer presents; told this once
   * @param webhook where the bearer is told; null for nowhere
   */
  record Issued(ApiKey key, String secret, @Nullable NewWebhook webhook) implements KeyIssue {
    /** Leaves the secret out, for this may reach a log. */
    @Override
    public String toString() {
      return "Issued[key=" + key.id() + "]";
    }
  }

  /**
   * An endpoint at the only moment when its secret is known.
   *
   * @param secret what deliveries are signed with
   */
  record NewWebhook(Endpoint endpoint, String secret) {
    /** Leaves the secret out, for this may reach a log. */
    @Override
    public String toString() {
      return "NewWebhook[endpoint=" + endpoint.id() + "]";
    }
  }

  /** The name is empty, or too long. */
  record NameInvalid() implements KeyIssue {}

  /** There is no scope. */
  record NoScopes() implements KeyIssue {}

  /** No scope is called so. */
  record ScopeUnknown(String value) implements KeyIssue {}

  /**
   * The URL may not be called.
   *
   * @param reason for the client, as the end of a sentence about the URL
   * @param fault the same for programs
   */
  record UrlRefused(String reason, UrlFault fault) implements KeyIssue {}

  /** The caller has not this scope, and so cannot grant it. */
  record ScopeDenied(String required) implements KeyIssue {}

  /** The organisation has as many keys in force as it may. */
  record LimitReached(int maximum) implements KeyIssue {}
}
