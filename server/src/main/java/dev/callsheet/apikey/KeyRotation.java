package dev.callsheet.apikey;

import java.util.Set;

/** How the rotation of a key ended. */
public sealed interface KeyRotation {
  /** How it ended for somebody who may grant anything. */
  sealed interface ByOperator extends KeyRotation {}

  /**
   * The key has a new secret.
   *
   * @param secret what the bearer presents from now on; stored nowhere and told this once
   */
  record Rotated(ApiKey key, String secret) implements ByOperator {
    /** Leaves the secret out, for this may reach a log. */
    @Override
    public String toString() {
      return "Rotated[key=" + key.id() + "]";
    }
  }

  /** The owner has no such key in force. */
  record Unknown() implements ByOperator {}

  /** Whoever asks has not the scopes that the key has. */
  record ScopesDenied(Set<String> lacking) implements KeyRotation {}
}
