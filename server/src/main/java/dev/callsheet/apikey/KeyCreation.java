package dev.callsheet.apikey;

import java.util.Set;

/** How the creation of a key ended. */
public sealed interface KeyCreation {
  /** How it ended for somebody who may grant anything. */
  sealed interface ByOperator extends KeyCreation {}

  /**
   * The key is in force.
   *
   * @param secret what the bearer presents; stored nowhere and told this once
   */
  record Created(ApiKey key, String secret) implements ByOperator {
    /** Leaves the secret out, for this may reach a log. */
    @Override
    public String toString() {
      return "Created[key=" + key.id() + "]";
    }
  }

  /** The owner has as many keys in force as it may have in this family. */
  record LimitReached(int maximum) implements ByOperator {}

  /** Whoever asks has not the scopes that the key would have. */
  record ScopesDenied(Set<String> lacking) implements KeyCreation {}
}
